"""Who brings a breach to court, and by when.

From 2014 to 2021 only the National Probation Service presented breaches: a company sent
it a pack, which it accepted or rejected.  Two clocks ran at once, and a rejected pack
stopped only one of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..commencement import SPLIT, UNIFIED
from ..dated import Dated, Version
from ..limit import Limit, in_working_days
from ..organisation import Sector
from ..rule import CannotAnswer
from ..term import Term
from ..workflow import Workflow

AE = "CRC contract Schedule 9, AE (data.justice.gov.uk/probation/crc-performance)"
SL014 = "NPS SL014 (data.justice.gov.uk/probation/nps-performance)"
SL015 = "NPS SL015 (data.justice.gov.uk/probation/nps-performance)"


def _days(
    key: str, title: str, version: Version[int], until: date | None
) -> Dated[int]:
    return Dated(f"enforcement.{key}", title, "working days", (version,), until)


REFERRED = _days(
    "crc_refers", "Company refers a breach", Version(SPLIT.day, 8, AE), UNIFIED.day
)
ACCEPTED_PRESENTED = _days(
    "nps_presents_referred",
    "National Probation Service presents a company’s breach",
    Version(SPLIT.day, 2, SL015),
    UNIFIED.day,
)
OWN_PRESENTED = _days(
    "nps_presents_own",
    "National Probation Service presents its own breach",
    Version(SPLIT.day, 10, SL014),
    UNIFIED.day,
)
PACK_PREPARED = _days(
    "pack_prepared",
    "Breach pack is prepared",
    Version(
        UNIFIED.day,
        10,
        "manage-supervisions-design-history 2021-06-11",
        "Practice that staff described, not a measure: no measure of the unified service "
        "was found.",
    ),
    None,
)


class PackStatus(Term):
    BEING_PREPARED = "being_prepared", "Being prepared"
    RECEIVED = "received", "Received by the National Probation Service"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected, with a reason"


PACK = Workflow(
    key="breach-pack",
    name="Breach pack",
    start=PackStatus.BEING_PREPARED,
    moves={
        PackStatus.BEING_PREPARED: frozenset({PackStatus.RECEIVED}),
        PackStatus.RECEIVED: frozenset({PackStatus.ACCEPTED, PackStatus.REJECTED}),
        PackStatus.REJECTED: frozenset({PackStatus.RECEIVED}),
        PackStatus.ACCEPTED: frozenset(),
    },
    correctable=frozenset({PackStatus.ACCEPTED, PackStatus.REJECTED}),
)


class Step(Term):
    REFER = "refer", "Refer the breach"
    PRESENT = "present", "Present the breach to the court"
    PREPARE_PACK = "prepare_pack", "Prepare the breach pack"


@dataclass(frozen=True)
class Pack:
    received_on: date
    status: PackStatus


@dataclass(frozen=True)
class Clock:
    step: Step
    by: Sector
    limit: Limit


def presenter(*, on: date) -> Sector:
    """Whose enforcement officers bring a breach to court.  CannotAnswer before June 2014."""
    if on < SPLIT.day:
        raise CannotAnswer(
            "Who presented breaches before 1 June 2014 is not in the law book", "on"
        )
    return Sector.NPS if on < UNIFIED.day else Sector.UNIFIED


def breach_clocks(
    holder: Sector,
    aware_on: date,
    packs: Iterable[Pack] = (),
) -> tuple[Clock, ...]:
    """Every clock that runs, by the day the holder became aware of the failure.

    A company’s clock runs until it has referred, however many packs are rejected.  The
    two days to present run from the receipt of a pack that was accepted, and of no other.
    """
    presents = presenter(on=aware_on)
    if holder == Sector.CRC and presents == Sector.NPS:
        refer = _clock(
            Step.REFER, holder, REFERRED, aware_on, "the company’s awareness"
        )
        accepted = [
            _clock(
                Step.PRESENT,
                presents,
                ACCEPTED_PRESENTED,
                pack.received_on,
                "the acceptable referral",
            )
            for pack in packs
            if pack.status == PackStatus.ACCEPTED
        ]
        return (refer, *accepted)
    if holder != presents:
        raise CannotAnswer(
            f"{holder.label} held no cases on {aware_on:%-d %B %Y}: check provider and date",
            "holder",
        )
    if holder == Sector.NPS:
        what = "the service’s awareness"
        return (_clock(Step.PRESENT, holder, OWN_PRESENTED, aware_on, what),)
    what = "the failure"
    return (_clock(Step.PREPARE_PACK, holder, PACK_PREPARED, aware_on, what),)


def _clock(step: Step, by: Sector, length: Dated[int], since: date, what: str) -> Clock:
    version = length.versions[0]
    limit = in_working_days(
        since, version.value, what=what, source=version.source, doubt=version.doubt
    )
    return Clock(step, by, limit)
