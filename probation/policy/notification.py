"""How long a person must notify the police after a sexual offence."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from .explained import Explained, Part
from .limit import add_months
from .london import in_words
from .mappa_offences import ENDLESS, HOSPITAL, WITH_TERM, Conviction, Disposal

SOURCE = "Sexual Offences Act 2003 s.82"
INDEFINITE_FROM_MONTHS = 30
LONG_ABOVE_MONTHS = 6
HALVED_UNDER = 18
COUNTING = "That the period begins on the day of sentence is from memory."
HALVED = "That it is halved for a person under 18 is from memory."


@dataclass(frozen=True)
class Notification:
    """`until` is the last day; without one it is indefinite, or unknown."""

    is_known: bool
    until: date | None = None

    def on_day(self, on: date) -> bool:
        return self.until is None or on <= self.until

    @property
    def in_words(self) -> str:
        return f"until {in_words(self.until)}" if self.until else "indefinitely"


INDEFINITE = Notification(True)
UNKNOWN = Notification(False)


def notification_end(one: Conviction) -> Explained[Notification]:
    """The period by the sentence for that offence; the police’s own date wins."""
    if one.notification_until is not None:
        part = Part("The police gave this end, which wins", one.notification_until)
        return Explained(Notification(True, one.notification_until), (part,))
    months, words, doubt = _period(one)
    if months is None:
        known = words != ""
        part = Part(
            words or "The length of the sentence is not known", None, SOURCE, doubt
        )
        return Explained(INDEFINITE if known else UNKNOWN, (part,))
    young = _is_young(one)
    halved = (
        months // 2
        if young and one.disposal is not Disposal.CONDITIONAL_DISCHARGE
        else months
    )
    until = add_months(one.sentenced_on, halved) - relativedelta(days=1)
    part = Part(
        f"{words}: {halved} months", until, SOURCE, f"{COUNTING} {doubt}".strip()
    )
    parts = [part]
    if halved != months:
        parts.append(Part("Halved: under 18 at conviction", halved, SOURCE, HALVED))
    return Explained(Notification(True, until), tuple(parts))


def _period(one: Conviction) -> tuple[int | None, str, str]:
    """Months (None: indefinite, or unknown where there are no words), words, doubt."""
    review = "Review after 15 years, 8 if under 18, is from memory."
    if one.disposal in ENDLESS or one.disposal is Disposal.HOSPITAL_RESTRICTED:
        return None, "Indefinite", review
    if one.disposal in HOSPITAL:
        return 84, "Hospital order without restriction", ""
    if one.disposal is Disposal.CAUTION:
        return 24, "Caution", ""
    if one.disposal in WITH_TERM:
        return _by_term(one, review)
    if one.disposal is Disposal.CONDITIONAL_DISCHARGE:
        if one.term is None:
            return None, "", ""
        return one.term.months, "The period of the discharge", ""
    return 60, "Any other sentence", "Five years is from memory."


def _by_term(one: Conviction, review: str) -> tuple[int | None, str, str]:
    if one.term is None:
        return None, "", ""
    if not one.term.is_under(INDEFINITE_FROM_MONTHS):
        return None, "30 months or more: indefinite", review
    if one.term.is_over(LONG_ABOVE_MONTHS):
        return 120, "More than 6 months and less than 30", ""
    return 84, "6 months or less", ""


def _is_young(one: Conviction) -> bool:
    if one.born_on is None:
        return False
    return relativedelta(one.sentenced_on, one.born_on).years < HALVED_UNDER
