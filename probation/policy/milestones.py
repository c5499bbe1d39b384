"""End dates, half and two thirds of an order or a licence, worked out and explained.

A date given by the court (or, in custody, by the prison) always wins over ours.  No
milestone is stored alone: an amendment, an extension or a recall moves it.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

from .commencement import CRIMINAL_JUSTICE_ACT
from .dated import Dated, Version
from .explained import Explained, Part, plain
from .given import Given
from .limit import add_months, last_day
from .london import in_words
from .rule import Calculation, CannotAnswer, Example, Rule
from .term import Term

HALF = Fraction(1, 2)
TWO_THIRDS = Fraction(2, 3)
IN_WORDS = {HALF: "half", TWO_THIRDS: "two thirds"}


class Rounding(Term):
    """What becomes of a part of a day."""

    UP = "up", "a part of a day counts as a whole one"
    DOWN = "down", "a part of a day is left out"


ROUNDING = Dated(
    "milestones.rounding",
    "Rounding of half and two thirds",
    "",
    (
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            Rounding.UP,
            "No published rule was found; one setting for both points",
            "Rounding is from memory.",
        ),
    ),
)
FIRST_DAY_COUNTS = Dated(
    "milestones.first_day_counts",
    "Whether the day of the order is day 1",
    "",
    (
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            True,
            "Sentencing Act 2020 ss.209 and 288 (periods begin with the day of the order)",
            "That an order of 12 months made on 1 March ends on the last of February is "
            "from memory for community orders.",
        ),
    ),
)

_ROUND: dict[Rounding, Callable[[Fraction], int]] = {
    Rounding.UP: ceil,
    Rounding.DOWN: floor,
}


@dataclass(frozen=True)
class Milestones:
    start: date
    end: date  # the last day
    days: int  # both ends counted
    half: date
    two_thirds: date


def order_end(
    made_on: date,
    months: int,
    *,
    courts_own: date | None = None,
    first_day_counts: Dated[bool] = FIRST_DAY_COUNTS,
) -> Explained[date]:
    """The last day of an order of so many calendar months."""
    if months < 1:
        raise CannotAnswer("Enter the length of the order in months", field="months")
    counted = _last_day(made_on, months, first_day_counts)
    version = first_day_counts.version(made_on)
    assert version is not None  # _last_day has refused it
    part = Part(
        f"{months} months {'beginning with' if version.value else 'after'} "
        f"{in_words(made_on)}",
        counted,
        version.source,
        version.doubt,
    )
    if courts_own is None:
        return Explained(counted, (part,), on=made_on)
    if courts_own < made_on:
        raise CannotAnswer(
            "The court’s end date is before the order was made. Check both dates",
            field="courts_own",
        )
    own = Part(
        "The court gave this end date, which wins",
        courts_own,
        "Sentencing Act 2020 s.209",
    )
    return Explained(courts_own, (own, part), on=made_on)


def suspended_supervision_end(
    made_on: date,
    *,
    supervision_months: int,
    operational_months: int,
    has_unpaid_work: bool = False,
    unpaid_work_done_on: date | None = None,
) -> Explained[date]:
    """The last day of the supervision period of a suspended sentence order.

    Unpaid work keeps it running until the hours are done, and never beyond the
    operational period; while they are not done the answer is that period's end.
    """
    if supervision_months > operational_months:
        raise CannotAnswer(
            "The supervision period may not be longer than the operational period",
            field="supervision_months",
        )
    supervision = order_end(made_on, supervision_months)
    operational = order_end(made_on, operational_months)
    if not has_unpaid_work:
        return supervision
    done = unpaid_work_done_on or operational.value
    end = max(supervision.value, min(done, operational.value))
    held = Part(
        "Unpaid work keeps supervision running until the hours are done, never beyond "
        f"the operational period, which ends on {in_words(operational.value)}",
        end,
        "Sentencing Act 2020 s.288",
    )
    return Explained(end, (held, *supervision.parts), on=made_on)


def point(
    start: date,
    end: date,
    share: Fraction,
    *,
    rounding: Dated[Rounding] = ROUNDING,
) -> Explained[date]:
    """The first day on which that share of the days has gone by.

    `end` is the last day; both ends are counted.
    """
    if end < start:
        raise CannotAnswer("The end is before the start. Check both dates", field="end")
    days = (end - start).days + 1
    rule = rounding.on(start)
    version = rounding.version(start)
    assert version is not None  # `on` has refused it
    gone = _ROUND[rule](days * share)
    value = start + timedelta(days=gone)
    name = IN_WORDS.get(share, str(share))
    told = (
        Part(
            f"{days} days from {in_words(start)} to {in_words(end)}, both counted",
            days,
            "",
            "That both ends are counted is from memory.",
        ),
        Part(
            f"{name} of {days} days is {gone} days; {rule.label}",
            gone,
            version.source,
            version.doubt,
        ),
        Part(f"{gone} days after {in_words(start)}", value),
    )
    return Explained(value, told, on=start)


def half(start: date, end: date) -> Explained[date]:
    return point(start, end, HALF)


def two_thirds(start: date, end: date) -> Explained[date]:
    """From 7 June 2024 the day on which planned contact may stop: see policy/reset.py."""
    return point(start, end, TWO_THIRDS)


def milestones(
    start: date, end: date, *, rounding: Dated[Rounding] = ROUNDING
) -> Explained[Milestones]:
    """Half and two thirds of an order or licence, with the working of both."""
    middle = point(start, end, HALF, rounding=rounding)
    later = point(start, end, TWO_THIRDS, rounding=rounding)
    value = Milestones(start, end, (end - start).days + 1, middle.value, later.value)
    return Explained(value, (*middle.parts, *later.parts[1:]), on=start)


def _last_day(made_on: date, months: int, first_day_counts: Dated[bool]) -> date:
    if not first_day_counts.on(made_on):
        return add_months(made_on, months)
    return last_day(made_on, months)


RULES = (
    Rule(
        key="milestones.order_end",
        title="When an order ends",
        says="The day of the order is day 1, and the order ends on the eve of the like day "
        "so many calendar months later; where that month has no such day, at its end. "
        "An end date given by the court wins.",
        source="Sentencing Act 2020 ss.209 and 288; NDelius keeps both dates",
        example=Example(
            "An order of 12 months made on 1 March 2021",
            lambda: in_words(order_end(date(2021, 3, 1), 12).value),
        ),
        since=CRIMINAL_JUSTICE_ACT.day,
        doubt=FIRST_DAY_COUNTS.versions[0].doubt,
    ),
    Rule(
        key="milestones.suspended_supervision_end",
        title="When supervision under a suspended sentence ends",
        says="At the end of the supervision period; unpaid work keeps it running until "
        "the hours are done, and never beyond the operational period.",
        source="Sentencing Act 2020 s.288",
        example=Example(
            "Made on 1 March 2021: 12 months, operational 18, hours not done",
            lambda: in_words(
                suspended_supervision_end(
                    date(2021, 3, 1),
                    supervision_months=12,
                    operational_months=18,
                    has_unpaid_work=True,
                ).value
            ),
        ),
        since=CRIMINAL_JUSTICE_ACT.day,
    ),
    Rule(
        key="milestones.point",
        title="Half and two thirds",
        says="So many days after the start as the share of all days comes to, both ends "
        "counted, a part of a day made whole: the first day on which that share has "
        "gone by.",
        source=ROUNDING.versions[0].source,
        example=Example(
            "Two thirds of 1 March 2021 to 28 February 2022",
            lambda: in_words(two_thirds(date(2021, 3, 1), date(2022, 2, 28)).value),
        ),
        since=CRIMINAL_JUSTICE_ACT.day,
        doubt=ROUNDING.versions[0].doubt,
    ),
)


def _answer(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    start = given.day("start")
    if given.has("end"):
        end = given.day("end")
        ended: tuple[Part, ...] = ()
    else:
        worked = order_end(start, given.whole("months"))
        end, ended = worked.value, worked.parts
    found = milestones(start, end)
    return Explained(plain(asdict(found.value)), (*ended, *found.parts), on=on)


_DAY = {"type": "string", "format": "date"}
CALCULATIONS = (
    Calculation(
        key="milestones",
        title="End, half and two thirds",
        about="From a start, and an end or a length in calendar months.",
        accepts={
            "type": "object",
            "required": ["start"],
            "properties": {
                "start": _DAY,
                "end": _DAY,
                "months": {"type": "integer", "minimum": 1},
            },
        },
        returns={
            "type": "object",
            "properties": {
                **dict.fromkeys(("start", "end", "half", "two_thirds"), _DAY),
                "days": {"type": "integer"},
            },
        },
        answer=_answer,
        example={"start": "2021-03-01", "months": 12},
    ),
)
