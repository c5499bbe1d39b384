"""The calculations of inspection, as the command gives them their JSON."""

import json
from datetime import date

import jsonschema
import pytest

from probation.policy.explained import plain
from probation.policy.inspection import CALCULATIONS, RULES
from probation.policy.rule import CannotAnswer

ON = date(2024, 1, 2)
BY_KEY = {calculation.key: calculation for calculation in CALCULATIONS}


def ask(key, **told):
    return BY_KEY[f"inspection-{key}"].answer(told, ON)


def test_the_calculations_there_are():
    assert sorted(BY_KEY) == [
        "inspection-band",
        "inspection-draw",
        "inspection-interval",
        "inspection-overall",
        "inspection-sample-size",
        "inspection-standard",
    ]


@pytest.mark.parametrize("calculation", CALCULATIONS, ids=lambda c: c.key)
def test_each_answers_its_example_in_json_with_its_day(calculation):
    jsonschema.validate(calculation.example, calculation.accepts)
    told = calculation.answer(calculation.example, ON)
    jsonschema.validate(json.loads(json.dumps(plain(told.value))), calculation.returns)
    assert told.on == ON and told.parts
    assert json.dumps([plain(part.as_data()) for part in told.parts])


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.key)
def test_each_rule_has_words_a_source_and_an_example_that_runs(rule):
    assert rule.title and rule.says and rule.source and rule.example.given
    assert rule.example.works_out()


EXAMPLES = {
    "inspection.band": "80%: Outstanding",
    "inspection.borderline": "63%: within five points of Good; one case from Good",
    "inspection.standard": "Inadequate",
    "inspection.panel": "allowed",
    "inspection.region": "70 of 100; the mean of the units is 62.5%",
    "inspection.overall": "10 of 21: Requires improvement",
    "inspection.interval": "43.4% to 66.1%",
    "inspection.chances": (
        "Outstanding 0.0%, Good 4.9%, Requires improvement 77.7%, Inadequate 17.4%"
    ),
    "inspection.chance_of_another": "between 0.0% and 4.9%",
    "inspection.published": "15 of 30 points is Requires improvement: agrees",
    "inspection.sampling.size": "145",
    "inspection.sampling.exclusions": "Marked sensitive: an asterisk in the name",
    "inspection.sampling.same_person": "not the same",
    "inspection.sampling.earliest": "that of 1 March 2017",
    "inspection.sampling.strata": "People recorded as neither male nor female",
    "inspection.sampling.proportion": "A 54, B 17, C 40, D 16, E 21",
    "inspection.sampling.rounding": "A 10, B 9",
    "inspection.sampling.officer_cap": "A 2, B 6",
    "inspection.sampling.draw": "12 cases; drawn again: the same",
}


def test_the_examples_of_the_rules():
    assert {rule.key: rule.example.works_out() for rule in RULES} == EXAMPLES


def test_a_band_with_chances_and_interval():
    told = ask("band", edition="adult_2023", met=33, cases=60, population=60)
    assert told.value["rating"] == "Requires improvement"
    assert told.value["chances"] == {
        "Outstanding": 0.0,
        "Good": 0.0,
        "Requires improvement": 1.0,
        "Inadequate": 0.0,
    }
    interval = {"low_percent": 55.0, "high_percent": 55.0}
    assert told.value["interval"] == pytest.approx(interval)
    assert told.version == "Adult standards 2023"
    last = told.parts[-1]
    assert last.says == "The chance of each band, had every case been read"
    assert last.value == told.value["chances"] and last.source


def test_a_band_without_a_population():
    told = ask("band", edition="adult_2023", met=33, cases=60)
    assert told.value["chances"]["Good"] == pytest.approx(0.0606562505)
    assert told.value["interval"]["low_percent"] == pytest.approx(42.49, abs=0.005)


def test_a_standard():
    questions = {
        f"P2.1.{n}": {"met": met, "cases": 60} for n, met in ((1, 50), (2, 40), (3, 20))
    }
    told = ask("standard", edition="adult_2023", standard="P2.1", questions=questions)
    assert told.value["rating"] == "Inadequate"
    assert told.value["decided_by"] == ["P2.1.3"]
    assert told.version == "Adult standards 2023" and len(told.parts) == 4


def overall(**changed):
    standards = {f"P1.{n}": "Good" for n in (1, 2, 3)}
    standards |= {f"P2.{n}": "requires improvement" for n in (1, 2, 3, 4)}
    return ask(
        "overall", edition="adult_2023", kind="pdu", standards=standards | changed
    )


def test_an_overall_rating_of_judged_standards_leaves_nothing_to_chance():
    told = overall()
    assert (told.value["score"], told.value["maximum"]) == (10, 21)
    assert told.value["rating"] == "Requires improvement"
    assert told.value["chance_of_another"] == {"least": 0.0, "most": 0.0}
    last = told.parts[-1]
    assert last.says.startswith("The chance that reading every case would give another")
    assert last.value == {"least": 0.0, "most": 0.0} and last.source and last.doubt
    assert told.version == "Adult standards 2023"


def test_an_overall_rating_with_counts_has_a_chance_of_another():
    counts = {
        f"P2.1.{n}": {"met": 34, "cases": 60, "population": 200} for n in (1, 2, 3)
    }
    told = overall(**{"P2.1": counts})
    chance = told.value["chance_of_another"]
    assert told.value["score"] == 10
    # Another rating only if all three questions are Good over all 200 cases.
    one = ask("band", edition="adult_2023", met=34, cases=60, population=200)
    good = one.value["chances"]["Good"] + one.value["chances"]["Outstanding"]
    assert chance["most"] == pytest.approx(good)
    assert chance["least"] == pytest.approx(good**3)
    assert told.parts[0].says == "P2.1.1: 34 of 60, 57%"


def test_a_standard_not_rated_shrinks_the_maximum():
    told = overall(**{"P1.1": None})
    assert (told.value["score"], told.value["maximum"]) == (8, 18)
    assert told.value["not_rated"] == ["P1.1"]


def test_what_does_not_count_adds_nothing_to_chance():
    standards = dict.fromkeys(
        [
            "1.1",
            "1.2",
            "1.3",
            "1.4",
            *(f"{d}.{n}" for d in (2, 3) for n in (1, 2, 3, 4)),
        ],
        "Good",
    )
    told = ask(
        "overall",
        edition="youth_2021",
        kind="yjs",
        standards=standards | {"4.1": "Inadequate"},
    )
    assert told.value["rating"] == "Good" and told.value["score"] == 24
    assert told.value["chance_of_another"] == {"least": 0.0, "most": 0.0}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"standards": None}, "standards"),
        ({"standards": {}}, "P1.1"),
        ({"kind": "yjs"}, "kind"),
        ({"kind": "parish"}, "kind"),
        ({"edition": "adult_1907"}, "edition"),
        ({"edition": None}, "edition"),
    ],
)
def test_an_overall_rating_refuses(told, field):
    full = BY_KEY["inspection-overall"].example | told
    with pytest.raises(CannotAnswer) as error:
        BY_KEY["inspection-overall"].answer(full, ON)
    assert error.value.field == field


@pytest.mark.parametrize(
    ("one", "field", "words"),
    [
        (3, "P2.1", "must be a rating, null or counts"),
        ("Fine", "P2.1", "is not a rating"),
        ({"P2.1.1": 3}, "P2.1.1", "must have met and cases"),
        ({"P2.1.1": {"met": 1}}, "P2.1.P2.1.1.cases", "is missing"),
    ],
)
def test_a_standard_of_the_overall_rating_refuses(one, field, words):
    with pytest.raises(CannotAnswer, match=words) as error:
        overall(**{"P2.1": one})
    assert error.value.field == field


def test_counts_must_be_given_for_a_standard():
    with pytest.raises(CannotAnswer, match="must give met and cases for each") as error:
        ask("standard", edition="adult_2023", standard="P2.1", questions=[1])
    assert error.value.field == "questions"
    with pytest.raises(CannotAnswer, match="must give each standard’s rating"):
        ask("overall", edition="adult_2023", kind="pdu", standards=[])


def test_an_interval():
    told = ask("interval", met=33, cases=100)
    assert told.value["low_percent"] == pytest.approx(24.56, abs=0.005)
    assert told.parts[0].says == (
        "Wilson’s interval at 95% for 33 of 100, for a population not known"
    )
    told = ask("interval", met=33, cases=100, confidence_percent=80, population=150)
    assert told.parts[0].says.endswith("at 80% for 33 of 100, for all 150 cases")
    narrow = told.value["high_percent"] - told.value["low_percent"]
    assert narrow == pytest.approx(6.95, abs=0.02)


def test_a_sample_size():
    told = ask("sample-size", population=443)
    assert told.value == {"sample_size": 121}
    part = told.parts[0]
    assert part.says == "80% confidence, 5 points either way, of 443 cases"
    assert part.value == 121 and part.source and part.doubt
    told = ask("sample-size", confidence_percent=95, margin_points=10)
    assert told.value == {"sample_size": 97}
    assert told.parts[0].says.endswith(
        "10 points either way, of a population not known"
    )


@pytest.mark.parametrize("value", ["5", True, [5]])
def test_a_number_must_be_a_number(value):
    with pytest.raises(CannotAnswer, match="‘margin_points’ must be a number") as error:
        ask("sample-size", margin_points=value)
    assert error.value.field == "margin_points"
