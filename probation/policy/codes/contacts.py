"""Types of contact, their outcomes, and registrations, with what they carry.

A flag that no source gives is None: never guess it, ask whoever records the contact.
"""

from dataclasses import dataclass

from ..term import Term
from .code import Code, load

CONTACT_TYPE = load("contact_type")
CONTACT_OUTCOME = load("contact_outcome")
REGISTER_TYPE = load("register_type")


class Location(Term):
    NEEDED = "Y", "A location must be given"
    OPTIONAL = "B", "A location may be given"
    NONE = "N", "No location"


_LOCATIONS = {location.value: location for location in Location}


@dataclass(frozen=True)
class ContactType:
    code: Code
    national_standard: bool | None
    attendance: bool | None  # somebody is to attend: an appointment
    outcome_required: bool | None
    rar_activity: bool | None  # counts towards rehabilitation activity days
    location: Location | None
    hours_credited: bool | None
    alert: bool | None
    future_schedule: bool | None  # may lie in the future
    editable: bool | None
    sensitive: bool | None
    person_level: bool | None  # may stand without an event
    system_generated: bool | None


@dataclass(frozen=True)
class RegisterType:
    code: Code  # its group: RoSH, Safeguarding, Public Protection, Alerts, Information
    review_months: int | None  # 0: no review falls due; None: not published
    colour: str  # no meaning of it is documented
    alert: bool | None


def _contact_type(code: Code) -> ContactType:
    return ContactType(
        code,
        national_standard=code.flag("national_standard"),
        attendance=code.flag("attendance"),
        outcome_required=code.flag("outcome_required"),
        rar_activity=code.flag("rar_activity"),
        location=_LOCATIONS.get(code.more["location"]),
        hours_credited=code.flag("hours_credited"),
        alert=code.flag("alert"),
        future_schedule=code.flag("future_schedule"),
        editable=code.flag("editable"),
        sensitive=code.flag("sensitive"),
        person_level=code.flag("person_level"),
        system_generated=code.flag("system_generated"),
    )


def _register_type(code: Code) -> RegisterType:
    return RegisterType(
        code, code.number("review_months"), code.more["colour"], code.flag("alert")
    )


CONTACT_TYPES = {code.key: _contact_type(code) for code in CONTACT_TYPE}
REGISTER_TYPES = {code.key: _register_type(code) for code in REGISTER_TYPE}
