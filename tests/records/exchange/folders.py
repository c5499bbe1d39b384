"""A small folder of the exchange format: two providers, two people, what is done for them.

Tests change its rows before they are written, or the files afterwards.
"""

import csv
import json
from copy import deepcopy
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from probation.records.exchange.writing import MANIFEST, Writer, digest_of
from probation.records.organisations.actions import _rows as rows_of
from probation.records.organisations.models import Office, Unit

Rows = dict[str, list[dict[str, Any]]]

STANDS_AT = date(2017, 11, 9)
NOW = datetime(2017, 11, 9, 8, tzinfo=UTC)
MONA, PAT = (
    "11111111-1111-4111-8111-111111111111",
    "22222222-2222-4222-8222-222222222222",
)
EARLIER, LATER = (
    datetime(2017, 3, 1, 9, tzinfo=UTC),
    datetime(2017, 3, 8, 9, tzinfo=UTC),
)
RECORDED = {"by": PAT, "at": EARLIER}


def _unit(code: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": f"Test {code}", "kind": kind, **more}


def _member(key: str, name: str, *roles: str) -> dict[str, Any]:
    told = {
        "username": name,
        "first_name": name,
        "last_name": "Test",
        "hours": Decimal("37.5"),
    }
    return {"key": key, "roles": list(roles), "date_joined": EARLIER, **told}


def _person(crn: str, name: str, born: date) -> dict[str, Any]:
    told = {"first_name": name, "last_name": "Example", "date_of_birth": born}
    return {"crn": crn, "sex": "M", "made_at": EARLIER, "is_invented": True, **told}


def _order(key: str, person: str) -> dict[str, Any]:
    told = {"kind": "community_order", "lengths": {"months": 12}, "made_at": EARLIER}
    day = date(2017, 2, 27)
    return {"key": key, "person": person, "court": "XC1", "sentenced_on": day, **told}


SMALL: Rows = {
    "units": [
        _unit("XN1", "provider", sector="nps"),
        _unit("XP1", "provider", sector="crc"),
        _unit("XT1", "team", parent="XP1"),
        _unit("XC1", "court", sector="courts"),
    ],
    "offices": [{"code": "XO1", "unit": "XP1", "name": "Test office"}],
    "members": [
        _member(MONA, "mona", "manager"),
        _member(PAT, "pat", "practitioner", "administrator"),
    ],
    "postings": [
        {"key": "x/p1", "member": PAT, "unit": "XT1", "since": date(2014, 6, 1)}
    ],
    "people": [
        _person("A000001", "Sam", date(1980, 5, 7)),
        _person("A000002", "Zoë", date(1990, 12, 31)),
    ],
    "aliases": [
        {"key": "x/a1", "person": "A000001", "last_name": "Other", "since": EARLIER}
    ],
    "identifiers": [
        {
            "key": "x/i1",
            "person": "A000001",
            "kind": "PNC",
            "value": "2004/0012345U",
            "since": EARLIER,
        }
    ],
    "addresses": [
        {
            "key": "x/ad1",
            "person": "A000002",
            "kind": "A07A",
            "lines": "1 Mill Lane\nTown",
            "postcode": "WQ1 1AA",
            "since": date(2016, 1, 1),
            **RECORDED,
        }
    ],
    "flags": [
        {
            "key": "x/f1",
            "person": "A000001",
            "kind": "RVHR",
            "officer": PAT,
            "since": date(2017, 3, 1),
            **RECORDED,
        }
    ],
    "orders": [_order("x/o1", "A000001"), _order("x/o2", "A000002")],
    "order_offences": [
        {"key": "x/of1", "order": "x/o1", "title": "Theft from a shop", "is_main": True}
    ],
    "requirements": [
        {
            "key": "x/r1",
            "order": "x/o1",
            "kind": "rehabilitation_activity",
            "length": 15,
        }
    ],
    "order_changes": [
        {
            "order": order,
            "position": 1,
            "status": "running",
            "on": date(2017, 2, 27),
            **RECORDED,
        }
        for order in ("x/o1", "x/o2")
    ]
    + [
        {
            "order": "x/o2",
            "position": 2,
            "status": "ended",
            "on": date(2017, 10, 2),
            "reason": "expired",
            **RECORDED,
        }
    ],
    "responsibilities": [
        {
            "order": order,
            "position": 1,
            "provider": "XN1",
            "since": EARLIER,
            "because": "sentence",
            "by": PAT,
        }
        for order in ("x/o1", "x/o2")
    ]
    + [
        {
            "order": "x/o1",
            "position": 2,
            "provider": "XP1",
            "since": LATER,
            "because": "allocation",
            "by": PAT,
        }
    ],
    "assignments": [
        {
            "order": "x/o1",
            "position": 1,
            "officer": PAT,
            "team": "XT1",
            "since": LATER,
            "by": MONA,
        }
    ],
    "appointments": [
        {
            "key": f"x/ap{n}",
            "person": "A000001",
            "order": "x/o1",
            "kind": "COAP",
            "starts_at": LATER,
            "minutes": 30,
            "office": "XO1",
            "officer": PAT,
        }
        for n in (1, 2)
    ],
    "appointment_changes": [
        {
            "appointment": appointment,
            "position": position,
            "status": status,
            **RECORDED,
        }
        for appointment, position, status in (
            ("x/ap1", 1, "booked"),
            ("x/ap1", 2, "complied"),
            ("x/ap2", 1, "booked"),
        )
    ],
    "notes": [
        {
            "key": key,
            "person": "A000001",
            "order": "x/o1",
            "appointment": "x/ap1",
            "text": 'He said “no”, "maybe",\r\nthen left',
            "corrects": corrects,
            "happened_at": LATER,
            **RECORDED,
        }
        for key, corrects in (("x/n1", ""), ("x/n2", "x/n1"))
    ],
}


def small() -> Rows:
    return deepcopy(SMALL)


def row(rows: Rows, file: str, key: str) -> dict[str, Any]:
    """The row of that key, or with that first value."""
    return next(one for one in rows[file] if key in (one.get("key"), *one.values()))


def write(folder: Path, rows: Rows, **more: Any) -> Path:
    told = {"source": "Tests", "stands_at": STANDS_AT, **more}
    with Writer(folder, **told) as writer:
        for file, some in rows.items():
            writer.begin(file)
            for one in some:
                writer.write(file, **one)
    return folder


def edit(folder: Path, file: str, change) -> None:
    """Changes the bytes of a file, as whoever edits it does."""
    path = folder / f"{file}.csv"
    path.write_bytes(change(path.read_bytes()))


def admit(folder: Path) -> None:
    """Makes the manifest say what is now in the folder."""
    said = json.loads((folder / MANIFEST).read_text())
    for one in said["resources"]:
        path = folder / one["path"]
        one["hash"] = f"sha256:{digest_of(path)}"
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                one["rows"] = max(sum(1 for _ in csv.reader(file)) - 1, 0)
    (folder / MANIFEST).write_text(json.dumps(said))


def real_units() -> None:
    """Providers, courts and offices, which tests begin without."""
    units = {
        row["code"]: Unit(
            code=row["code"], name=row["name"], kind=row["kind"], sector=row["sector"]
        )
        for row in rows_of("units.csv")
    }
    Unit.objects.bulk_create(units.values())
    Office.objects.bulk_create(
        Office(code=row["code"], name=row["name"], unit=units[row["unit"]])
        for row in rows_of("offices.csv")
    )
