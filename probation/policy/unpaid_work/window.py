"""The time in which unpaid work is to be done.

Two clocks run: the law’s twelve months begin with the day the order takes effect, the
measure’s run from the original sentence.  After an appeal or a resentence they differ.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from ..commencement import CRIMINAL_JUSTICE_ACT, SPLIT, UNIFIED
from ..commencement import SENTENCING_ACT_2026_ORDERS as ACT
from ..dated import Dated, Version
from ..explained import Explained, Part
from ..given import held
from ..limit import (
    Limit,
    add_months,
    in_months,
    in_months_beginning_with,
    in_working_days,
)
from ..london import in_words
from ..rule import CannotAnswer
from ..term import Term

WINDOW: Dated[int | None] = Dated(
    "unpaid_work.window",
    "Time to do the hours, beginning with the day the order takes effect",
    "months",
    (
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            12,
            "CJA 2003 s.200(2); Sentencing Act 2020 Sch 9 para 1(1)(b)",
        ),
        Version(ACT.day, None, "Sentencing Act 2026 s.36", ACT.doubt),
    ),
)
PROMPT_AFTER = Dated(
    "unpaid_work.prompt_after",
    "When to say that the time runs out",
    "months",
    (
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            10,
            "Our own setting",
            "No source gives a month at which to warn.",
        ),
    ),
)
MEASURE_MONTHS = Dated(
    "unpaid_work.measure_months",
    "Hours done, counted from the original sentence",
    "months",
    (Version(SPLIT.day, 12, "SL029 (data.justice.gov.uk/probation)"),),
)
ARRANGED_WITHIN = Dated(
    "unpaid_work.arranged_within",
    "First session arranged, from allocation",
    "working days",
    (Version(SPLIT.day, 7, "CRC SL006R (data.justice.gov.uk/probation)"),),
    UNIFIED.day,
)


class Prompt(Term):
    NONE = "none", "Nothing to do"
    TIME_RUNS_OUT = "time_runs_out", "The twelve months run out soon"
    DECIDE = "decide", "The time is over: ask for an extension, revocation or breach"


@dataclass(frozen=True)
class TimeLeft:
    prompt: Prompt
    window: Limit | None  # None: the law sets no time


def work_window(
    took_effect_on: date, *, extended_to: date | None = None, on: date
) -> Limit | None:
    """The last day to do the hours; None once the law sets none, whenever the order was
    made.  `extended_to`: last day of an extension by the court.
    """
    months = held(WINDOW, on)
    if months.value is None:
        return None
    limit = in_months_beginning_with(
        took_effect_on, months.value, what="the order", source=months.source
    )
    if extended_to is None:
        return limit
    if extended_to <= limit.day:
        raise CannotAnswer(
            f"The extension must end after {in_words(limit.day)}", "extended_to"
        )
    says = f"extended by the court to {in_words(extended_to)}"
    return Limit(
        extended_to,
        took_effect_on,
        limit.length,
        limit.unit,
        f"{limit.explanation}; {says}",
        "Sentencing Act 2020 Sch 10 para 21, Sch 16 para 27",
    )


def time_left(
    took_effect_on: date,
    remaining: int,
    *,
    extended_to: date | None = None,
    on: date,
) -> Explained[TimeLeft]:
    """What to do about `remaining` minutes.  Hours left over stay due until the court
    extends: nothing ends by itself.
    """
    window = work_window(took_effect_on, extended_to=extended_to, on=on)
    if window is None:
        version = held(WINDOW, on)
        says = "No time is set: the hours stay due until they are done"
        part = Part(says, None, version.source, version.doubt)
        return Explained(TimeLeft(Prompt.NONE, None), (part,), on=on)
    prompt = Prompt.NONE
    if remaining > 0 and window.is_overdue(on):
        prompt = Prompt.DECIDE
    elif remaining > 0 and on >= _prompt_day(window, on):
        prompt = Prompt.TIME_RUNS_OUT
    hours, minutes = divmod(remaining, 60)
    says = f"{hours} h {minutes:02} min to do by {in_words(window.day)} ({window.explanation})"
    part = Part(says, window.day, window.source)
    return Explained(TimeLeft(prompt, window), (part,), on=on)


def _prompt_day(window: Limit, on: date) -> date:
    """As long before the end as it is in the ordinary twelve months: two months."""
    before = window.length - held(PROMPT_AFTER, on).value
    return add_months(window.day + timedelta(days=1), -before)


def measure_limit(sentenced_on: date) -> Limit:
    """The last day that the measure still counts as done in time."""
    months = held(MEASURE_MONTHS, sentenced_on, "sentenced_on")
    return in_months(
        sentenced_on, months.value, what="the original sentence", source=months.source
    )


def arranged_limit(allocated_on: date) -> Limit:
    """The last day of a first session that is arranged in time."""
    days = held(ARRANGED_WITHIN, allocated_on, "allocated_on")
    return in_working_days(
        allocated_on, days.value, what="allocation", source=days.source
    )
