"""The law book written out, and compared by date."""

import json
from datetime import date

import pytest

from probation.cli import rules
from probation.cli.rules_pages import pages
from probation.policy.law_book import CALCULATIONS, CHAPTERS, RULES
from probation.policy.rule import CannotAnswer

PAGES = pages()


def test_the_docs_are_what_the_law_book_says():
    kept = {path.name: path.read_text() for path in rules.DOCS.glob("*.md")}
    assert kept == PAGES, "run `probation rules docs` and commit what it writes"


def test_every_rule_and_calculation_has_a_key_of_its_own():
    for family in (RULES, CALCULATIONS, CHAPTERS):
        keys = [one.key for one in family]
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("one", CALCULATIONS, ids=lambda one: one.key)
def test_a_calculation_answers_its_own_example(one):
    days = (date(2015, 6, 1), date(2017, 11, 9), date(2022, 6, 1), date(2026, 6, 1))
    answered = 0
    for on in days:
        try:
            json.dumps(one.answer(one.example, on).value)
        except (CannotAnswer, LookupError):
            continue
        answered += 1
    assert answered


def test_a_change_of_law_says_which_answers_differ(tmp_path, capsys):
    cases = [{"id": "an order", "sentence": "x"}, {"id": "1", "input": {}}]
    (tmp_path / "regime.jsonl").write_text("\n".join(map(json.dumps, cases)))
    (tmp_path / "other.txt").write_text("ignored")
    first, second = date(2020, 11, 30), date(2020, 12, 1)
    assert rules.compare(first, second, tmp_path) == 0
    told = capsys.readouterr().out
    assert "2 cases asked, 2 answers differ" in told
    assert rules.compare(first, first, tmp_path) == 0
    assert "2 cases asked, 0 answers differ" in capsys.readouterr().out


def test_a_bad_line_is_named_and_the_others_are_asked(tmp_path, capsys):
    (tmp_path / "regime.jsonl").write_text('{"id": 1}\nnot json\n[]\n')
    day = date(2020, 12, 1)
    assert rules.compare(day, day, tmp_path) == 1
    told = capsys.readouterr()
    assert "regime.jsonl, line 2: not JSON" in told.err
    assert "regime.jsonl, line 3: not an object" in told.err
    assert "1 cases asked" in told.out
