from datetime import date

import pytest

from probation.policy.rule import CannotAnswer
from probation.policy.tiers import CALCULATIONS

from .tiers_v2_told import ON


def calculate(key, told):
    (one,) = [one for one in CALCULATIONS if one.key == key]
    return one.answer(told, ON)


def test_calculations_answer_their_examples():
    found = [one.answer(one.example, date(2026, 6, 1)).value for one in CALCULATIONS]
    assert [value["tier"] for value in found] == ["C2", "D"]


def test_v2_calculation_reads_every_field():
    told = {
        "is_female": True,
        "rsr": 7,
        "ogrs": 90,
        "registrations": [
            {"code": "MAPP", "date": "2024-01-01", "level": "M1", "category": "M1"},
            {"code": "RVLN", "date": "2024-01-01"},
        ],
        "sentences": [
            {"type": "NC", "is_current": False},
            {"type": "SP", "requirements": [{"main_category": "F"}]},
        ],
        "breach_or_recall": True,
        "assessment": {
            "completed_on": "2024-12-01",
            "needs": {"attitudes": "severe"},
            "parenting_responsibilities": "yes",
            "impulsivity": "some",
            "temper_control": "none",
        },
    }
    assert calculate("tier-v2", told).value == {
        "tier": "B2",
        "protect_level": "B",
        "protect_points": 33,
        "change_level": 2,
        "change_points": 13,
        "is_unsupervised": False,
    }
    restricted = {"main_category": "X", "is_restrictive": True}
    told["sentences"] = [{"type": "SP", "requirements": [restricted]}]
    assert calculate("tier-v2", told).value["change_level"] == 0


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({}, "is_female"),
        ({"is_female": "yes"}, "is_female"),
        ({"is_female": False, "rsr": "high"}, "rsr"),
        ({"is_female": False, "rsr": True}, "rsr"),
        ({"is_female": False, "rsr": "NaN"}, "rsr"),
        ({"is_female": False, "ogrs": 1.5}, "ogrs"),
        (
            {"is_female": False, "registrations": [{"code": "X"}]},
            "registrations[0].date",
        ),
        ({"is_female": False, "assessment": 1}, "assessment"),
        ({"is_female": False, "assessment": {"needs": 1}}, "assessment.needs"),
        (
            {
                "is_female": False,
                "assessment": {"completed_on": "2024-01-01", "needs": {"x": "severe"}},
            },
            "assessment.needs.need",
        ),
    ],
)
def test_v2_calculation_names_the_field_it_cannot_read(told, field):
    with pytest.raises(CannotAnswer) as refused:
        calculate("tier-v2", told)
    assert refused.value.field == field


def test_v3_calculation_reads_every_field():
    (one,) = [one for one in CALCULATIONS if one.key == "tier-v3"]
    told = {
        "has_active_event": True,
        "arp": 0,
        "arp_kind": "dynamic",
        "csrp": "0",
        "csrp_kind": "static",
        "dc_srp": 2.2,
        "dc_srp_band": "medium",
        "dc_srp_reduced": True,
        "is_mappa": True,
        "is_lifer_or_ipp": True,
        "released_on": "2026-01-01",
        "domestic_abuse": True,
        "stalking": True,
        "child_protection": True,
        "ever_sexual_offence": True,
    }
    assert one.answer(told, date(2026, 6, 1)).value == {
        "tier": "B",
        "is_provisional": True,
        "steps": {
            "reoffending": "G",
            "sexual-reoffending": "C",
            "mappa-rosh": "E",
            "lifer-ipp": "B",
            "domestic-abuse": "E",
            "stalking": "F",
            "child-protection": "F",
            "sexual-offences": "E",
        },
    }
    told |= {"rosh": "very-high", "csrp_kind": "dynamic"}
    assert one.answer(told, date(2026, 6, 1)).value["tier"] == "A"
    few = {"has_active_event": True, "arp": 0, "arp_kind": "dynamic"}
    few |= {"csrp": 0, "csrp_kind": "dynamic"}
    assert one.answer(few, date(2026, 6, 1)).value["steps"] == {"reoffending": "G"}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({}, "has_active_event"),
        ({"has_active_event": True, "arp": 5}, "arp_kind"),
        ({"has_active_event": True, "rosh": "enormous"}, "rosh"),
    ],
)
def test_v3_calculation_names_the_field_it_cannot_read(told, field):
    (one,) = [one for one in CALCULATIONS if one.key == "tier-v3"]
    with pytest.raises(CannotAnswer) as refused:
        one.answer(told, ON)
    assert refused.value.field == field


def test_a_calculation_keeps_parts_version_and_day():
    on = date(2026, 6, 1)
    for one, version in zip(CALCULATIONS, ("Tier v2", "Tier v3"), strict=True):
        found = one.answer(one.example, on)
        assert (found.version, found.on) == (version, on)
        assert len(found.parts) > 3


def test_what_is_left_out_is_not_taken_to_be_so():
    told = {
        "is_female": True,
        "rsr": "2",
        "registrations": [],
        "sentences": [{"type": "NC"}],
    }
    assert calculate("tier-v2", told).value["tier"] == "D2"
    told["assessment"] = {"completed_on": "2024-12-01"}
    assert calculate("tier-v2", told).value["protect_points"] == 0
    told = {"has_active_event": True, "arp": 0, "arp_kind": "dynamic"}
    told |= {
        "csrp": 0,
        "csrp_kind": "dynamic",
        "released_on": "2024-12-01",
        "dc_srp": 9,
    }
    assert calculate("tier-v3", told).value["steps"] == {"reoffending": "G"}


def test_each_woman_s_answer_is_read_from_its_own_field():
    told = {"is_female": True, "assessment": {"completed_on": "2024-12-01"}}
    for field, answer in (
        ("parenting_responsibilities", "yes"),
        ("impulsivity", "some"),
        ("temper_control", "significant"),
    ):
        one = told | {"assessment": told["assessment"] | {field: answer}}
        assert calculate("tier-v2", one).value["protect_points"] == 2


@pytest.mark.parametrize(
    ("assessment", "text"),
    [
        (1, "‘assessment’ must be an object"),
        ({"needs": 1}, "‘assessment.needs’ must be an object"),
        ({"completed_on": "soon"}, "‘assessment.completed_on’ must be a date"),
        (
            {"completed_on": "2024-12-01", "needs": {"attitudes": "bad"}},
            "‘assessment.needs.attitudes’ must be one of no-need, standard, severe",
        ),
        (
            {"completed_on": "2024-12-01", "impulsivity": "bad"},
            "‘assessment.impulsivity’ must be one of none, some",
        ),
    ],
)
def test_a_refusal_says_where_in_the_assessment(assessment, text):
    with pytest.raises(CannotAnswer) as refused:
        calculate("tier-v2", {"is_female": False, "assessment": assessment})
    assert str(refused.value).startswith(text)
