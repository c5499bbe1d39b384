"""Hearings as the Common Platform sends them: cases, each with its defendants."""

from datetime import date
from typing import Any

from probation.policy.court_list import Source
from probation.policy.london import london_day
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

SEXES = {"MALE": Sex.MALE, "FEMALE": Sex.FEMALE}


def _is_this(told: dict[str, Any]) -> bool:
    return isinstance(told.get("hearing"), dict)


def _read(message: Reader) -> Heard:
    hearing = message.at("hearing")
    court = hearing.at("courtCentre")
    sittings = tuple(
        sitting
        for day in hearing.each("hearingDays")
        if (sitting := _sitting(day)) is not None
    )
    first = min((london_day(one.starts_at) for one in sittings), default=None)
    return Heard(
        source=Source.COMMON_PLATFORM,
        hearing=hearing.text("id", most=KEY, needed=True),
        hearing_type=hearing.at("type").text("description"),
        court_code=court.court("code"),
        room=court.text("roomName"),
        sittings=sittings,
        defendants=tuple(
            _defendant(defendant, case, first)
            for case in hearing.each("prosecutionCases")
            for defendant in _of_case(case)
        ),
    )


def _sitting(day: Reader) -> Sitting | None:
    sequence = day.number("listingSequence")
    starts_at = day.sits_at("sittingDay")
    return Sitting(starts_at, sequence) if starts_at else None


def _of_case(case: Reader) -> list[Reader]:
    case.text("id", most=KEY, needed=True)
    return case.each("defendants")


def _defendant(told: Reader, case: Reader, sits_on: date | None) -> Before:
    common = {
        "key": told.text("id", most=KEY, needed=True),
        "case_reference": case.at("prosecutionCaseIdentifier").text(
            "caseURN", most=KEY
        ),
        "offences": tuple(_offence(one) for one in told.each("offences")),
        "pnc": told.text("pncId", most=KEY),
        "cro": told.text("croNumber", most=KEY),
    }
    if isinstance(told.at("legalEntityDefendant").said, dict):
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
        date_of_birth=person.born("dateOfBirth", "%Y-%m-%d", sits_on),
        sex=SEXES.get(person.text("gender").upper(), Sex.NOT_SPECIFIED),
        address="\n".join(line for line in lines if line),
        postcode=address.text("postcode"),
        nationality=person.text("nationalityDescription"),
        phone=contact.text("mobile") or contact.text("home") or contact.text("work"),
    )


def _offence(told: Reader) -> Offence:
    return Offence(
        sequence=told.number("listingNumber"),
        code=told.text("offenceCode", most=KEY),
        title=told.text("offenceTitle", most=TITLE, needed=True),
        legislation=told.text("offenceLegislation", most=TITLE),
        wording=told.text("wording", most=WORDING),
        plea=told.at("plea").text("pleaValue"),
        verdict=told.at("verdict").at("verdictType").text("description"),
    )


COMMON_PLATFORM = Format(Source.COMMON_PLATFORM, _is_this, _read)
