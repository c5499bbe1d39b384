"""Least and most by the day that decides."""

from datetime import date, timedelta

import pytest

from probation.policy.bounds import (
    Bounds,
    DecidedBy,
    LengthUnit,
    bounded,
    in_words,
    rule_of,
    source_of,
    verdict,
)
from probation.policy.dated import NotInForce, Version
from probation.policy.decision import YES, no
from probation.policy.explained import Part
from probation.policy.rule import Example

FIRST, SECOND, GONE = date(2010, 1, 1), date(2015, 2, 1), date(2022, 6, 28)
FIGURE = bounded(
    "months",
    "Curfew",
    LengthUnit.MONTHS,
    Version(FIRST, Bounds(2, 6), "Act 1"),
    Version(SECOND, Bounds(most=12), "Act 2", "unread"),
    decided_by=DecidedBy.CONVICTION,
    until=GONE,
)


def refusal(decision):
    (reason,) = decision.reasons
    return reason.code, reason.text, reason.source


@pytest.mark.parametrize("months", [2, 3, 6])
def test_both_ends_are_allowed(months):
    assert FIGURE.allows(months, FIRST)


@pytest.mark.parametrize(
    ("months", "says"), [(1, "1 month"), (7, "7 months"), (100, "100 months")]
)
def test_outside_is_refused_with_what_was_entered(months, says):
    assert refusal(FIGURE.allows(months, FIRST)) == (
        "out-of-range",
        f"Curfew must be 2 to 6 months; {says} was entered",
        "Act 1",
    )


def test_nothing_and_less_is_refused_even_where_no_least_is_set():
    assert refusal(FIGURE.allows(0, SECOND)) == (
        "out-of-range",
        "Curfew must be more than none and at most 12 months; 0 months was entered",
        "Act 2 (unverified: unread)",
    )
    assert FIGURE.allows(1, SECOND)


def test_the_day_decides_which_version_holds():
    assert not FIGURE.allows(7, date(2015, 1, 31))
    assert FIGURE.allows(7, SECOND)


def test_before_the_first_day_it_is_not_in_force():
    expected = (
        "not-in-force",
        "Curfew began on 1 January 2010; the date of conviction is 31 December 2009",
        "Act 1",
    )
    assert refusal(FIGURE.in_force(date(2009, 12, 31))) == expected
    assert refusal(FIGURE.allows(3, date(2009, 12, 31))) == expected
    assert FIGURE.in_force(FIRST) == YES


def test_from_the_day_it_is_gone_it_is_not_in_force():
    assert FIGURE.in_force(date(2022, 6, 27))
    assert refusal(FIGURE.in_force(GONE)) == (
        "not-in-force",
        "Curfew ended before 28 June 2022; the date of conviction is 28 June 2022",
        "Act 2 (unverified: unread)",
    )


def test_bounds_are_explained_with_source_and_doubt():
    told = FIGURE.bounds(SECOND)
    assert told.value == Bounds(None, 12)
    assert told.on == SECOND
    assert told.parts == (
        Part(
            "Curfew: at most 12 months, by the date of conviction",
            {"least": None, "most": 12},
            "Act 2",
            "unread",
        ),
    )
    with pytest.raises(NotInForce):
        FIGURE.bounds(GONE)


@pytest.mark.parametrize(
    ("bounds", "says"),
    [
        (Bounds(40, 300), "40 to 300 hours"),
        (Bounds(most=1), "at most 1 hour"),
        (Bounds(least=6), "at least 6 hours"),
        (Bounds(), "of any length"),
    ],
)
def test_bounds_in_words(bounds, says):
    assert bounds.says(LengthUnit.HOURS) == says


def test_bounds_hold_between_their_ends():
    assert [n for n in range(8) if Bounds(2, 5).hold(n)] == [2, 3, 4, 5]
    assert [n for n in range(4) if Bounds(least=2).hold(n)] == [2, 3]
    assert [n for n in range(4) if Bounds(most=2).hold(n)] == [0, 1, 2]
    assert Bounds().hold(10**6)


@pytest.mark.parametrize(
    ("unit", "n", "says"),
    [
        (LengthUnit.HOURS, 1, "1 hour"),
        (LengthUnit.DAYS, 2, "2 days"),
        (LengthUnit.HOURS_A_DAY, 1, "1 hour a day"),
        (LengthUnit.HOURS_A_DAY, 16, "16 hours a day"),
        (LengthUnit.HOURS_IN_SEVEN_DAYS, 112, "112 hours in any seven days"),
    ],
)
def test_units_in_words(unit, n, says):
    assert unit.of(n) == says


def test_a_figure_says_all_its_versions():
    assert FIGURE.says() == (
        "Curfew, by the date of conviction: from 1 January 2010 2 to 6 months; "
        "from 1 February 2015 at most 12 months; gone from 28 June 2022."
    )
    assert DecidedBy.OFFENCE.label == "date of the offence"


def test_a_figure_is_decided_by_sentence_unless_said_otherwise():
    figure = bounded("n", "N", LengthUnit.DAYS, Version(FIRST, Bounds(), "s"))
    assert figure.decided_by is DecidedBy.SENTENCE
    assert (figure.key, figure.title, figure.unit) == ("n", "N", LengthUnit.DAYS)
    assert (figure.by_date.key, figure.by_date.title) == ("n", "N")
    assert figure.by_date.unit == "days"
    assert figure.by_date.until is None
    assert (
        figure.says()
        == "N, by the date of sentence: from 1 January 2010 of any length."
    )


def test_a_source_shows_its_doubt():
    assert source_of(Version(FIRST, Bounds(), "Act")) == "Act"
    assert source_of(Version(FIRST, Bounds(), "Act", "dim")) == "Act (unverified: dim)"


def test_a_decision_as_an_answer():
    decision = no("a", "A", "s") & no("b", "B")
    figure = bounded(
        "n", "N", LengthUnit.DAYS, Version(FIRST, Bounds(1, 9), "Act", "dim")
    )
    told = verdict(decision, "A type", (figure,), FIRST)
    assert told.value == {"allowed": False, "reasons": ["a", "b"]}
    assert told.on == FIRST
    assert told.parts == (
        Part("A type"),
        *figure.bounds(FIRST).parts,
        Part("A", "a", "s"),
        Part("B", "b"),
    )
    before = verdict(YES, "A type", (figure,), FIRST - timedelta(days=1))
    assert before.value == {"allowed": True, "reasons": []}
    assert before.parts == (Part("A type"),)
    assert in_words(decision) == "A; B"
    assert in_words(YES) == "Allowed"


def test_the_rule_of_a_type_gathers_its_figures():
    example = Example("given", lambda: "answer")
    other = bounded(
        "h", "H", LengthUnit.HOURS, Version(SECOND, Bounds(1, 2), "Act 2"), until=GONE
    )
    rule = rule_of("k", "T", "Says.", (FIGURE, other), example)
    assert (rule.key, rule.title, rule.example) == ("k", "T", example)
    assert rule.says == f"Says. {FIGURE.says()} {other.says()}"
    assert rule.source == "Act 1; Act 2"
    assert (rule.since, rule.until, rule.doubt) == (FIRST, GONE, "unread")
    dim = bounded("d", "D", LengthUnit.DAYS, Version(FIRST, Bounds(), "s", "dim"))
    assert rule_of("k", "T", "", (FIGURE, dim), example).doubt == "unread dim"
    lasting = bounded("n", "N", LengthUnit.DAYS, Version(FIRST, Bounds(), "s"))
    assert rule_of("k", "T", "", (FIGURE, lasting), example).until is None
    assert rule_of("k", "T", "", (), example).since is None
