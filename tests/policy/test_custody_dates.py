"""Expiry, release, licence and supervision after a fixed term."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy import custody_dates as module
from probation.policy.custody_dates import custody_dates, has_licence
from probation.policy.fixed_term import FixedTerm
from probation.policy.rule import CannotAnswer

SENTENCED = date(2016, 3, 1)
ADULT = date(1990, 1, 1)
SINCE, BEFORE = date(2015, 2, 1), date(2015, 1, 31)


def dates(term, **more):
    told = {"offence_on": SINCE, "born_on": ADULT, "on": SENTENCED} | more
    return custody_dates(term, **told)


def term(months=0, days=0, remand_days=0, sentenced_on=SENTENCED):
    return FixedTerm(sentenced_on, months, days, remand_days)


def test_eight_months_has_licence_then_supervision_to_a_year_after_half():
    told = dates(term(8)).value
    assert told.expiry == date(2016, 10, 31)
    assert told.release == date(2016, 7, 2)  # 245 days: half is 122.5, so 123
    assert told.licence_end == date(2016, 10, 31)
    assert told.supervision_end == date(2017, 7, 2)


def test_terms_in_days_and_in_both():
    assert dates(term(days=28)).value.expiry == date(2016, 3, 28)
    assert dates(term(months=1, days=14)).value.expiry == date(2016, 4, 14)


def test_days_on_remand_bring_every_date_forward():
    told = dates(term(8, remand_days=30)).value
    assert told.expiry == date(2016, 10, 1)
    assert told.release == date(2016, 6, 2)
    assert told.supervision_end == date(2017, 6, 2)


def test_release_is_never_before_sentence():
    told = dates(term(8, remand_days=200)).value
    assert told.release == SENTENCED
    assert told.expiry == date(2016, 4, 14)


@pytest.mark.parametrize("wrong", [(0, 0, 0), (-1, 40, 0), (8, -1, 0), (8, 0, -1)])
def test_impossible_terms_are_refused(wrong):
    with pytest.raises(
        CannotAnswer, match="Enter the term in months, days or both"
    ) as told:
        term(*wrong)
    assert told.value.field == "term"


def test_more_remand_than_term_is_refused():
    assert term(days=28, remand_days=27).expiry == SENTENCED
    with pytest.raises(CannotAnswer, match="More days on remand") as told:
        _ = term(days=28, remand_days=28).expiry
    assert told.value.field == "remand_days"


@pytest.mark.parametrize(
    ("of", "offence_on", "licence", "words"),
    [
        (
            term(12),
            BEFORE,
            True,
            "Licence to the end of the sentence: the term is 12 months or more",
        ),
        (
            term(11, 27),
            BEFORE,
            False,
            "No licence: under 12 months, for an offence before 1 February 2015",
        ),
        (
            term(11, 27),
            SINCE,
            True,
            (
                "Licence to the end of the sentence: more than one day, for an offence on or "
                "after 1 February 2015"
            ),
        ),
        (
            term(days=2),
            SINCE,
            True,
            (
                "Licence to the end of the sentence: more than one day, for an offence on or "
                "after 1 February 2015"
            ),
        ),
        (term(days=1), SINCE, False, "No licence: the term is one day"),
    ],
)
def test_licence_by_length_and_offence(of, offence_on, licence, words):
    told = has_licence(of, offence_on)
    assert told.value is licence
    (part,) = told.parts
    assert (part.says, part.value) == (words, licence)
    assert part.source == "CJA 2003 s.244; ORA 2014 s.1; SI 2015/40 art 2"
    found = dates(of, offence_on=offence_on).value
    assert found.licence_end == (found.expiry if licence else None)


@pytest.mark.parametrize(
    ("of", "more", "words"),
    [
        (term(8), {"offence_on": BEFORE}, "the offence was before 1 February 2015"),
        (term(days=1), {}, "the term is one day"),
        (term(24), {}, "the term is two years or more"),
        (
            term(8),
            {"born_on": date(1998, 7, 3)},
            "under 18 at the end of the custodial half",
        ),
        (
            term(8, sentenced_on=date(2026, 3, 1)),
            {"on": date(2026, 5, 11)},
            "it was repealed before the sentence ended",
        ),
        (
            term(days=71, sentenced_on=date(2026, 3, 1)),
            {"on": date(2026, 5, 11)},
            "it was repealed before the sentence ended",
        ),
    ],
)
def test_who_is_not_supervised_after_the_sentence(of, more, words):
    told = dates(of, **more)
    assert told.value.supervision_end is None
    assert told.parts[-1].says == f"No supervision after the sentence: {words}"
    assert told.parts[-1].source == "CJA 2003 s.256AA; repealed by SA 2026 s.34"


def test_supervision_needs_less_than_two_years_by_a_day():
    assert dates(term(23, 27)).value.supervision_end is not None
    assert dates(term(8), born_on=date(1998, 7, 2)).value.supervision_end


def test_supervision_is_left_out_where_licence_lasts_as_long():
    told = dates(term(23), expires_on=date(2019, 12, 31))
    assert told.value.supervision_end is None
    assert told.parts[-1].says.endswith("licence lasts as long")


def test_the_repeal_cuts_running_supervision():
    of = term(8, sentenced_on=date(2025, 6, 1))  # ends 31 Jan 2026; half 2 Oct 2025
    eve, day = date(2026, 5, 10), date(2026, 5, 11)
    before, after = dates(of, on=eve), dates(of, on=day)
    assert before.value.supervision_end == date(2026, 10, 2)
    assert after.value.supervision_end == eve
    assert after.parts[-2].says == (
        "The repeal ended it, save for failures that began before"
    )
    assert after.parts[-2].source == "SA 2026 s.34(4) and (5)"
    assert after.parts[-2].value == eve
    assert after.parts[-2].doubt
    assert after.parts[-1] == before.parts[-1]
    assert before.parts[-1].says == (
        "Supervision after the sentence: to 12 months after 2 October 2025, when half "
        "the sentence had gone by"
    )


def test_supervision_that_ended_before_the_repeal_stays_as_it_was():
    told = dates(term(8), on=date(2026, 6, 1))
    assert told.value.supervision_end == date(2017, 7, 2)


def test_the_prisons_own_dates_win():
    told = dates(term(8), release_on=date(2016, 5, 27), expires_on=date(2016, 11, 2))
    assert told.value.release == date(2016, 5, 27)
    assert told.value.expiry == told.value.licence_end == date(2016, 11, 2)
    assert told.value.supervision_end == date(2017, 7, 2)
    assert [part.says for part in told.parts[:2]] == [
        "The prison gave this end of the sentence, which wins",
        "The prison gave this day of release, which wins",
    ]
    assert [part.value for part in told.parts[:2]] == [
        date(2016, 11, 2),
        date(2016, 5, 27),
    ]


def test_the_working_says_what_is_ours():
    told = dates(term(8, remand_days=2))
    assert told.on == SENTENCED
    expiry, release = told.parts[:2]
    assert expiry.says == "Term from 1 March 2016, less 2 days on remand: the last day"
    assert expiry.value == date(2016, 10, 29)
    assert expiry.source == "CJA 2003 ss.240ZA and 244"
    assert expiry.doubt == "That the day of sentence counts is from memory."
    assert dates(term(8)).parts[0].says == "Term from 1 March 2016: the last day"
    assert release.says == (
        "Half of the sentence; many are released sooner, so enter the prison’s day"
    )
    assert release.source == "CJA 2003 s.244"
    assert release.doubt == "One setting rounds it: see milestones."


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2024, 9, 9), ()),
        (date(2024, 9, 10), ("exclusions were not read",)),
        (date(2026, 10, 1), ("exclusions were not read", "autumn")),
    ],
)
def test_earlier_release_is_a_doubt_from_its_day(on, words):
    doubt = dates(term(8), on=on).parts[1].doubt
    for told in ("exclusions were not read", "autumn"):
        assert (told in doubt) is (told in words)


def test_release_after_the_end_is_refused():
    with pytest.raises(
        CannotAnswer, match="Release is after the sentence ends"
    ) as told:
        dates(term(8), release_on=date(2016, 11, 1))
    assert told.value.field == "release_on"
    assert dates(term(8), release_on=date(2016, 10, 31))


def test_length_is_compared_by_the_calendar():
    assert not term(12).is_under(12)
    assert not term(12).is_over(12)
    assert term(11, 27).is_under(12)
    assert term(12, 1).is_over(12)
    assert not term(days=366).is_under(12)
    assert term(days=364).is_under(12)


@given(st.integers(1, 23), st.integers(0, 20))
def test_dates_are_in_order(months, remand_days):
    told = dates(term(months, remand_days=remand_days)).value
    assert SENTENCED <= told.release <= told.expiry
    assert told.supervision_end is None or told.supervision_end > told.expiry


def answer(told, on=date(2020, 1, 1)):
    return module.CALCULATIONS[0].answer(told, on)


def test_the_calculation():
    told = dict(module.CALCULATIONS[0].example)
    found = answer(told)
    assert found.value == {
        "expiry": "2016-10-31",
        "release": "2016-07-02",
        "licence_end": "2016-10-31",
        "supervision_end": "2017-07-02",
    }
    assert found.on == date(2020, 1, 1)
    assert found.parts[0].says == "Term from 1 March 2016: the last day"
    assert answer(told | {"days": 2}).value["expiry"] == "2016-11-02"
    more = {
        "days": 2,
        "remand_days": 1,
        "release_on": "2016-06-30",
        "expires_on": "2016-11-05",
    }
    assert answer(told | more).value == {
        "expiry": "2016-11-05",
        "release": "2016-06-30",
        "licence_end": "2016-11-05",
        "supervision_end": "2017-07-02",
    }


@pytest.mark.parametrize("field", ["sentenced_on", "offence_on", "born_on"])
def test_the_calculation_needs_its_dates(field):
    told = dict(module.CALCULATIONS[0].example)
    del told[field]
    with pytest.raises(CannotAnswer) as refused:
        answer(told)
    assert refused.value.field == field


def test_the_example_runs():
    assert module.RULES[0].example.works_out() == (
        "Supervision after the sentence: to 12 months after 2 July 2016, when half the "
        "sentence had gone by"
    )
