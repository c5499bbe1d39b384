"""Cases as Libra sends them: one defendant of one case at one session."""

from datetime import date
from typing import Any

from probation.policy.court_list import Source
from probation.policy.london import LONDON, london_day
from probation.policy.person import Sex

from .heard import (
    KEY,
    TITLE,
    WORDING,
    Before,
    Format,
    Heard,
    Offence,
    Reader,
    Sitting,
)

SEXES = {"M": Sex.MALE, "F": Sex.FEMALE}
DAY = "%d/%m/%Y"


def _is_this(told: dict[str, Any]) -> bool:
    return "courtCode" in told or "caseNo" in told


def _read(case: Reader) -> Heard:
    number = case.text("caseNo", most=KEY, needed=True)
    court = case.court("courtCode")
    sequence = case.number("seq")
    starts_at = case.sits_at("sessionStartTime", LONDON)  # the court's own clock
    sits_on = london_day(starts_at) if starts_at else None
    return Heard(
        source=Source.LIBRA,
        hearing=case.text("hearingId", most=KEY) or number,
        court_code=court,
        room=case.text("courtRoom"),
        sittings=(Sitting(starts_at, sequence),) if starts_at else (),
        defendants=(_defendant(case, number, sits_on),),
    )


def _defendant(case: Reader, number: str, sits_on: date | None) -> Before:
    address, name = case.at("defendantAddress"), case.at("name")
    lines = [address.text(f"line{n}") for n in range(1, 6)]
    is_organisation = case.text("defendantType").upper() == "O"
    surname = name.text("surname")
    if is_organisation:
        surname = surname or case.text("defendantName")
    if not surname:
        name.at("surname").fault("is missing or empty")
    middle = (name.text(f"forename{n}") for n in (2, 3))
    nations = (case.text(f"nationality{n}") for n in (1, 2))
    return Before(
        key=case.text("caseId", most=KEY) or number,
        case_reference=number,
        is_organisation=is_organisation,
        title=name.text("title"),
        first_name=name.text("forename1"),
        middle_names=" ".join(part for part in middle if part),
        last_name=surname,
        date_of_birth=case.born("defendantDob", DAY, sits_on),
        sex=SEXES.get(case.text("defendantSex").upper(), Sex.NOT_SPECIFIED),
        address="\n".join(line for line in lines if line),
        postcode=address.text("pcode"),
        nationality=", ".join(nation for nation in nations if nation),
        phone=case.at("phone").text("mobile"),
        pnc=case.text("pnc", most=KEY),
        cro=case.text("cro", most=KEY),
        offences=tuple(
            Offence(
                sequence=told.number("seq"),
                code=told.text("code", most=KEY),
                title=told.text("title", most=TITLE, needed=True),
                legislation=told.text("act", most=TITLE),
                wording=told.text("summary", most=WORDING),
            )
            for told in case.each("offences")
        ),
    )


LIBRA = Format(Source.LIBRA, _is_this, _read)
