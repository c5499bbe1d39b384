"""What courts send about somebody, in the two formats that they use.

As in the files of records/court/formats: a Libra case is one defendant at one session, a
Common Platform hearing may have several.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from typing import Any
from uuid import UUID

from .people import STREETS, Person, invented_name
from .sentencing import Case

Message = dict[str, Any]
LISTED_AHEAD = 5  # days: a court sends its list no earlier


@dataclass(frozen=True)
class Charged:
    """Someone before a court, as the court has them."""

    key: str  # the court's own, of this case
    first_name: str
    last_name: str
    born: date
    is_woman: bool
    lines: tuple[str, ...]
    postcode: str
    pnc: str
    offence: tuple[str, str]  # code, title
    committed_on: date


def charged(case: Case) -> Charged:
    return _charged(case.key, case.person, (case.offence.code, case.offence.title), case.offence_on)  # fmt: skip


def _charged(
    key: str, person: Person, offence: tuple[str, str], committed_on: date
) -> Charged:
    return Charged(
        key,
        person.first_name,
        person.last_name,
        person.born,
        person.is_woman,
        tuple(person.lines.split("\n")),
        person.postcode,
        person.pnc,
        offence,
        committed_on,
    )


def stranger(
    key: str, offence: tuple[str, str], like: Person, day: date, chance: Random
) -> Charged:
    """Somebody nobody knows, who lives in the town of `like`."""
    is_woman = chance.random() < 0.2
    first, last = invented_name(is_woman, chance)
    born = date(day.year - 18 - int(chance.expovariate(1 / 15)) % 50, 1, 1)
    return Charged(
        key,
        first,
        last,
        born + timedelta(days=int(chance.random() * 360) - 365),
        is_woman,
        (f"{1 + int(chance.random() * 90)} {chance.choice(STREETS)}", like.town.name),
        like.postcode,
        "",
        offence,
        day - timedelta(days=30 + int(chance.random() * 60)),
    )


def misspelt(who: Charged) -> Charged:
    """The same person as a court may have them: no number, a letter doubled."""
    return replace(who, last_name=who.last_name + who.last_name[-1], pnc="")


def case_number(who: Charged) -> int:
    """Ten digits that are this case's for good."""
    return (
        int(sha256(who.key.encode()).hexdigest()[:12], 16) % 9 * 10**9
        + int(sha256(who.key.encode()).hexdigest()[12:24], 16) % 10**9
    )


def _uuid(*told: object) -> str:
    digest = sha256("/".join(map(str, told)).encode()).digest()
    return str(UUID(bytes=digest[:16], version=4))


def defendant_key(who: Charged, sends: str) -> str:
    return str(case_number(who)) if sends == "libra" else _uuid("defendant", who.key)


def hearing_key(who: Charged, sends: str, day: date) -> str:
    if sends == "libra":
        return str(case_number(who))
    return _uuid("hearing", who.key, day)


def libra(court: str, day: date, who: Charged, place: int) -> Message:
    """`court`: its seven-character code, of which Libra sends five."""
    number = case_number(who)
    code, title = who.offence
    lines = {f"line{n}": line for n, line in enumerate(who.lines, start=1)}
    return {
        "caseId": number,
        "caseNo": str(number),
        "name": {
            "title": "Ms" if who.is_woman else "Mr",
            "forename1": who.first_name,
            "surname": who.last_name.upper(),
        },
        "defendantType": "P",
        "defendantSex": "F" if who.is_woman else "M",
        "defendantDob": f"{who.born:%d/%m/%Y}",
        "defendantAddress": lines | {"pcode": who.postcode},
        "pnc": who.pnc,
        "listNo": "1st",
        "offences": [
            {
                "seq": 1,
                "code": code,
                "title": title,
                "summary": f"On {who.committed_on:%d/%m/%Y} (invented).",
            }
        ],
        "sessionStartTime": f"{day}T10:00:00",
        "courtCode": court[:5],
        "courtRoom": f"{1 + place // 12:02}",
        "seq": place + 1,
    }


def common_platform(court: str, day: date, who: Charged, place: int) -> Message:
    code, title = who.offence
    lines = {f"address{n}": line for n, line in enumerate(who.lines, start=1)}
    return {
        "hearing": {
            "id": hearing_key(who, "common_platform", day),
            "type": {"description": "Sentence"},
            "courtCentre": {"code": court, "roomName": f"Court {1 + place // 12}"},
            "hearingDays": [
                {"listingSequence": place, "sittingDay": f"{day}T10:00:00Z"}
            ],
            "prosecutionCases": [
                {
                    "id": _uuid("case", who.key),
                    "prosecutionCaseIdentifier": {
                        "caseURN": f"22WM{case_number(who) % 10**7:07}{day:%y}"
                    },
                    "defendants": [
                        {
                            "id": defendant_key(who, "common_platform"),
                            "pncId": who.pnc,
                            "offences": [
                                {
                                    "offenceCode": code,
                                    "offenceTitle": title,
                                    "wording": f"On {who.committed_on:%d/%m/%Y} (invented).",
                                    "listingNumber": 1,
                                }
                            ],
                            "personDefendant": {
                                "personDetails": {
                                    "firstName": who.first_name,
                                    "lastName": who.last_name,
                                    "dateOfBirth": who.born.isoformat(),
                                    "gender": "FEMALE" if who.is_woman else "MALE",
                                    "address": lines | {"postcode": who.postcode},
                                }
                            },
                        }
                    ],
                }
            ],
        }
    }


def message(sends: str, court: str, day: date, who: Charged, place: int) -> Message:
    write = libra if sends == "libra" else common_platform
    return write(court, day, who, place)


def file_name(sends: str, court: str, day: date, who: Charged) -> str:
    """Where it lies in the folder of messages: day by day, court by court."""
    return f"{day}/{court}/{sends.replace('_', '-')}-{case_number(who)}.json"
