"""How long a person must notify the police, by the sentence for the offence."""

from datetime import date

import pytest

from probation.policy.explained import Part
from probation.policy.fixed_term import FixedTerm
from probation.policy.mappa_offences import Conviction, Disposal
from probation.policy.notification import (
    COUNTING,
    HALVED,
    INDEFINITE,
    SOURCE,
    UNKNOWN,
    Notification,
    notification_end,
)

DAY = date(2019, 5, 1)


def end(disposal, months=0, days=0, born_on=date(1980, 1, 1), **more):
    term = FixedTerm(DAY, months, days) if months or days else None
    one = Conviction("SX03007", disposal, DAY, term, born_on=born_on, **more)
    return notification_end(one)


@pytest.mark.parametrize(
    ("disposal", "months", "days", "until"),
    [
        (Disposal.IMPRISONMENT, 6, 0, date(2026, 4, 30)),
        (Disposal.IMPRISONMENT, 6, 1, date(2029, 4, 30)),
        (Disposal.IMPRISONMENT, 29, 0, date(2029, 4, 30)),
        (Disposal.SUSPENDED, 12, 0, date(2029, 4, 30)),
        (Disposal.HOSPITAL, 0, 0, date(2026, 4, 30)),
        (Disposal.CAUTION, 0, 0, date(2021, 4, 30)),
        (Disposal.COMMUNITY, 12, 0, date(2024, 4, 30)),
        (Disposal.OTHER, 0, 0, date(2024, 4, 30)),
        (Disposal.CONDITIONAL_DISCHARGE, 18, 0, date(2020, 10, 31)),
    ],
)
def test_the_period_by_sentence(disposal, months, days, until):
    assert end(disposal, months, days).value == Notification(True, until)


@pytest.mark.parametrize(
    ("disposal", "months"),
    [
        (Disposal.IMPRISONMENT, 30),
        (Disposal.LIFE, 0),
        (Disposal.PUBLIC_PROTECTION, 0),
        (Disposal.HOSPITAL_RESTRICTED, 0),
    ],
)
def test_indefinite(disposal, months):
    told = end(disposal, months)
    assert told.value == INDEFINITE
    assert told.value.in_words == "indefinitely"
    assert told.value.on_day(date(2090, 1, 1))
    (part,) = told.parts
    assert part.says == ("30 months or more: indefinite" if months else "Indefinite")
    assert part.source == SOURCE
    assert part.doubt == "Review after 15 years, 8 if under 18, is from memory."


@pytest.mark.parametrize(
    "disposal", [Disposal.IMPRISONMENT, Disposal.CONDITIONAL_DISCHARGE]
)
def test_without_a_length_it_is_unknown(disposal):
    told = end(disposal)
    assert told.value == UNKNOWN
    assert told.parts == (
        Part("The length of the sentence is not known", None, SOURCE),
    )


def test_halved_for_a_person_under_18():
    young = {"born_on": date(2001, 5, 2)}  # 17 at sentence
    told = end(Disposal.IMPRISONMENT, 6, **young)
    assert told.value.until == date(2022, 10, 31)
    assert told.parts == (
        Part("6 months or less: 42 months", date(2022, 10, 31), SOURCE, COUNTING),
        Part("Halved: under 18 at conviction", 42, SOURCE, HALVED),
    )
    assert end(Disposal.IMPRISONMENT, 6, born_on=date(2001, 5, 1)).value.until == date(
        2026, 4, 30
    )
    assert end(Disposal.IMPRISONMENT, 6, born_on=None).value.until == date(2026, 4, 30)


def test_a_discharge_is_not_halved():
    told = end(Disposal.CONDITIONAL_DISCHARGE, 18, born_on=date(2004, 1, 1))
    assert told.value.until == date(2020, 10, 31)
    assert len(told.parts) == 1


@pytest.mark.parametrize(
    ("disposal", "months", "words", "doubt"),
    [
        (
            Disposal.IMPRISONMENT,
            12,
            "More than 6 months and less than 30: 120 months",
            COUNTING,
        ),
        (
            Disposal.HOSPITAL,
            0,
            "Hospital order without restriction: 84 months",
            COUNTING,
        ),
        (Disposal.CAUTION, 0, "Caution: 24 months", COUNTING),
        (
            Disposal.CONDITIONAL_DISCHARGE,
            18,
            "The period of the discharge: 18 months",
            COUNTING,
        ),
        (
            Disposal.OTHER,
            0,
            "Any other sentence: 60 months",
            f"{COUNTING} Five years is from memory.",
        ),
    ],
)
def test_the_working(disposal, months, words, doubt):
    told = end(disposal, months)
    assert told.parts == (Part(words, told.value.until, SOURCE, doubt),)


def test_the_polices_own_date_wins():
    told = end(Disposal.LIFE, notification_until=date(2025, 1, 1))
    assert told.value == Notification(True, date(2025, 1, 1))
    assert told.value.in_words == "until 1 January 2025"
    assert told.parts == (
        Part("The police gave this end, which wins", date(2025, 1, 1)),
    )
    assert told.value.on_day(date(2025, 1, 1))
    assert not told.value.on_day(date(2025, 1, 2))
