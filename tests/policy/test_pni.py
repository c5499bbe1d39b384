"""Need and risk point to a pathway; every score that counts is named."""

from datetime import date

import pytest

from probation.policy.predictors.pni import (
    CALCULATIONS,
    RULES,
    Level,
    Pathway,
    Sex,
    SexualBand,
    need_level,
    pathway,
    risk_grounds,
    risk_level,
)
from probation.policy.rule import CannotAnswer

ON = date(2026, 8, 1)
LOW, MEDIUM, HIGH = Level.LOW, Level.MEDIUM, Level.HIGH
(PNI,) = CALCULATIONS


@pytest.mark.parametrize(
    ("need", "risk", "expected"),
    [
        (HIGH, HIGH, Pathway.HIGH_INTENSITY),
        (MEDIUM, HIGH, Pathway.MODERATE_INTENSITY),
        (HIGH, MEDIUM, Pathway.MODERATE_INTENSITY),
        (MEDIUM, MEDIUM, Pathway.MODERATE_INTENSITY),
        (LOW, HIGH, Pathway.ALTERNATIVE),
        (LOW, MEDIUM, Pathway.ALTERNATIVE),
        (HIGH, LOW, Pathway.ALTERNATIVE),
        (MEDIUM, LOW, Pathway.ALTERNATIVE),
        (LOW, LOW, Pathway.ALTERNATIVE),
    ],
)
def test_pathway(need, risk, expected):
    assert pathway(need, risk) is expected


@pytest.mark.parametrize(
    ("scores", "level"),
    [
        ((0, 0, 0, 0), LOW),
        ((2, 0, 0, 0), LOW),
        ((1, 1, 1, 0), MEDIUM),
        ((2, 2, 1, 0), MEDIUM),
        ((2, 2, 2, 0), HIGH),
        ((2, 2, 2, 2), HIGH),
    ],
)
def test_need_is_the_sum_of_four_domains(scores, level):
    names = ("sex", "thinking", "relationships", "self_management")
    assert need_level(dict(zip(names, scores, strict=True))) is level


def test_a_domain_that_is_missing_or_impossible_is_refused_by_name():
    with pytest.raises(CannotAnswer) as refused:
        need_level({"sex": 0, "thinking": 1, "relationships": 1})
    assert refused.value.field == "self_management"
    with pytest.raises(CannotAnswer) as refused:
        need_level({"sex": 3})
    assert refused.value.field == "sex"


def risk(sex=Sex.FEMALE, **scores):
    return risk_level(risk_grounds(sex, **scores))


@pytest.mark.parametrize(
    ("scores", "level"),
    [
        ({"ogrs3": 49.99}, LOW),
        ({"ogrs3": 50}, MEDIUM),
        ({"ogrs3": 74.5}, MEDIUM),
        ({"ogrs3": 75}, HIGH),
        ({"ovp": 29}, LOW),
        ({"ovp": 30}, MEDIUM),
        ({"ovp": 59.5}, MEDIUM),
        ({"ovp": 60}, HIGH),
        ({"rsr": 0.99}, LOW),
        ({"rsr": 1}, MEDIUM),
        ({"rsr": 2.995}, MEDIUM),
        ({"rsr": 3}, HIGH),
        ({"sara_partner": HIGH}, HIGH),
        ({"sara_others": HIGH}, HIGH),
        ({"sara_partner": MEDIUM}, MEDIUM),
        ({"sara_others": LOW}, LOW),
        ({"ogrs3": 10, "ovp": 30, "rsr": 0.1}, MEDIUM),
        ({"ogrs3": 10, "ovp": 30, "rsr": 3.1}, HIGH),
    ],
)
def test_risk_is_the_highest_that_any_score_says(scores, level):
    assert risk(**scores) is level


@pytest.mark.parametrize(
    ("band", "level"),
    [
        (SexualBand.LOW, LOW),
        (SexualBand.MEDIUM, MEDIUM),
        (SexualBand.HIGH, HIGH),
        (SexualBand.VERY_HIGH, HIGH),
    ],
)
@pytest.mark.parametrize("name", ["osp_dc", "osp_iic"])
def test_sexual_predictors_count_for_men_alone(name, band, level):
    assert risk(Sex.MALE, **{name: band}) is level
    assert risk(Sex.FEMALE, ogrs3=1, **{name: band}) is LOW


def test_rsr_counts_for_a_man_only_where_no_sexual_predictor_applies():
    absent = SexualBand.NOT_APPLICABLE
    assert risk(Sex.MALE, rsr=3, osp_dc=SexualBand.LOW) is LOW
    assert risk(Sex.MALE, rsr=3, osp_dc=absent, osp_iic=SexualBand.LOW) is LOW
    assert risk(Sex.MALE, rsr=3, osp_dc=absent, osp_iic=absent) is HIGH
    assert risk(Sex.MALE, rsr=3) is HIGH
    assert risk(Sex.FEMALE, rsr=3, osp_dc=SexualBand.LOW) is HIGH


def test_grounds_are_named_with_their_doubt():
    grounds = risk_grounds(
        Sex.MALE, ogrs3=60, ovp=10, sara_others=LOW, osp_iic=SexualBand.LOW, rsr=9
    )
    says = ["OGRS3 60 %", "OVP 10 %", "SARA, risk to others", "OSP/IIC band"]
    assert [part.says for part in grounds] == says
    assert "74.5" in grounds[0].doubt
    assert [part.value for part in risk_grounds(Sex.FEMALE, rsr=2)] == [MEDIUM]


def test_no_score_at_all_is_refused():
    with pytest.raises(CannotAnswer, match="at least one score"):
        risk()


def test_the_calculation_names_what_could_still_raise_the_risk():
    told = PNI.example | {"ogrs3": 60, "ovp": None}
    found = PNI.answer(told, ON)
    assert found.value == {
        "need": "HIGH",
        "risk": "MEDIUM",
        "pathway": "MODERATE_INTENSITY_BC",
        "incomplete": ["ovp"],
    }
    says = [part.says for part in found.parts]
    assert "Not given, and could raise the risk: ovp" in says
    assert says[0] == "Need, from four domains"
    assert says[-1] == "Risk, the highest of these"
    assert (found.version, found.on) == ("PNI V88", ON)


def test_a_high_risk_is_complete_whatever_is_missing():
    found = PNI.answer(PNI.example | {"ovp": None}, ON)
    assert found.value["incomplete"] == []
    assert len(found.parts) == 4


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"sex": "x"}, "sex"),
        ({"need_thinking": None}, "need_thinking"),
        ({"ogrs3": "60"}, "ogrs3"),
        ({"ogrs3": True}, "ogrs3"),
        ({"ovp": -1}, "ovp"),
        ({"rsr": 100.1}, "rsr"),
        ({"sara_partner": "SOME"}, "sara_partner"),
        ({"osp_dc": "X"}, "osp_dc"),
        ({"osp_iic": "X"}, "osp_iic"),
        ({"sara_others": "X"}, "sara_others"),
    ],
)
def test_impossible_input_is_refused_by_name(change, field):
    with pytest.raises(CannotAnswer) as refused:
        PNI.answer(PNI.example | change, ON)
    assert refused.value.field == field


@pytest.mark.parametrize("rsr", [0, 100])
def test_the_ends_of_a_percentage_are_possible(rsr):
    assert PNI.answer(PNI.example | {"rsr": rsr}, ON).value["risk"] == "HIGH"


def test_the_rule_shows_its_example():
    assert RULES[0].example.works_out() == "Moderate intensity"
