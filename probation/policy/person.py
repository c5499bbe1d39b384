"""What is held of a person themselves: which details, from which lists."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from . import plausible
from .codes import ETHNICITY, GENDER_IDENTITY, LANGUAGE, NATIONALITY, RELIGION
from .decision import YES, Decision, Reason, no
from .london import in_words
from .term import Term


class Sex(Term):
    """Codes of the probation person record (ministryofjustice/hmpps-person-record, MIT)."""

    MALE = "M", "Male"
    FEMALE = "F", "Female"
    NEITHER = "N", "Neither male nor female, or not known"
    NOT_SPECIFIED = "NS", "Not specified"


# Details that are edited on screen, in the order shown, by the name of their field.
EDITABLE: Mapping[str, str] = {
    "first_name": "First name",
    "middle_names": "Middle names",
    "last_name": "Last name",
    "preferred_name": "Preferred name",
    "date_of_birth": "Date of birth",
    "sex": "Sex",
    "gender_identity": "Gender identity",
    "ethnicity": "Ethnicity",
    "religion": "Religion",
    "nationality": "Nationality",
    "second_nationality": "Second nationality",
    "language": "Preferred language",
    "needs_interpreter": "Needs an interpreter",
}
LISTS = {
    "gender_identity": GENDER_IDENTITY,
    "ethnicity": ETHNICITY,
    "religion": RELIGION,
    "nationality": NATIONALITY,
    "second_nationality": NATIONALITY,
    "language": LANGUAGE,
}


def can_be(details: Mapping[str, Any], on: date) -> Decision:
    """Reasons' codes are the field at fault.  A code no longer offered may stay."""
    decision = YES
    if "last_name" in details and not str(details["last_name"]).strip():
        decision &= no("last_name", "Enter the last name")
    born = details.get("date_of_birth")
    if born is not None:
        decision &= plausible.birth(born, on=on)
    for field in ("first_name", "middle_names", "last_name", "preferred_name"):
        told = details.get(field) or ""
        fits = plausible.fits(EDITABLE[field], told, plausible.NAME_MOST)
        decision &= Decision(tuple(Reason(field, one.text) for one in fits.reasons))
    for field, codes in LISTS.items():
        told = details.get(field)
        if told and told not in codes:
            decision &= no(field, f"{EDITABLE[field]}: there is no code {told}")
    unknown = [field for field in details if field not in EDITABLE]
    return decision & (no("field", f"Not a detail: {unknown}") if unknown else YES)


def shown(field: str, value: Any) -> str:
    """A detail in words, as it is held or as the history keeps it; "" where empty."""
    if value in (None, ""):
        return ""
    if field in LISTS:
        return LISTS[field].title_of(value)
    if field == "sex":
        return next((sex.label for sex in Sex if sex == value), str(value))
    if field == "date_of_birth":
        return in_words(date.fromisoformat(str(value)))
    if field == "needs_interpreter":
        return "Yes" if value else "No"
    return str(value)
