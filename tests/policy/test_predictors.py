"""The figures of the predictors, beside what was published."""

from datetime import date

import pytest

from probation.policy.predictors import assess, check, oracle
from probation.policy.predictors.examples import EXAMPLES

ON = date(2026, 8, 1)
OGRS3 = EXAMPLES["ogrs3"]
SVRP = EXAMPLES["svrp"]
DC = EXAMPLES["dc-srp"]
IIC = EXAMPLES["iic-srp"]


def test_every_published_answer_is_given_again():
    assert check() == ()
    assert len(oracle.CASES) == 39


def test_the_self_check_says_which_answer_is_not_given(monkeypatch):
    case = oracle.CASES[0] | {"expected": {"two_year_percent": 17}, "id": "altered"}
    monkeypatch.setattr(oracle, "CASES", (case,))
    (failure,) = check()
    assert (failure.predictor, failure.case) == ("ogrs3", "altered")
    assert failure.found["two_year_percent"] == 16
    assert "published answer {'two_year_percent': 17}" in str(failure)


def test_a_refused_case_fails_the_self_check(monkeypatch):
    case = oracle.CASES[0] | {"given": {}}
    monkeypatch.setattr(oracle, "CASES", (case,))
    assert len(check()) == 1


@pytest.mark.parametrize(
    ("key", "outcomes", "band"),
    [
        ("ogrs3", {"one_year": 0.43393890261473633, "two_year": 0.6114342480551298}, "MEDIUM"),
        ("ogp", {"one_year": 0.4724279986433007, "two_year": 0.6208835193067149}, "MEDIUM"),
        ("ovp", {"one_year": 0.8020092771477126, "two_year": 0.8852485532497701}, "VERY_HIGH"),
        ("rsr-contact", {"one_year": 0.0110934671743552, "two_year": 0.0200485088695911}, None),
        ("rsr-images", {"one_year": 0.000683, "two_year": 0.001061}, None),
        ("dc-srp", {"two_year": 0.03358220263510938}, "HIGH"),
        ("iic-srp", {"two_year": 0.00281}, "LOW"),
    ],
)  # fmt: skip
def test_examples(key, outcomes, band):
    found = assess(key, EXAMPLES[key], ON)
    assert found.outcomes == pytest.approx(outcomes, abs=1e-12, rel=0)
    assert found.band == band


def test_ogp_points_are_rounded_half_up_part_by_part():
    told = EXAMPLES["ogp"]
    assert assess("ogp", told, ON).points == 37 + 5 + 3 + 8 + 2 + 3
    assert assess("ogp", told | {"ogrs3_percent": 99}, ON).points == 59 + 21
    assert (
        assess(
            "ogp", told | {"drug_misuse": 2, "drug_motivation_problems": 2}, ON
        ).points
        == 65
    )
    assert assess("ogp", told | {"consequences_problems": 1}, ON).points == 59
    assert assess("ogp", told | {"no_fixed_abode": True}, ON).points == 63
    assert assess("ogp", told | {"offending_activities": 2}, ON).points == 60
    assert assess("ogp", told | {"pro_criminal_attitudes": 2}, ON).points == 60


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({}, 82),
        ({"sex": "female"}, 77),
        ({"age_at_start_of_followup": 20}, 79),
        ({"age_at_start_of_followup": 51}, 62),
        ({"violent_sanctions": 18}, 83),
        ({"violent_sanctions": 0}, 82 - 24 + 1),
        ({"violent_sanctions": 11}, 82 - 6),
        ({"violent_sanctions": 10}, 82 - 7 + 1),
        ({"recognises_impact": True}, 78),
        ({"no_fixed_abode": False}, 78),
        ({"unemployed": False}, 78),
        ({"psychiatric_treatment": True}, 86),
        ({"alcohol_problems": 2}, 84),
        ({"alcohol_problems": 2, "binge_drinking_problems": 2}, 89),
        ({"temper_problems": 1}, 79),
        ({"pro_criminal_attitudes": 0}, 79),
    ],
)
def test_ovp_points(change, points):
    assert assess("ovp", EXAMPLES["ovp"] | change, ON).points == points


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({}, 33),
        ({"contact_adult_sanctions": 2, "total_sanctions": 9}, 38),
        ({"contact_adult_sanctions": 3, "total_sanctions": 9}, 43),
        ({"contact_adult_sanctions": 0}, 28),
        ({"contact_child_sanctions": 1}, 36),
        ({"contact_child_sanctions": 4, "total_sanctions": 9}, 42),
        ({"non_contact_sanctions": 2}, 35),
        ({"non_contact_sanctions": 0}, 31),
        ({"image_sanctions": 1}, 33),
        ({"stranger_victim": True}, 37),
        ({"total_sanctions": 2}, 33),
        ({"age_at_last_sexual_offence": 17}, 28),
        ({"age_at_last_sexual_offence": 15}, 23),
        ({"age_at_start_of_followup": 59}, 33 - 10 + 1),
        ({"age_at_start_of_followup": 60}, 23),
        ({"age_at_start_of_followup": 17}, 37),
    ],
)
def test_dc_srp_points(change, points):
    assert assess("dc-srp", DC | change, ON).points == points


@pytest.mark.parametrize(
    ("counts", "chance", "band"),
    [
        ((2, 0, 0, 0), 0.1031, "HIGH"),
        ((1, 3, 0, 0), 0.03328, "MEDIUM"),
        ((0, 2, 0, 0), 0.00926, "LOW"),
        ((0, 1, 3, 0), 0.00634, "LOW"),
        ((0, 0, 1, 0), 0.00281, "LOW"),
        ((0, 0, 0, 1), 0.00281, "LOW"),
    ],
)
def test_the_first_kind_of_sexual_sanction_that_is_there_decides(counts, chance, band):
    images, child, adult, non_contact = counts
    found = assess(
        "iic-srp",
        IIC
        | {
            "image_sanctions": images,
            "contact_child_sanctions": child,
            "contact_adult_sanctions": adult,
            "non_contact_sanctions": non_contact,
        },
        ON,
    )
    assert found.outcomes == {"two_year": chance}
    assert found.band == band


@pytest.mark.parametrize(
    ("counts", "one", "two"),
    [
        ((2, 0, 0, 0), 0.038087, 0.057949),
        ((1, 0, 0, 0), 0.018237, 0.02805),
        ((0, 2, 0, 0), 0.004615, 0.007151),
        ((0, 1, 0, 0), 0.00224, 0.003476),
        ((0, 0, 0, 0), 9.8e-05, 0.000152),
    ],
)
def test_images_from_2014(counts, one, two):
    images, child, adult, non_contact = counts
    told = IIC | {
        "image_sanctions": images,
        "contact_child_sanctions": child,
        "contact_adult_sanctions": adult,
        "non_contact_sanctions": non_contact,
    }
    found = assess("rsr-images", told, ON)
    assert found.outcomes == {"one_year": one, "two_year": two}


def test_a_woman_with_a_sexual_history_has_one_figure_and_needs_no_counts():
    told = {"sex": "female", "sexual_history": True}
    assert assess("rsr-contact", told, ON).outcomes == {
        "one_year": 1 / 193,
        "two_year": 1 / 193,
    }
    assert assess("rsr-images", told, ON).outcomes["two_year"] == 0
    found = assess("iic-srp", told, ON)
    assert (found.band, found.percents["two_year"]) == ("LOW", 0.0)
    combined = assess("csrp", EXAMPLES["csrp"] | {"sex": "female"}, ON)
    assert combined.parts["dc-srp"].band == "NOT_APPLICABLE"
    serious = combined.parts["svrp"].percents["two_year"]
    added = pytest.approx(serious / 100 + 0.0038314176, abs=1e-12)
    assert combined.outcomes["two_year"] == added


def test_previous_sanctions_above_fifty_count_as_fifty_in_ogrs3():
    at_fifty, at_sixty, at_49 = (
        assess("ogrs3", OGRS3 | {"previous_sanctions": n}, ON).outcomes["two_year"]
        for n in (50, 60, 49)
    )
    assert at_fifty == at_sixty
    assert at_49 < at_fifty


def test_rsr_has_no_such_limit():
    more, fewer = (
        assess("rsr-serious-violence", SVRP | {"total_sanctions": n}, ON)
        for n in (60, 51)
    )
    assert more.outcomes != fewer.outcomes


def test_rsr_adds_its_parts_and_changes_them_in_2021():
    told = EXAMPLES["rsr"] | DC | {"stranger_victim": True}
    before = assess("rsr", told, date(2021, 2, 28))
    after = assess("rsr", told, date(2021, 3, 1))
    assert set(before.parts) == {"rsr-serious-violence", "rsr-contact", "rsr-images"}
    assert set(after.parts) == {"rsr-serious-violence", "dc-srp", "iic-srp"}
    for found in (before, after):
        total = sum(part.outcomes["two_year"] for part in found.parts.values())
        assert found.outcomes["two_year"] == pytest.approx(total, abs=1e-15)
    assert before.predictor.version == "RSR 2014"
    assert after.predictor.version == "RSR 2021"


def test_csrp_adds_percentages_as_shown():
    found = assess("csrp", EXAMPLES["csrp"], ON)
    assert found.percents == {"two_year": 5.11}
    assert [part.percents["two_year"] for part in found.parts.values()] == [
        1.47,
        3.36,
        0.28,
    ]
    assert (found.band, found.kind) == ("HIGH", "dynamic")
