"""`probation calculate`: one answer for each line, whatever the lines hold."""

import io
import json
import sys
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from probation import clock
from probation.cli import calculate, calculate_parquet
from probation.cli.calculate import run
from probation.policy.explained import plain
from probation.policy.law_book import CALCULATIONS
from probation.policy.predictors import score
from probation.policy.predictors.examples import EXAMPLES

from ..insight.generated import SCHEMA, people

PERSON = EXAMPLES["ogrs3"]
ON = date(2026, 6, 17)


def lines(*told):
    return "".join(
        f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in told
    )


@pytest.fixture
def calculated(tmp_path, capsys):
    """Runs it over lines in a file: the exit code and what was written."""

    def do(model, text, *argv):
        path = tmp_path / "people.jsonl"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = run([model, str(path), *argv])
        written = capsys.readouterr().out.splitlines()
        return code, [json.loads(line) for line in written]

    return do


def test_every_line_is_answered_in_order_under_its_id(calculated):
    text = lines({"id": "b"} | PERSON, {"id": 1} | PERSON)
    code, told = calculated("ogrs3", text)
    assert code == 0
    assert [one["id"] for one in told] == ["b", 1]
    assert told[0]["result"]["two_year_percent"] == 61
    assert set(told[0]) == {"id", "result"}


def test_without_an_id_the_number_of_the_line_is_used_and_blank_lines_are_none(
    calculated,
):
    code, told = calculated("ogrs3", lines(PERSON, "", "  ", PERSON))
    assert code == 0
    assert [one["id"] for one in told] == [1, 4]


def test_inputs_may_stand_under_input(calculated):
    code, told = calculated("ogrs3", lines({"id": 5, "input": PERSON}))
    assert code == 0
    assert told[0]["result"]["band"] == "MEDIUM"


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[1]",
        "3",
        "null",
        '{"sex": NaN}',
        '{"sex": Infinity}',
        "[" * 100_000,
        '{"id": 2, "sex": {"a": 1}}',
        '{"id": 2, "previous_sanctions": [1]}',
        '{"id": 2, "previous_sanctions": 1e400}',
    ],
)
def test_a_bad_line_is_an_error_for_that_line_only(calculated, bad):
    code, told = calculated("ogrs3", lines(PERSON, bad, PERSON))
    assert code == 1
    assert [one["id"] for one in told] == [1, 2, 3]
    assert told[1]["error"]
    assert "result" not in told[1]
    assert "result" in told[0]
    assert told[0] == told[2] | {"id": 1}


def test_a_line_that_is_not_text_is_an_error_too(calculated):
    code, told = calculated("ogrs3", b"\xff\xfe\n" + lines(PERSON).encode())
    assert code == 1
    assert "error" in told[0]
    assert "result" in told[1]


def test_a_refusal_names_the_field_and_what_to_do(calculated):
    _, told = calculated("ogrs3", lines({"id": 9} | PERSON | {"sex": None}))
    assert told == [{"id": 9, "error": "‘Sex’ is missing: give sex", "field": "sex"}]


def test_explain_adds_the_working(calculated):
    _, told = calculated("ogrs3", lines(PERSON), "--explain", "--on", "2020-01-01")
    expected = score("ogrs3", PERSON, date(2020, 1, 1))
    assert told[0]["parts"] == [part.as_data() for part in expected.parts]
    assert (told[0]["version"], told[0]["on"]) == ("OGRS3", "2020-01-01")


def test_on_chooses_the_rules_and_today_is_the_day_without_it(calculated, monkeypatch):
    _, told = calculated("ogrs3", lines(PERSON), "--on", "2026-06-17")
    assert told[0]["result"]["in_use"] is True
    late = datetime(2026, 6, 17, 23, 30, tzinfo=UTC)  # the 18th in London
    monkeypatch.setattr(clock, "real_now", lambda: late)
    _, told = calculated("ogrs3", lines(PERSON))
    assert told[0]["result"]["in_use"] is False


def test_standard_input_is_read_where_no_file_is_named(monkeypatch, capsys):
    stdin = io.TextIOWrapper(io.BytesIO(lines(PERSON).encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run(["ogrs3"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == 1


def test_an_answer_comes_before_the_next_line_is_read():
    read = []

    def endless():
        while True:
            read.append(1)
            yield lines(PERSON).encode()

    told = calculate.answers(
        calculate.calculation("ogrs3"), endless(), ON, explain=False
    )
    for _ in range(3):
        next(told)
    assert len(read) == 3


def test_list_names_every_model_with_its_schemas(capsys):
    assert run(["--list"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["key"] for one in told] == [one.key for one in CALCULATIONS]
    for one in told:
        assert one["accepts"]["type"] == "object"
        assert one["returns"]
        assert one["title"]


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["no-such-model"],
        ["ogrs3", "no-such-file"],
        ["ogrs3", "no-such-file.parquet"],
        ["ogrs3", "--on", "yesterday"],
        ["ogrs3", "--nonsense"],
        ["ogrs3", "--to", "x"],
        ["ogrs3", "a", "b"],
    ],
)
def test_wrong_use_is_told_and_ends_with_2(argv, capsys):
    assert run(argv) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("probation calculate: ")


# Parquet


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


# The law book


@pytest.mark.parametrize("one", CALCULATIONS, ids=lambda one: one.key)
def test_every_calculation_answers_its_example(one):
    told = calculate.answer(one, one.example, ON, explain=True)
    assert "error" not in told, told
    assert told["parts"]


def test_the_rules_of_two_days_side_by_side(calculated):
    one = calculate.calculation("recall-type")
    days = ["--on", "2026-03-30", "--beside", "2026-03-31"]
    code, (found, refused) = calculated(
        one.key, lines(one.example, {"group": "?"}), *days
    )
    assert code == 1
    eve, day = date(2026, 3, 30), date(2026, 3, 31)
    assert found["result"] == plain(one.answer(one.example, eve).value)
    other = plain(one.answer(one.example, day).value)
    assert found["beside"] == {"on": "2026-03-31", "result": other}
    assert found["differs"] is True
    assert refused["beside"]["error"] == refused["error"]
    assert refused["differs"] is False
