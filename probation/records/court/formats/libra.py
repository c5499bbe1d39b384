"""Cases as Libra sends them: one defendant of one case at one session."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from probation.policy.court_list import Source
from probation.policy.person import Sex

from .heard import Before, Format, Heard, Offence, Reader, Sitting

LONDON = ZoneInfo("Europe/London")
SEXES = {"M": Sex.MALE, "F": Sex.FEMALE}
DAY = "%d/%m/%Y"


def _is_this(told: dict[str, Any]) -> bool:
    return "courtCode" in told or "caseNo" in told


def _read(case: Reader) -> Heard:
    case.source = Source.LIBRA
    number = case.text("caseNo", needed=True)
    court = case.text("courtCode", needed=True)
    session = _session(case)
    return Heard(
        source=Source.LIBRA,
        hearing=case.text("hearingId") or number,
        court_code=court,
        room=case.text("courtRoom"),
        sittings=(session,) if session else (),
        defendants=(_defendant(case, number),),
    )


def _session(case: Reader) -> Sitting | None:
    said = case.text("sessionStartTime", needed=True)
    if not said:
        return None
    try:
        starts_at = datetime.fromisoformat(said)
    except ValueError:
        case.fault("sessionStartTime", f"‘{said}’ is not a time")
        return None
    if starts_at.tzinfo is None:  # the court's own clock
        starts_at = starts_at.replace(tzinfo=LONDON)
    return Sitting(starts_at, case.number("seq"))


def _defendant(case: Reader, number: str) -> Before:
    address, name = case.at("defendantAddress"), case.at("name")
    lines = [address.text(f"line{n}") for n in range(1, 6)]
    is_organisation = case.text("defendantType").upper() == "O"
    surname = name.text("surname")
    if is_organisation:
        surname = surname or case.text("defendantName")
    if not surname:
        case.fault("name.surname", "is missing or empty")
    middle = (name.text(f"forename{n}") for n in (2, 3))
    nations = (case.text(f"nationality{n}") for n in (1, 2))
    return Before(
        key=case.text("caseId") or number,
        case_reference=number,
        is_organisation=is_organisation,
        title=name.text("title"),
        first_name=name.text("forename1"),
        middle_names=" ".join(part for part in middle if part),
        last_name=surname,
        date_of_birth=case.day("defendantDob", DAY),
        sex=SEXES.get(case.text("defendantSex").upper(), Sex.NOT_SPECIFIED),
        address="\n".join(line for line in lines if line),
        postcode=address.text("pcode"),
        nationality=", ".join(nation for nation in nations if nation),
        phone=case.at("phone").text("mobile"),
        pnc=case.text("pnc"),
        cro=case.text("cro"),
        offences=tuple(
            Offence(
                sequence=told.number("seq"),
                code=told.text("code"),
                title=told.text("title", needed=True),
                legislation=told.text("act"),
                wording=told.text("summary"),
            )
            for told in case.each("offences")
        ),
    )


LIBRA = Format(Source.LIBRA, _is_this, _read)
