"""The only code that writes organisations."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from probation.policy.organisation import Kind

from .models import Office, Unit

DATA = Path(__file__).parent / "data"


@transaction.atomic(using="owner")
def load_reference() -> None:
    """Puts the units and offices of our data files in the database, or brings them up
    to date.  Part of migrating, so done by the owner, and not audited: it is code."""
    parents: dict[str, str] = {}
    units = []
    for row in _rows("units.csv"):
        if row["parent"]:
            parents[row["code"]] = row["parent"]
        units.append(
            Unit(
                code=row["code"],
                name=row["name"],
                kind=row["kind"],
                sector=row["sector"],
                since=row["since"] or None,
                until=row["until"] or None,
                source=row["source"],
            )
        )
    told = ["name", "kind", "sector", "since", "until", "source"]
    Unit.objects.using("owner").bulk_create(
        units, update_conflicts=True, unique_fields=["code"], update_fields=told
    )
    ids = dict(Unit.objects.using("owner").values_list("code", "id"))
    children = [
        Unit(id=ids[code], parent_id=ids[parent]) for code, parent in parents.items()
    ]
    Unit.objects.using("owner").bulk_update(children, ["parent_id"])
    offices = [
        Office(
            code=row["code"],
            unit_id=ids[row["unit"]],
            name=row["name"],
            address=row["address"],
            postcode=row["postcode"],
        )
        for row in _rows("offices.csv")
    ]
    Office.objects.using("owner").bulk_create(
        offices,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["unit", "name", "address", "postcode"],
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a data file; its first line says where the facts come from."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        next(file)
        yield from csv.DictReader(file)


def add(
    code: str, name: str, kind: Kind, *, parent: str = "", sector: str = ""
) -> Unit:
    """An invented unit of a scenario, under the unit whose code is `parent`."""
    return Unit.objects.create(
        code=code,
        name=name,
        kind=kind,
        sector=sector,
        parent=Unit.objects.get(code=parent) if parent else None,
        is_invented=True,
    )


def add_office(code: str, name: str, *, unit: str) -> Office:
    """An invented office of a scenario."""
    return Office.objects.create(
        code=code, name=name, unit=Unit.objects.get(code=unit), is_invented=True
    )
