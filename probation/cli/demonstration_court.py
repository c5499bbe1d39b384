"""Invented people, and what the courts of the demonstration send about them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from probation.policy.person import Sex
from probation.records.sentences.actions import NewRequirement

FIRST = {
    Sex.MALE: "Aaron Ben Callum Dylan Ellis Finn Gareth Harvey Ian Jamal Kieran Liam Marek Noah Oscar Rhys Stefan Tariq Wesley Zane",
    Sex.FEMALE: "Amira Beth Chloe Donna Elin Farah Gemma Holly Ines Jodie Kara Leanne Megan Nia Olive Petra Rosa Shanice Tilly Una",
}
LAST = (
    "Ashdown Brightwell Cawley Dunmore Everly Fernside Garrow Hallam Ingleby Jessop "
    "Kettering Larkhill Marlowe Norbury Oakden Penrose Quarrie Ravensworth Selwood "
    "Thornbury Underhay Varley Wetherby Yardley"
)
STREETS = (
    "Mill Lane|Orchard Close|Station Road|Severn Terrace|Chapel Walk|Priory Street"
)
OFFENCES = (
    ("CJ88001", "Common assault"),
    ("TH68010", "Theft from a shop"),
    ("RT88191", "Drive motor vehicle when alcohol level above limit"),
    ("CD71039", "Criminal damage to property, value under £5,000"),
    ("MD71530", "Possess a controlled drug of Class B: cannabis"),
    (
        "PU86116",
        "Use threatening / abusive words / behaviour with intent to cause fear of / provoke unlawful violence",
    ),
)
PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"


@dataclass(frozen=True)
class Invented:
    first_name: str
    last_name: str
    date_of_birth: date
    sex: Sex
    address: tuple[str, str, str]
    pnc: str
    offence: tuple[str, str]

    def details(self) -> dict[str, Any]:
        names = ("first_name", "last_name", "date_of_birth", "sex")
        return {name: getattr(self, name) for name in names}

    def requirements(self, chance: Random) -> list[NewRequirement]:
        wanted = [
            NewRequirement("rehabilitation_activity", chance.choice((10, 15, 20)))
        ]
        if chance.random() < 0.4:
            wanted.append(NewRequirement("unpaid_work", chance.choice((60, 80, 120))))
        return wanted


def invent(chance: Random) -> Invented:
    sex = Sex.FEMALE if chance.random() < 0.18 else Sex.MALE
    year, serial = chance.randint(2002, 2017), chance.randint(10_000, 699_999)
    letter = PNC_LETTERS[int(f"{year % 100:02}{serial:07}") % 23]
    return Invented(
        chance.choice(FIRST[sex].split()),
        chance.choice(LAST.split()),
        date(chance.randint(1960, 1998), chance.randint(1, 12), chance.randint(1, 28)),
        sex,
        (
            f"{chance.randint(1, 90)} {chance.choice(STREETS.split('|'))}",
            "Worcester",
            # A postcode area that does not exist, so that nobody lives there.
            f"WQ{chance.randint(1, 9)} {chance.randint(1, 9)}{chance.choice('ABDEFGH')}{chance.choice('ABDEFGH')}",
        ),
        f"{year}/{serial:07}{letter}",
        chance.choice(OFFENCES),
    )


def messages_of(
    day: date, known: list[Invented], chance: Random
) -> Iterator[tuple[str, dict[str, Any]]]:
    """File name and message, for the day and the two after it."""
    returning = iter(chance.sample(known, 9))
    for number, court in enumerate(("B22OS", "B22HM", "B22MZ") * 3):
        sits_on = day + timedelta(days=number // 3)
        if court == "B22HM":
            listed = [invent(chance), _misspelt(next(returning))]
            yield _hearing(court, sits_on, listed, number, chance)
        else:
            for place in range(4):
                someone = next(returning, None) if place == 0 else None
                yield _case(court, sits_on, someone or invent(chance), place, chance)


def _misspelt(someone: Invented) -> Invented:
    """The same person as a court may have them: no number, a letter doubled."""
    return replace(someone, last_name=someone.last_name + someone.last_name[-1], pnc="")


def _case(court: str, day: date, who: Invented, place: int, chance: Random):
    number = f"{chance.randint(10**9, 10**10 - 1)}"
    code, title = who.offence
    return f"{court}/{day}/libra-{number}.json", {
        "caseId": int(number),
        "caseNo": number,
        "name": {
            "title": "Ms" if who.sex is Sex.FEMALE else "Mr",
            "forename1": who.first_name,
            "surname": who.last_name.upper(),
        },
        "defendantType": "P",
        "defendantSex": str(who.sex),
        "defendantDob": f"{who.date_of_birth:%d/%m/%Y}",
        "defendantAddress": dict(
            zip(("line1", "line2", "pcode"), who.address, strict=True)
        ),
        "pnc": who.pnc,
        "listNo": "1st",
        "offences": [
            {
                "seq": 1,
                "code": code,
                "title": title,
                "summary": f"On {day - timedelta(days=40):%d/%m/%Y} at Worcester (invented).",
            }
        ],
        "sessionStartTime": f"{datetime(day.year, day.month, day.day, 10):%Y-%m-%dT%H:%M:%S}",
        "courtCode": court,
        "courtRoom": f"{1 + place // 3:02}",
        "seq": place + 1,
    }


def _hearing(court: str, day: date, who: list[Invented], number: int, chance: Random):
    key = str(UUID(int=chance.getrandbits(128), version=4))
    return f"{court}/{day}/common-platform-{number}.json", {
        "hearing": {
            "id": key,
            "type": {"description": "Sentence"},
            "courtCentre": {"code": f"{court}00", "roomName": "Court 1"},
            "hearingDays": [{"listingSequence": 0, "sittingDay": f"{day}T10:00:00Z"}],
            "prosecutionCases": [
                {
                    "id": str(UUID(int=chance.getrandbits(128), version=4)),
                    "prosecutionCaseIdentifier": {"caseURN": f"22WM{number:07}17"},
                    "defendants": [_defendant(one, chance) for one in who],
                }
            ],
        }
    }


def _defendant(who: Invented, chance: Random) -> dict[str, Any]:
    code, title = who.offence
    line, town, postcode = who.address
    return {
        "id": str(UUID(int=chance.getrandbits(128), version=4)),
        "pncId": who.pnc,
        "offences": [{"offenceCode": code, "offenceTitle": title, "listingNumber": 1}],
        "personDefendant": {
            "personDetails": {
                "firstName": who.first_name,
                "lastName": who.last_name,
                "dateOfBirth": who.date_of_birth.isoformat(),
                "gender": who.sex.label.upper(),
                "address": {"address1": line, "address2": town, "postcode": postcode},
            }
        },
    }
