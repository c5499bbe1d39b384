"""The whole law book, by its keys."""

import pytest

from probation.policy.law_book import CALCULATIONS, CHAPTERS, RULES, calculation
from probation.policy.predictors import check, oracle
from probation.policy.rule import CannotAnswer


def test_a_calculation_is_found_by_its_key():
    for one in CALCULATIONS:
        assert calculation(one.key) is one


def test_a_key_that_is_none_is_told_those_there_are():
    with pytest.raises(CannotAnswer) as refused:
        calculation("fortune")
    keys = ", ".join(one.key for one in CALCULATIONS)
    assert str(refused.value) == (
        f"There is no calculation ‘fortune’: choose from {keys}"
    )


def test_every_rule_stands_in_a_chapter_with_words_source_and_example():
    assert len(RULES) == sum(len(one.rules) for one in CHAPTERS)
    for rule in RULES:
        assert rule.says.strip() and rule.source.strip()
        assert rule.example.given.strip() and rule.example.works_out().strip()
        assert rule.until is None or rule.since is None or rule.since < rule.until


def test_every_stored_answer_is_given():
    assert check() == ()
    assert len(oracle.CASES) > 30


def test_a_stored_answer_that_is_not_given_is_told(monkeypatch):
    case = {**oracle.CASES[0], "expected": {"two_year_percent": 1}}
    monkeypatch.setattr(oracle, "CASES", (case,))
    (failure,) = check()
    assert (failure.predictor, failure.case) == (case["predictor"], case["id"])
    assert failure.source == case["source"]
    assert failure.found["two_year_percent"] != 1
    assert str(failure) == (
        f"{case['predictor']}, {case['id']}: published answer {case['expected']},"
        f" ours {failure.found} ({case['source']})"
    )
    unknown = {**case, "expected": {"ten_year": 0}}
    monkeypatch.setattr(oracle, "CASES", (unknown,))
    assert check()
    near = {**case, "expected": {"two_year": failure.found["two_year"] + 1e-4}}
    monkeypatch.setattr(oracle, "CASES", ({**near, "within": 2e-4},))
    assert check() == ()
    monkeypatch.setattr(oracle, "CASES", ({**near, "within": 5e-5},))
    assert check()
