"""Rehabilitation activity days: what counts, what is left, and what NDelius would count.

A day counts once, however much was done on it.  Appointments to manage the order are
unlimited and are not activity.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..dated import Dated, Version
from ..decision import YES, Decision, no
from ..explained import Explained, Part
from ..given import held
from ..rule import CannotAnswer
from .contact import ContactType

CATEGORY = "F"  # NDelius main category of the requirement
SOURCE = "Sentencing Act 2020 Sch 9 Pt 2"
NDELIUS = "hmpps-delius-api ContactRarService; community-api Contact.getRarComponent"

WARN_AT = Dated(
    "enforcement.rar_warn_at",
    "Share of the days at which to warn",
    "% of the order’s days, in order",
    (
        Version(
            date(2015, 2, 1),
            (80, 100),
            "Our own setting",
            "No source gives a level at which to warn.",
        ),
    ),
)
# Whether NDelius leaves out contacts marked as not attended.
NDELIUS_LEAVES_OUT_ABSENCE = Dated(
    "enforcement.rar_ndelius",
    "NDelius leaves out what was not attended",
    "",
    (
        Version(date(2015, 2, 1), False, NDELIUS),
        Version(
            date(2021, 9, 1),
            True,
            NDELIUS,
            "“September 2021”: the day was not read.",
        ),
    ),
)


@dataclass(frozen=True)
class RarContact:
    """Flagged as activity.  `nsi`: the intervention it belongs to, if any."""

    on: date
    attended: bool | None  # None: no outcome yet
    nsi: str | None = None
    manages_the_order: bool = False
    deleted: bool = False


@dataclass(frozen=True)
class NdeliusCount:
    """NDelius counts the requirement and each of its interventions apart."""

    requirement: int
    by_nsi: dict[str, int]

    @property
    def total(self) -> int:
        return self.requirement + sum(self.by_nsi.values())


@dataclass(frozen=True)
class RarDays:
    counted: int
    remaining: int
    over: int  # days beyond the order’s maximum
    warn_at: int | None  # the highest level reached, in per cent
    ndelius: NdeliusCount


def rar_days(
    contacts: Sequence[RarContact], maximum: int, *, on: date
) -> Explained[RarDays]:
    """`maximum`: the order’s days of activity.  `on` is today: a day still to come is not
    counted, however it is marked.
    """
    if maximum < 1:
        raise CannotAnswer("Enter the order’s number of days, at least 1", "maximum")
    days = {
        contact.on
        for contact in contacts
        if contact.attended
        and contact.on <= on
        and not contact.manages_the_order
        and not contact.deleted
    }
    counted = len(days)
    levels = held(WARN_AT, on)
    reached = [level for level in levels.value if counted * 100 >= maximum * level]
    ndelius = _ndelius(contacts, on)
    value = RarDays(
        counted,
        max(maximum - counted, 0),
        max(counted - maximum, 0),
        max(reached, default=None),
        ndelius,
    )
    parts = (
        Part(
            f"{counted} of {maximum} days: dates to today on which activity was attended, "
            "on the requirement or an intervention of it",
            sorted(days),
            SOURCE,
        ),
        Part(
            "NDelius’s own count: dates on the requirement and on each intervention "
            "apart, those to come included",
            ndelius.total,
            NDELIUS,
            held(NDELIUS_LEAVES_OUT_ABSENCE, on).doubt,
        ),
    )
    return Explained(value, parts, on=on)


def _ndelius(contacts: Iterable[RarContact], on: date) -> NdeliusCount:
    leaves_out = held(NDELIUS_LEAVES_OUT_ABSENCE, on).value
    by: dict[str | None, set[date]] = {}
    for contact in contacts:
        if contact.deleted or (leaves_out and contact.attended is False):
            continue
        by.setdefault(contact.nsi, set()).add(contact.on)
    by_nsi = {nsi: len(days) for nsi, days in by.items() if nsi is not None}
    return NdeliusCount(len(by.get(None, ())), by_nsi)


def counts_to_update(category: str | None, *, through_nsi: bool) -> tuple[str, ...]:
    """Whose stored count changes with a contact, in order."""
    if category != CATEGORY:
        return ()
    return ("nsi", "requirement") if through_nsi else ("requirement",)


def can_answer_rar(
    kind: ContactType,
    flag: bool | None,
    *,
    on: date,
    category: str | None,
    ended_on: date | None,
    through_nsi: bool,
) -> Decision:
    """Whether “was this rehabilitation activity?” is answered exactly where it must be.

    `category` and `ended_on` are those of the requirement the contact belongs to, itself
    or through its intervention; `on` is the contact’s day.
    """
    lives = category == CATEGORY and (ended_on is None or ended_on > on)
    asked = lives and (kind.records_rar or (through_nsi and kind.attendance))
    if asked and flag is None:
        return no(
            "rar-missing", "Say whether this was rehabilitation activity", NDELIUS
        )
    if not asked and flag is not None:
        return no(
            "no-rar-here", "This contact cannot be rehabilitation activity", NDELIUS
        )
    return YES
