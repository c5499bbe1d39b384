"""What is said of somebody's life, and what must be said of each kind of thing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from .codes import ADDRESS_TYPE, CIRCUMSTANCE_SUBTYPE, CIRCUMSTANCE_TYPE, DISABILITY
from .codes.code import CodeList
from .decision import YES, Decision, no
from .finding import POSTCODE
from .london import in_words
from .term import Term


class Kind(Term):
    ADDRESS = "address", "Address"
    REACH = "reach", "Phone or e-mail"
    CONTACT = "contact", "Personal contact"
    CIRCUMSTANCE = "circumstance", "Personal circumstance"
    DISABILITY = "disability", "Disability"
    ADJUSTMENT = "adjustment", "Adjustment"


class Reach(Term):
    MOBILE = "mobile", "Mobile"
    PHONE = "phone", "Other phone"
    EMAIL = "email", "E-mail"


def can_say(kind: Kind, told: Mapping[str, Any], on: date) -> Decision:
    """`told`: the fields of the kind.  Reasons' codes are the field that is at fault."""
    return _WANTED[kind](told) & _not_future("since", told.get("since"), on)


def can_end(until: date, since: date | None, on: date) -> Decision:
    """`until`: the first day on which it no longer holds."""
    decision = _not_future("until", until, on)
    if since and until < since:
        decision &= no("until", f"It began on {in_words(since)}: it cannot end before")
    return decision


def split_address(written: str) -> tuple[str, str]:
    """The lines and the postcode of an address written in one: “” where it has none."""
    lines = [line.strip(" ,") for line in written.splitlines() if line.strip(" ,")]
    for n in range(len(lines) - 1, -1, -1):
        words = lines[n].split()
        for taken in (2, 1):
            told = " ".join(words[-taken:]).upper()
            if POSTCODE.match(told):
                lines[n] = " ".join(words[:-taken]).strip(" ,")
                return "\n".join(filter(None, lines)), _spaced(told)
    return "\n".join(lines), ""


def _spaced(postcode: str) -> str:
    tight = postcode.replace(" ", "")
    return f"{tight[:-3]} {tight[-3:]}"


def _address(told: Mapping[str, Any]) -> Decision:
    decision = _chosen("kind", ADDRESS_TYPE, told)
    if not told.get("no_fixed_abode"):
        decision &= _given("lines", "Write the address, or say “no fixed abode”", told)
    return decision


def _reach(told: Mapping[str, Any]) -> Decision:
    decision = _given("value", "Write the number or the e-mail address", told)
    value = str(told.get("value", ""))
    if told.get("kind") == Reach.EMAIL:
        if decision and "@" not in value:
            decision &= no("value", "An e-mail address has an @")
    elif decision and not any(one.isdigit() for one in value):
        decision &= no("value", "A phone number has figures")
    return decision


def _contact(told: Mapping[str, Any]) -> Decision:
    named = _given("name", "Write who it is", told)
    return named & _given("relationship", "Write what they are to the person", told)


def _circumstance(told: Mapping[str, Any]) -> Decision:
    decision = _chosen("kind", CIRCUMSTANCE_TYPE, told)
    if told.get("subtype"):
        decision &= _chosen("subtype", CIRCUMSTANCE_SUBTYPE, told)
    return decision


def _disability(told: Mapping[str, Any]) -> Decision:
    return _chosen("kind", DISABILITY, told)


def _adjustment(told: Mapping[str, Any]) -> Decision:
    return _given("what", "Write what is done differently", told)


_WANTED = {
    Kind.ADDRESS: _address,
    Kind.REACH: _reach,
    Kind.CONTACT: _contact,
    Kind.CIRCUMSTANCE: _circumstance,
    Kind.DISABILITY: _disability,
    Kind.ADJUSTMENT: _adjustment,
}


def _given(field: str, otherwise: str, told: Mapping[str, Any]) -> Decision:
    return YES if str(told.get(field) or "").strip() else no(field, otherwise)


def _chosen(field: str, codes: CodeList, told: Mapping[str, Any]) -> Decision:
    decision = codes.can_choose(str(told.get(field) or ""))
    return YES if decision else no(field, decision.reasons[0].text)


def _not_future(field: str, day: date | None, on: date) -> Decision:
    if day is None or day <= on:
        return YES
    return no(field, f"{in_words(day)} has not come yet")
