"""The start of supervision: allocation, first appointment, plan, home visit, unpaid work."""

from datetime import date

from ..commencement import SPLIT, UNIFIED
from ..dated import Version
from ..limit import Limit, Unit
from ..london import in_words
from ..rosh import Rosh
from ..rule import CannotAnswer
from .named import named

MEASURES = "data.justice.gov.uk/probation"
FROM_2014 = "The measure was read for 2015 to 2021; that it held from June 2014 is not verified."
NOT_SINCE = "No measure of the unified service for this was found: the limit of 2014 to 2021 is kept."
WELCOME = "welcome-hub.hmppsintranet.org.uk, Home visits framework (2021)"
HOME_VISITS = "The page is of 2021; the first day of the framework was not found."

ALLOCATED = named(
    "allocated",
    "Case allocated",
    Version(SPLIT.day, 2, f"NPS SL002, {MEASURES}/nps-performance", FROM_2014),
    Version(UNIFIED.day, 2, f"NPS SL002, {MEASURES}/nps-performance", NOT_SINCE),
    starts="the sentence",
    says=(
        "A case is allocated by the end of the second full business day after the day "
        "of sentence: {length}."
    ),
    unit=Unit.FULL_BUSINESS_DAYS,
)
FIRST_APPOINTMENT = named(
    "first-appointment",
    "First appointment, community sentence",
    Version(SPLIT.day, 5, f"NPS SL003R and CRC SL001R, {MEASURES}", FROM_2014),
    Version(UNIFIED.day, 5, f"NPS SL003R and CRC SL001R, {MEASURES}", NOT_SINCE),
    starts="the allocation",
    says=(
        "A first appointment, face to face or by video, is arranged to take place "
        "within {length} of allocation. The day of the appointment counts, not the day "
        "it was arranged, and not whether it was kept."
    ),
)
FIRST_APPOINTMENT_AFTER_RELEASE = named(
    "first-appointment-after-release",
    "First appointment after release",
    Version(SPLIT.day, 1, f"NPS SL004R and CRC SL002R, {MEASURES}", FROM_2014),
    Version(UNIFIED.day, 1, f"NPS SL004R and CRC SL002R, {MEASURES}", NOT_SINCE),
    starts="the release",
    says=(
        "A first appointment, face to face or by video, is arranged to take place "
        "within {length} of release, immediate release from court included."
    ),
)
PLAN = named(
    "plan",
    "Initial sentence plan",
    Version(
        SPLIT.day,
        15,
        f"CRC plan completion, {MEASURES}/crc-performance",
        "Read for companies from 2015; no such measure of the National Probation "
        "Service was found, and 2014 is not verified.",
    ),
    Version(UNIFIED.day, 15, f"PS SL006, {MEASURES}/ps-performance/ps-sl006"),
    starts="the first appointment attended",
    says=(
        "The first plan is complete within {length} of the first appointment that was "
        "attended. While none was attended the clock has not started."
    ),
)
UNPAID_WORK_ARRANGED = named(
    "unpaid-work-arranged",
    "First unpaid work arranged",
    Version(SPLIT.day, 7, f"CRC SL006R, {MEASURES}/crc-performance", FROM_2014),
    Version(UNIFIED.day, 7, f"CRC SL006R, {MEASURES}/crc-performance", NOT_SINCE),
    starts="the allocation",
    says="Unpaid work is arranged within {length} of allocation or assignment.",
)
HOME_VISIT_HIGH = named(
    "home-visit-high",
    "Home visit, high risk",
    Version(
        UNIFIED.day,
        15,
        WELCOME,
        f"{HOME_VISITS} It says “15 days” and not which: calendar days are the shorter.",
    ),
    starts="the start of supervision",
    says=(
        "The home is visited within {length} where the risk of serious harm is high or "
        "very high, the person is a registered sex offender, or child sexual "
        "exploitation is involved."
    ),
    unit=Unit.CALENDAR_DAYS,
)
HOME_VISIT_MEDIUM = named(
    "home-visit-medium",
    "Home visit, medium risk",
    Version(UNIFIED.day, 6, WELCOME, HOME_VISITS),
    starts="the start of supervision",
    says="The home is visited within {length} where the risk of serious harm is medium.",
    unit=Unit.WEEKS,
)
HOME_VISIT_LOW = named(
    "home-visit-low",
    "Home visit, low risk",
    Version(UNIFIED.day, 12, WELCOME, HOME_VISITS),
    starts="the start of supervision",
    says="The home is visited within {length} where the risk of serious harm is low.",
    unit=Unit.WEEKS,
)

ALL = (
    ALLOCATED,
    FIRST_APPOINTMENT,
    FIRST_APPOINTMENT_AFTER_RELEASE,
    PLAN,
    UNPAID_WORK_ARRANGED,
    HOME_VISIT_HIGH,
    HOME_VISIT_MEDIUM,
    HOME_VISIT_LOW,
)


def plan_due(first_attended_on: date | None) -> Limit | None:
    """None while no appointment was attended: the clock has not started."""
    return None if first_attended_on is None else PLAN.due(first_attended_on)


def waiting_for_first_attendance(allocated_on: date, on: date) -> str:
    """What stands in place of a plan's limit until somebody was seen."""
    days = (on - allocated_on).days
    if days < 0:
        raise CannotAnswer(
            f"The allocation of {in_words(allocated_on)} is after {in_words(on)}",
            field="allocated_on",
        )
    return (
        f"waiting for first attendance ({Unit.CALENDAR_DAYS.of(days)} since allocation)"
    )


def home_visit_due(
    supervised_from: date,
    rosh: Rosh,
    *,
    registered_sex_offender: bool = False,
    child_sexual_exploitation: bool = False,
) -> Limit:
    """A new or rising concern asks for a visit at the earliest opportunity: no limit says when."""
    of_level = {
        Rosh.LOW: HOME_VISIT_LOW,
        Rosh.MEDIUM: HOME_VISIT_MEDIUM,
        Rosh.HIGH: HOME_VISIT_HIGH,
        Rosh.VERY_HIGH: HOME_VISIT_HIGH,
    }
    urgent = registered_sex_offender or child_sexual_exploitation
    limit = HOME_VISIT_HIGH if urgent else of_level[rosh]
    return limit.due(supervised_from)
