"""Hearings as the Common Platform sends them: cases, each with its defendants."""

from datetime import datetime
from typing import Any

from probation.policy.court_list import Source
from probation.policy.person import Sex

from .heard import Before, Format, Heard, Offence, Reader, Sitting

SEXES = {"MALE": Sex.MALE, "FEMALE": Sex.FEMALE}


def _is_this(told: dict[str, Any]) -> bool:
    return isinstance(told.get("hearing"), dict)


def _read(message: Reader) -> Heard:
    message.source = Source.COMMON_PLATFORM
    hearing = message.at("hearing")
    court = hearing.at("courtCentre")
    return Heard(
        source=Source.COMMON_PLATFORM,
        hearing=hearing.text("id", needed=True),
        hearing_type=hearing.at("type").text("description"),
        court_code=court.text("code", needed=True),
        room=court.text("roomName"),
        sittings=tuple(
            sitting
            for day in hearing.each("hearingDays")
            if (sitting := _sitting(day)) is not None
        ),
        defendants=tuple(
            _defendant(defendant, case)
            for case in hearing.each("prosecutionCases")
            for defendant in _of_case(case)
        ),
    )


def _sitting(day: Reader) -> Sitting | None:
    said = day.text("sittingDay", needed=True)
    if not said:
        return None
    try:
        starts_at = datetime.fromisoformat(said)
    except ValueError:
        starts_at = None
    if starts_at is None or starts_at.tzinfo is None:
        day.fault(f"{day.place}.sittingDay", f"‘{said}’ is not a time with its zone")
        return None
    return Sitting(starts_at, day.number("listingSequence"))


def _of_case(case: Reader) -> list[Reader]:
    case.text("id", needed=True)
    return case.each("defendants")


def _defendant(told: Reader, case: Reader) -> Before:
    common = {
        "key": told.text("id", needed=True),
        "case_reference": case.at("prosecutionCaseIdentifier").text("caseURN"),
        "offences": tuple(_offence(one) for one in told.each("offences")),
        "pnc": told.text("pncId"),
        "cro": told.text("croNumber"),
    }
    if isinstance(told.at("legalEntityDefendant").told, dict):
        body = told.at("legalEntityDefendant").at("organisation")
        return Before(
            **common, is_organisation=True, last_name=body.text("name", needed=True)
        )
    person = told.at("personDefendant").at("personDetails")
    address, contact = person.at("address"), person.at("contact")
    lines = [address.text(f"address{n}") for n in range(1, 6)]
    return Before(
        **common,
        title=person.text("title"),
        first_name=person.text("firstName"),
        middle_names=person.text("middleName"),
        last_name=person.text("lastName", needed=True),
        date_of_birth=person.day("dateOfBirth", "%Y-%m-%d"),
        sex=SEXES.get(person.text("gender").upper(), Sex.NOT_SPECIFIED),
        address="\n".join(line for line in lines if line),
        postcode=address.text("postcode"),
        nationality=person.text("nationalityDescription"),
        phone=contact.text("mobile") or contact.text("home") or contact.text("work"),
    )


def _offence(told: Reader) -> Offence:
    return Offence(
        sequence=told.number("listingNumber"),
        code=told.text("offenceCode"),
        title=told.text("offenceTitle", needed=True),
        legislation=told.text("offenceLegislation"),
        wording=told.text("wording"),
        plea=told.at("plea").text("pleaValue"),
        verdict=told.at("verdict").at("verdictType").text("description"),
    )


COMMON_PLATFORM = Format(Source.COMMON_PLATFORM, _is_this, _read)
