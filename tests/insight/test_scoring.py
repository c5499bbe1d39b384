"""Whole nations are scored by the same declarations that score one person."""

from datetime import date

import ibis
import pyarrow as pa
import pytest

from probation.insight.people import WrongColumn
from probation.insight.scoring import columns_of, scored
from probation.policy.predictors import assess, registry

from .generated import SCHEMA, people

DAYS = {
    "2018": date(2018, 6, 1),
    "2023": date(2023, 6, 1),
    "2026": date(2026, 8, 1),
}


def _rows(table, keys, on):
    found = scored(table, keys, on).order_by("person")
    return found.to_pyarrow().to_pylist()


def _agrees(row, key, on, person):
    """To 1e-12, with the same band, points and kind, or refused by both."""
    one = assess(key, {n: v for n, v in person.items() if n != "person"}, on)
    told = {
        n.removeprefix(f"{one.predictor.name}_"): row[n]
        for n in columns_of(one.predictor)
    }
    says = f"{key} {person} {told} {one}"
    if one.all_refusals:
        assert told["refused"], says
        assert all(told[n] is None for n in told if n != "refused"), says
        return
    assert told["refused"] is None, says
    for name, chance in one.outcomes.items():
        assert told[name] == pytest.approx(chance, abs=1e-12, rel=0), says
        shown = told[f"{name}_percent"]
        assert shown == pytest.approx(one.percents[name], abs=1e-9), says
    assert told.get("points") == one.points, says
    assert told.get("band") == one.band, says
    assert told["kind"] == one.kind, says


@pytest.mark.parametrize("day", DAYS)
def test_the_nation_is_scored_as_each_person_is(day):
    made = people(300, seed=int(day))
    rows = _rows(ibis.memtable(made, schema=SCHEMA), registry.KEYS, DAYS[day])
    assert len(rows) == len(made)
    for key in registry.KEYS:
        assert any(
            row[f"{registry.on(key, DAYS[day]).name}_refused"] is None for row in rows
        ), key
        assert any(
            row[f"{registry.on(key, DAYS[day]).name}_refused"] for row in rows
        ), key
    for row, person in zip(rows, made, strict=True):
        for key in registry.KEYS:
            _agrees(row, key, DAYS[day], person)


def test_a_column_that_is_not_there_is_missing_for_everybody():
    table = ibis.memtable(pa.table({"person": [1], "sex": ["male"]}))
    (row,) = _rows(table, ["ogrs3"], DAYS["2018"])
    assert row["ogrs3_two_year"] is None
    assert "missing" in row["ogrs3_refused"]


def test_a_column_of_the_wrong_kind_is_refused_with_its_name():
    table = ibis.memtable(pa.table({"person": [1], "sex": [1]}))
    with pytest.raises(WrongColumn, match="‘sex’ must be string, not int64"):
        scored(table, ["ogrs3"], DAYS["2018"])


def test_other_columns_are_kept_and_nothing_else_is_added():
    table = ibis.memtable(pa.table({"person": [1], "team": ["N1"]}))
    assert scored(table, ["ogrs3"], DAYS["2018"]).columns == (
        "person",
        "team",
        *columns_of(registry.on("ogrs3", DAYS["2018"])),
    )
