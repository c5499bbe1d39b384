"""What an invented court sends, in the two published shapes, bare and in an envelope."""

import json
from pathlib import Path
from typing import Any

COURT = "B90AA"
BORN = "1984-05-02"
PNC = "2009/0492903A"
THEFT = {"offenceCode": "TH68010", "offenceTitle": "Theft from a shop"}


def first(folder: Path) -> None:
    """27 March 2017: three people and a company, in folders within folders."""
    _write(folder / "common/monday/one.json", _hearing("2017-03-27T10:00:00Z"))
    robin = _case("17001", "Robin", "FRESH", "03/02/1991", "2017-03-27T10:30:00")
    envelope = {"MessageId": "1", "Message": json.dumps(robin)}
    _write(folder / "libra/two.json", envelope)
    _write(folder / "libra/three.json", _company())


def again(folder: Path) -> None:
    """Sam is before the court again, to be sentenced."""
    _write(folder / "common/later.json", _hearing("2017-04-03T10:00:00Z"))


def _write(path: Path, told: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told), encoding="utf-8")


def _hearing(sits_at: str) -> dict[str, Any]:
    return {
        "hearing": {
            "id": "1d7f8b0e-6a56-4a1e-9d9a-6c2f6f1f0a01",
            "type": {"description": "Sentence"},
            "courtCentre": {"code": f"{COURT}00", "roomName": "Court 1"},
            "hearingDays": [{"listingSequence": 1, "sittingDay": sits_at}],
            "prosecutionCases": [
                {
                    "id": "1d7f8b0e-6a56-4a1e-9d9a-6c2f6f1f0a02",
                    "prosecutionCaseIdentifier": {"caseURN": "90AA0000117"},
                    "defendants": [_sam()],
                }
            ],
        }
    }


def _sam() -> dict[str, Any]:
    return {
        "id": "1d7f8b0e-6a56-4a1e-9d9a-6c2f6f1f0a03",
        "pncId": PNC,
        "offences": [
            {**THEFT, "id": "1d7f8b0e-6a56-4a1e-9d9a-6c2f6f1f0a04", "listingNumber": 1}
        ],
        "personDefendant": {
            "personDetails": {
                "title": "Mr",
                "firstName": "Sam",
                "lastName": "Example",
                "dateOfBirth": BORN,
                "gender": "MALE",
                "address": {"address1": "1 Invented Lane", "postcode": "WQ1 1AA"},
            }
        },
    }


def _case(number: str, first: str, last: str, born: str, at: str) -> dict[str, Any]:
    return {
        "caseId": number,
        "caseNo": number,
        "name": {"forename1": first, "surname": last},
        "defendantType": "P",
        "defendantSex": "N",
        "defendantDob": born,
        "defendantAddress": {"line1": "2 Invented Lane", "pcode": "WQ1 1AB"},
        "pnc": "",
        "offences": [{"seq": 1, "code": "CJ88001", "title": "Common assault"}],
        "sessionStartTime": at,
        "courtCode": COURT,
        "courtRoom": "02",
        "seq": 2,
    }


def _company() -> dict[str, Any]:
    told = _case("17002", "", "", "", "2017-03-27T11:00:00")
    return told | {
        "defendantType": "O",
        "defendantName": "Invented Haulage Ltd",
        "name": {},
        "defendantDob": "",
    }
