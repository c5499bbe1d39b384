"""`probation calculate` over Parquet files: in bulk, or by processes a case at a time."""

import json
from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from probation.cli import calculate, calculate_parquet
from probation.cli.calculate import run
from probation.policy.predictors.examples import EXAMPLES

from ..insight.generated import SCHEMA, people

PERSON = EXAMPLES["ogrs3"]
ON = date(2026, 6, 17)


def written(tmp_path, rows, schema=None):
    path = tmp_path / "people.parquet"
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path)
    return path


def arrow_schema():
    kinds = {"int64": pa.int64(), "boolean": pa.bool_(), "date": pa.date32()}
    return pa.schema([(n, kinds.get(kind, pa.string())) for n, kind in SCHEMA.items()])


def test_a_parquet_file_is_scored_in_bulk_in_order_and_in_batches(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(calculate_parquet, "BULK_ROWS", 40)
    made = people(100, seed=11)
    path = written(tmp_path, made, arrow_schema())
    assert run(["ogrs3", str(path), "--on", "2020-01-01"]) == 1
    table = pq.read_table(tmp_path / "people.ogrs3.parquet")
    assert table["id"].to_pylist() == list(range(1, 101))
    for row, person in zip(table.to_pylist(), made, strict=True):
        given = {n: v for n, v in person.items() if n != "person"}
        told = calculate.answer(
            calculate.calculation("ogrs3"), given, ON, explain=False
        )
        assert (row["error"] is None) == ("result" in told)
        if row["error"] is None:
            expected = told["result"]["two_year"]
            assert row["ogrs3_two_year"] == pytest.approx(expected, abs=1e-12)
            assert row["ogrs3_band"] == told["result"]["band"]
    assert table.schema.metadata[b"version"] == b"OGRS3"


def test_the_ids_of_the_file_are_kept_and_the_answers_go_where_they_are_sent(tmp_path):
    path = written(tmp_path, [PERSON | {"id": "x"}, PERSON | {"id": "y"}])
    to = tmp_path / "answers.parquet"
    assert run(["ogrs3", str(path), "--to", str(to)]) == 0
    assert pq.read_table(to)["id"].to_pylist() == ["x", "y"]
    assert not list(tmp_path.glob("*.part"))


def test_a_column_of_the_wrong_kind_is_wrong_use(tmp_path, capsys):
    path = written(tmp_path, [PERSON | {"sex": 1}])
    assert run(["ogrs3", str(path)]) == 2
    assert "‘sex’ must be string" in capsys.readouterr().err
    assert not list(tmp_path.glob("people.ogrs3*"))


def test_other_columns_may_have_any_name(tmp_path):
    path = written(tmp_path, [PERSON | {"ID": 7, "error": 1, "row_of_the_file_": 2}])
    assert run(["ogrs3", str(path)]) == 0
    (row,) = pq.read_table(tmp_path / "people.ogrs3.parquet").to_pylist()
    assert (row["id"], row["error"]) == (1, None)


def test_two_columns_of_one_name_are_wrong_use(tmp_path, capsys):
    path = tmp_path / "people.parquet"
    pq.write_table(pa.table([["male"], ["female"]], names=["sex", "sex"]), path)
    assert run(["ogrs3", str(path)]) == 2
    assert "More than one column is called ‘sex’" in capsys.readouterr().err


def test_a_file_that_only_claims_to_be_parquet_is_wrong_use(tmp_path, capsys):
    path = tmp_path / "people.parquet"
    path.write_text("sex\nmale\n")
    assert run(["ogrs3", str(path)]) == 2
    assert "is not a Parquet file" in capsys.readouterr().err


def test_the_file_that_is_read_is_not_written_over(tmp_path):
    path = written(tmp_path, [PERSON])
    assert run(["ogrs3", str(path), "--to", str(path)]) == 2
    assert pq.read_table(path).num_rows == 1


def test_a_file_without_rows_gives_one_without_rows(tmp_path):
    path = written(tmp_path, [], pa.schema([("sex", pa.string())]))
    assert run(["ogrs3", str(path)]) == 0
    table = pq.read_table(tmp_path / "people.ogrs3.parquet")
    assert table.num_rows == 0
    assert "ogrs3_two_year" in table.column_names


def test_other_models_are_answered_by_processes_in_order(tmp_path, monkeypatch):
    monkeypatch.setattr(calculate_parquet, "CASE_ROWS", 2)
    codes = ["TH68010", "nope", "TH68010", "TH68010", "CD71040"]
    path = written(tmp_path, [{"code": code} for code in codes])
    assert run(["offence", str(path), "--explain"]) == 1
    rows = pq.read_table(tmp_path / "people.offence.parquet").to_pylist()
    assert [row["id"] for row in rows] == [1, 2, 3, 4, 5]
    told = [
        json.loads(row["result"])["code"] if row["result"] else None for row in rows
    ]
    assert told == ["TH68010", None, "TH68010", "TH68010", "CD71040"]
    assert "‘nope’" in rows[1]["error"]
    assert json.loads(rows[0]["explanation"])[0]["value"] == "04600"


def test_dates_in_parquet_are_dates_to_the_model():
    table = pa.table({"id": [1], "date_of_birth": [date(1991, 7, 17)]})
    table = table.append_column("sex", pa.array(["male"]))
    found = calculate_parquet.answer_table("ogrs3", ON, False, table).to_pylist()
    assert "date_of_birth" not in found[0]["error"].split("give ")[0]


def test_a_column_of_another_kind_means_what_json_would_have_told():
    table = pa.table(
        {
            "id": ["a", "b"],
            "since": pa.array([datetime(2017, 4, 4)] * 2, pa.timestamp("us")),
            "days": pa.array([3.0, 3.5]),
        }
    )
    rows = calculate_parquet.answer_table("working-days", ON, False, table).to_pylist()
    assert json.loads(rows[0]["result"])["day"] == "2017-04-07"
    assert "must be a whole number, not 3.5" in rows[1]["error"]
    assert calculate_parquet._as_json([Decimal("2.0"), {"a": Decimal("2.5")}]) == [
        2,
        {"a": "2.5"},
    ]
