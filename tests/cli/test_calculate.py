"""`probation calculate`: one answer for each line, whatever the lines hold."""

import io
import json
import os
import sys
from datetime import UTC, date, datetime
from threading import Thread

import pytest

from probation import clock
from probation.cli import calculate
from probation.cli.calculate import run
from probation.policy.explained import plain
from probation.policy.law_book import CALCULATIONS
from probation.policy.predictors import score
from probation.policy.predictors.examples import EXAMPLES

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


def test_a_sign_that_cannot_be_written_out_is_written_as_its_number(calculated):
    text = lines('{"id": "\\ud800", "a": 1}', {"id": "ŷ"} | PERSON)
    code, told = calculated("ogrs3", text)
    assert code == 1
    assert [one["id"] for one in told] == ["\ud800", "ŷ"]
    assert "result" in told[1]


def test_a_day_without_a_rule_and_a_number_too_large_are_refused_in_words(calculated):
    code, told = calculated("workload", lines({}), "--on", "2013-01-01")
    assert code == 1
    assert told[0]["field"] == "on"
    assert told[0]["error"] == (
        "Workload points: no rule was in force on 1 January 2013. Check the date."
    )
    text = lines({"start": "2021-03-01", "months": 10**30}, {"start": "9999-12-31"})
    _, told = calculated("milestones", text)
    assert told[0]["error"].startswith("A date or a number is too far out")


# The days of the year 10000, and numbers that no case has.
HOSTILE = [10**30, -(10**30), 1e308, "9999-12-31", "0001-01-01", "\u0000", [], {}]


def places(told, so_far=()):
    """The way to every field of a JSON value."""
    if isinstance(told, dict | list):
        keys = told if isinstance(told, dict) else range(len(told))
        for key in keys:
            yield (*so_far, key)
            yield from places(told[key], (*so_far, key))


@pytest.mark.parametrize("one", CALCULATIONS, ids=lambda one: one.key)
def test_whatever_one_field_holds_is_answered_or_refused_in_words_and_soon(one):
    for *above, last in list(places(one.example))[:40]:
        for bad in HOSTILE:
            given = json.loads(json.dumps(one.example))
            into = given
            for key in above:
                into = into[key]
            into[last] = bad
            told = calculate.answer(one, given, ON, explain=False)
            assert not told.get("error", "").startswith("This could not be worked out")


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


def test_a_pipe_is_read_like_a_file(tmp_path, capsys):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writing = Thread(target=pipe.write_text, args=(lines(PERSON),))
    writing.start()
    assert run(["ogrs3", str(pipe)]) == 0
    writing.join()
    assert "result" in json.loads(capsys.readouterr().out)


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
        ["ogrs3", "/"],
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
