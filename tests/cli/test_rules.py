"""The law book written out, and compared by date."""

import json
from datetime import date, timedelta

import pytest

from probation.cli import rules
from probation.cli.rules_pages import anchor, in_lines, writers
from probation.policy.law_book import CALCULATIONS, CHAPTERS, RULES
from probation.policy.recall import CALCULATIONS as RECALL

PAGES = writers()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_law_book_says(name):
    kept = (rules.DOCS / name).read_text(encoding="utf-8")
    assert kept == PAGES[name](), "run `probation rules docs` and commit what it writes"


def test_there_are_no_other_pages():
    assert {path.name for path in rules.DOCS.iterdir()} == set(PAGES)


def test_every_rule_and_calculation_has_a_key_of_its_own():
    for family in (RULES, CALCULATIONS, CHAPTERS):
        keys = [one.key for one in family]
        assert len(set(keys)) == len(keys)
    places = [anchor(rule) for rule in RULES]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("one", CALCULATIONS, ids=lambda one: one.key)
def test_the_key_of_a_calculation_is_words_and_dashes(one):
    assert one.key.replace("-", "").isalnum()
    assert one.key.islower()


@pytest.mark.parametrize(
    "told", [{}, [], {"a": [1, 2]}, {"é": ["x" * 99] * 9}, "x" * 200]
)
def test_json_in_lines_is_the_same_json(told):
    assert json.loads(in_lines(told)) == told


def test_a_rule_is_told_only_where_it_holds_on_one_of_the_two_days(capsys):
    rules.compare(date(2020, 11, 30), date(2020, 12, 1), None)
    told = capsys.readouterr().out
    before, after = told.split("Only on 2020-12-01:")
    assert "Only on 2020-11-30:" in before
    assert "(enforcement.warn_or_refer_2003)" in before
    assert "(enforcement.warn_or_refer)" in after
    assert "(enforcement.warning)" not in told
    rules.compare(date(2020, 12, 1), date(2020, 12, 1), None)
    assert "Only on" not in capsys.readouterr().out


def test_every_change_of_law_can_be_told():
    for day in {rule.since for rule in RULES if rule.since}:
        assert rules.compare(day - timedelta(days=1), day, None) == 0


CASE = RECALL[0].example
EVE, DAY = date(2026, 3, 30), date(2026, 3, 31)


def test_a_change_of_law_says_which_answers_differ(tmp_path, capsys):
    cases = [{"id": "a recall"} | CASE, {"id": "another", "input": CASE}]
    path = tmp_path / f"{RECALL[0].key}.jsonl"
    path.write_text("\n".join(map(json.dumps, cases)))
    (tmp_path / "other.txt").write_text("ignored")
    assert rules.compare(EVE, DAY, tmp_path) == 0
    told = capsys.readouterr().out
    assert "2 cases asked, 2 answers differ" in told
    assert f"{path.name}, another" in told
    assert rules.compare(DAY, DAY, tmp_path) == 0
    assert "2 cases asked, 0 answers differ" in capsys.readouterr().out


def test_a_bad_line_is_named_and_the_others_are_asked(tmp_path, capsys):
    (tmp_path / "regime.jsonl").write_text('{"id": 1}\nnot json\n[]\n')
    day = date(2020, 12, 1)
    assert rules.compare(day, day, tmp_path) == 1
    told = capsys.readouterr()
    assert "regime.jsonl, 2: This line is not JSON" in told.err
    assert "regime.jsonl, 3: This line is not a JSON object" in told.err
    assert "1 cases asked" in told.out


def test_a_file_that_is_named_after_no_calculation_is_told(tmp_path, capsys):
    (tmp_path / "working_days.jsonl").write_text("{}")
    day = date(2020, 12, 1)
    assert rules.compare(day, day, tmp_path) == 1
    assert "working_days.jsonl: no calculation has that name" in capsys.readouterr().err


def test_the_days_that_are_left_are_no_difference_of_rules(tmp_path, capsys):
    case = {"limit": "report-standard", "since": "2021-05-04"}
    (tmp_path / "time-limit.jsonl").write_text(json.dumps(case))
    assert rules.compare(date(2021, 5, 5), date(2021, 5, 6), tmp_path) == 0
    assert "1 cases asked, 0 answers differ" in capsys.readouterr().out
