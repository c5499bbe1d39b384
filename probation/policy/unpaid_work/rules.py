"""The rules of unpaid work in words, each with an example that is run."""

from datetime import date, datetime, time

from ..commencement import CRIMINAL_JUSTICE_ACT, SPLIT, UNIFIED
from ..commencement import SENTENCING_ACT_2026_ORDERS as ACT
from ..london import in_words
from ..rule import Example, Rule
from . import hours, incentive, schedule, window


def _credited() -> str:
    minutes = hours.minutes_credited(True, time(9, 30), time(16), 15)
    return f"{minutes} minutes"


def _travel() -> str:
    answer = hours.can_credit_travel(181, on=date(2026, 3, 25))
    return answer.reasons[0].text


def _ete() -> str:
    before = hours.ete_allowance(6000, on=date(2022, 3, 31)).value
    after = hours.ete_allowance(6000, on=date(2022, 4, 1)).value
    return f"{before // 60} hours to 31 March 2022, {after // 60} from 1 April"


def _progress() -> str:
    done = [
        hours.Worked(date(2022, 5, 1), 420),
        hours.Worked(date(2022, 5, 8), 2000, ete=True),
    ]
    travel = [hours.Adjustment(date(2022, 5, 1), 60, travel=True)]
    value = hours.progress(6000, done, travel, on=date(2022, 6, 1)).value
    return f"{value.done} minutes done, {value.remaining} left"


def _window() -> str:
    limit = window.work_window(date(2021, 5, 10), on=date(2021, 6, 1))
    measure = window.measure_limit(date(2021, 4, 12))
    days = in_words(limit.day) if limit else ""
    return f"By law to {days}; for the measure to {in_words(measure.day)}"


def _arranged() -> str:
    return window.arranged_limit(date(2018, 3, 28)).explanation


def _credit() -> str:
    scheme = incentive.SCHEME.on(ACT.day)
    credit = incentive.credit(incentive.Status.QUALIFYING, 36 * 60, 6000, scheme)
    return f"{credit.earned} minutes off so far, {credit.projected} in the end"


def _schedule() -> str:
    weekly = schedule.Allocation(
        "A",
        "Park",
        schedule.Frequency.WEEKLY,
        weekday=0,
        start=time(10),
        end=time(17),
        begins_on=date(2021, 4, 26),
    )
    table = schedule.Timetable(
        [weekly], [], schedule.Trigger.ALLOCATION, datetime(2021, 4, 26, 9)
    )
    plan = schedule.plan_sessions(600, table).value
    return "; ".join(
        f"{in_words(one.on)} {one.start:%H:%M} to {one.end:%H:%M}"
        for one in plan.create
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "unpaid_work.minutes_credited",
        "Minutes credited for a session",
        "From start to end, less penalty minutes, if the person attended; otherwise none.",
        hours.SOURCE,
        Example("Attended from 9:30 to 16:00, 15 minutes’ penalty", _credited),
    ),
    Rule(
        "unpaid_work.travel_credit",
        "Credit for travel",
        "One adjustment credits at most 180 minutes of travel.",
        hours.TRAVEL_CREDIT.versions[-1].source,
        Example("181 minutes entered", _travel),
        since=hours.TRAVEL_CREDIT.versions[-1].since,
        doubt=hours.TRAVEL_CREDIT.versions[-1].doubt,
    ),
    Rule(
        "unpaid_work.ete_share",
        "Education, training and employment",
        "Up to a share of the order’s hours may be education, training and employment: 20 "
        "per cent under the companies, 30 per cent from April 2022.",
        "; ".join(version.source for version in hours.ETE_SHARE.versions),
        Example("An order of 100 hours", _ete),
        since=hours.ETE_SHARE.versions[0].since,
        doubt=" ".join(version.doubt for version in hours.ETE_SHARE.versions),
    ),
    Rule(
        "unpaid_work.progress",
        "What is done and what is left",
        "Minutes worked, education within its share, travel within its limit, other "
        "adjustments and the incentive credit add up; the rest of the order is left.",
        hours.SOURCE,
        Example(
            "100 hours, on 1 June 2022: 7 hours worked, 2,000 minutes of education, one "
            "hour of travel",
            _progress,
        ),
    ),
    Rule(
        "unpaid_work.window",
        "Twelve months",
        "The hours are done in the twelve months beginning with the day the order takes "
        "effect; what is left stays due, and the court may extend. The measure counts "
        "twelve months from the original sentence.",
        f"{window.WINDOW.versions[0].source}; SL029",
        Example(
            "Sentenced on 12 April 2021; the order took effect on 10 May 2021", _window
        ),
        since=CRIMINAL_JUSTICE_ACT.day,
        until=ACT.day,
        doubt=window.PROMPT_AFTER.versions[0].doubt,
    ),
    Rule(
        "unpaid_work.no_window",
        "No time limit",
        "The twelve months are gone, for orders whenever made.",
        window.WINDOW.versions[-1].source,
        Example(
            "An order that took effect on 10 May 2025, asked on the first day",
            lambda: (
                "No limit"
                if window.work_window(date(2025, 5, 10), on=ACT.day) is None
                else "A limit"
            ),
        ),
        since=ACT.day,
        doubt=ACT.doubt,
    ),
    Rule(
        "unpaid_work.arranged",
        "First session arranged",
        "A first session is arranged within 7 working days of allocation.",
        window.ARRANGED_WITHIN.versions[0].source,
        Example("Allocated on Wednesday 28 March 2018", _arranged),
        since=SPLIT.day,
        until=UNIFIED.day,
    ),
    Rule(
        "unpaid_work.incentive",
        "Incentive credit",
        "Once a quarter of the hours is worked, each further hour takes another half hour "
        "off. A failure to comply, or being sent away from the work, ends it; what was "
        "earned stays. At most a quarter of the order is taken off.",
        incentive.SOURCE,
        Example("100 hours, 36 worked without a failure", _credit),
        since=ACT.day,
        doubt=ACT.doubt,
    ),
    Rule(
        "unpaid_work.schedule",
        "Planning sessions",
        "Each allocation gives its session once, weekly or fortnightly until the hours are "
        "covered, for at most five years; the last is cut short; bank holidays are left "
        "out; what is booked stays.",
        schedule.SOURCE,
        Example("10 hours, Mondays from 26 April 2021, seven hours each", _schedule),
        doubt="‘Once’ is planned again after its session is over where its end date allows, "
        "and a session booked on a day on which no allocation falls is not counted: the "
        "published planner does both.",
    ),
)
