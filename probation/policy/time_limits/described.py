"""The named limits described: each as a rule in words, and as one calculation."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import partial
from typing import Any

from ..commencement import UNIFIED
from ..explained import Explained, Part
from ..given import Given
from ..limit import Unit
from ..london import LONDON, in_words
from ..rosh import Rosh
from ..rule import Calculation, CannotAnswer, Example, Rule
from . import beginning, court, custody, earlier, recall
from .beginning import home_visit_due
from .custody import listed_from
from .earlier import EarlierLimit
from .named import Named, NamedDeadline
from .reviews import registration_review_due

ALL: Mapping[str, Named] = {
    limit.length.key: limit
    for limit in (*court.ALL, *beginning.ALL, *recall.ALL, *custody.ALL)
}

EXAMPLE_DAYS = (date(2017, 4, 4), date(2021, 12, 22))

# Looked for in what could be read.  Nothing may put a figure here without its source.
NOT_FOUND: Mapping[str, str] = {
    "risk-escalation": (
        "A company refers to the National Probation Service “without delay” when risk may "
        "have become high (PI 57/2014): no hours or days were found, so the hours that "
        "passed are shown instead."
    ),
    "contact-frequency": (
        "National Standards of 2011 and 2015 set no least number of contacts, and that of "
        "2021 was not read: how often people are seen is a local, dated setting."
    ),
    "unpaid-work-first-session": (
        "How soon after sentence the first hours must be worked was not found for 2014 on."
    ),
}


def _example_day(since: date) -> date:
    """A day of April 2017 or December 2021, with bank holidays soon after."""
    return next(day for day in EXAMPLE_DAYS if since <= day)


def _worked(limit: Named, day: date) -> str:
    if isinstance(limit, NamedDeadline):
        return str(limit.due(datetime.combine(day, time(10), LONDON)))
    return str(limit.due(day))


def _rules_of(limit: Named) -> Iterator[Rule]:
    length = limit.length
    ends = [*(version.since for version in length.versions[1:]), None]
    for version, until in zip(length.versions, ends, strict=True):
        day = _example_day(version.since)
        yield Rule(
            key=f"time-limits.{length.key}@{version.since}",
            title=length.title,
            says=limit.says.format(length=limit.unit.of(version.value)),
            source=version.source,
            example=Example(
                f"{limit.starts} on {in_words(day)}",
                partial(_worked, limit, day),
            ),
            since=version.since,
            until=until,
            doubt=version.doubt,
        )


def _rule_of_earlier(limit: EarlierLimit) -> Rule:
    return Rule(
        key=f"time-limits.{limit.key}",
        title=limit.title,
        says=limit.says,
        source=limit.source,
        example=Example("kept for reading old files", lambda: limit.says),
        since=limit.since,
        until=earlier.UNTIL[limit.since],
        doubt=earlier.DOUBT,
    )


def _rule_not_found(key: str, says: str) -> Rule:
    return Rule(
        key=f"time-limits.{key}",
        title=f"No limit found: {key.replace('-', ' ')}",
        says=says,
        source="looked for and not found",
        example=Example("any case", lambda: "no limit is shown"),
        doubt="No source that was read gives one: it is a local setting.",
    )


OTHER_RULES: tuple[Rule, ...] = (
    Rule(
        "time-limits.home-visit",
        "Which home visit limit applies",
        "A registered sex offender, or a case of child sexual exploitation, is visited as "
        "soon as one of high risk, whatever the level of risk. A new or rising concern asks "
        "for a visit at the earliest opportunity.",
        beginning.WELCOME,
        Example(
            "low risk, registered sex offender, supervised from 4 January 2022",
            lambda: str(
                home_visit_due(date(2022, 1, 4), Rosh.LOW, registered_sex_offender=True)
            ),
        ),
        doubt=beginning.HOME_VISITS,
    ),
    Rule(
        "time-limits.handover-list",
        "Handovers listed",
        "A coming handover is on the list of its two managers from eight weeks before.",
        custody.NOTES,
        Example(
            "a handover on 1 July 2022", lambda: in_words(listed_from(date(2022, 7, 1)))
        ),
        since=UNIFIED.day,
        doubt=custody.AGREED,
    ),
    Rule(
        "time-limits.registration-review",
        "Review of a registration",
        "A registration is reviewed a number of calendar months after it began or was last "
        "reviewed; how many is set for each register type.",
        "NDelius register types, review period",
        Example(
            "MAPPA, last reviewed on 30 November 2016",
            lambda: str(registration_review_due("MAPP", date(2016, 11, 30))),
        ),
    ),
)


def rules() -> Iterator[Rule]:
    """Each version of each limit is a rule of its own; what was not found is one too."""
    for limit in ALL.values():
        yield from _rules_of(limit)
    yield from OTHER_RULES
    yield from map(_rule_of_earlier, earlier.ALL)
    yield from (_rule_not_found(key, says) for key, says in NOT_FOUND.items())


RULES: tuple[Rule, ...] = tuple(rules())


def _answer(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    limit = ALL.get(given.text("limit"))
    if limit is None:
        keys = ", ".join(ALL)
        raise CannotAnswer(
            f"‘limit’ must be one of {keys}, not {told['limit']!r}", "limit"
        )
    due = (
        limit.due(given.moment("since"))
        if isinstance(limit, NamedDeadline)
        else limit.due(given.day("since"))
    )
    part = Part(due.explanation, due.day, due.source, due.doubt)
    return Explained(due.as_data(on), (part,), limit.length.key, on)


CALCULATIONS: tuple[Calculation, ...] = (
    Calculation(
        key="time-limit",
        title="A named time limit",
        about="The last day of a named limit, its unit, what is left on the day asked, and why.",
        accepts={
            "type": "object",
            "required": ["limit", "since"],
            "properties": {
                "limit": {"enum": sorted(ALL)},
                "since": {
                    "type": "string",
                    "description": "The day it starts; for a limit in hours, the time with its zone.",
                },
            },
        },
        returns={
            "type": "object",
            "required": ["day", "since", "length", "unit", "days_left", "explanation"],
            "properties": {
                "day": {"type": "string", "format": "date"},
                "at": {"type": "string", "format": "date-time"},
                "since": {"type": "string"},
                "length": {"type": "integer"},
                "unit": {"enum": [unit.label for unit in Unit]},
                "days_left": {"type": "integer"},
                "left": {"type": "string"},
                "explanation": {"type": "string"},
                "source": {"type": "string"},
                "doubt": {"type": "string"},
            },
        },
        answer=_answer,
        example={"limit": "report-standard", "since": "2017-04-04"},
    ),
)
