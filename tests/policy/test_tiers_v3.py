from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from probation.policy.explained import Part
from probation.policy.rosh import Rosh
from probation.policy.rule import CannotAnswer
from probation.policy.tiers import CaseV3, SexualBand, Step, tier_v3
from probation.policy.tiers.tables import TIER_V3
from probation.policy.tiers.v3 import reoffending_tier

from .tiers_v3_told import LOWEST, ON, dynamic, tier

TABLE = {"6.9": "AABBBB", "3": "ABCCCC", "1": "BCDEEE", "0.5": "CDEEFF", "0": "DDEFFG"}


ARP_FROM = ["90", "75", "50", "25", "15", "0"]


JUST_BELOW = Decimal("0.0001")


@pytest.mark.parametrize("csrp_from", TABLE)
@pytest.mark.parametrize("column", range(6))
def test_each_cell_of_the_table_begins_at_its_bounds(csrp_from, column):
    arp, csrp = Decimal(ARP_FROM[column]), Decimal(csrp_from)
    assert reoffending_tier(arp, csrp) == TABLE[csrp_from][column]
    if column < 5:
        below = reoffending_tier(arp - JUST_BELOW, csrp)
        assert below == TABLE[csrp_from][column + 1]
    if csrp:
        rows = list(TABLE)
        next_row = TABLE[rows[rows.index(csrp_from) + 1]]
        assert reoffending_tier(arp, csrp - JUST_BELOW) == next_row[column]


@pytest.mark.parametrize("field", ["arp", "csrp"])
@pytest.mark.parametrize("score", ["-0.01", "100.01"])
def test_a_score_that_is_no_percentage_is_refused(field, score):
    with pytest.raises(CannotAnswer, match=f"{field.upper()} must be") as refused:
        tier(**{field: dynamic(score)})
    assert refused.value.field == field
    assert tier(**{field: dynamic(100)}).tier in "DB"


@pytest.mark.parametrize("score", ["-0.01", "100.01"])
def test_a_sexual_score_that_is_no_percentage_is_refused(score):
    with pytest.raises(CannotAnswer) as refused:
        tier(dc_srp=Decimal(score), dc_srp_band=SexualBand.LOW)
    assert refused.value.field == "dc_srp"
    assert str(refused.value) == (
        f"DC-SRP must be from 0 to 100 per cent; {score} was given"
    )
    assert tier(dc_srp=Decimal(100), dc_srp_band=SexualBand.LOW).tier == "E"


def test_no_active_event_no_tier_whatever_else_is_known():
    found = tier_v3(replace(LOWEST, has_active_event=False, stalking=True), ON)
    assert found.value.as_data() == {
        "tier": "NOT_SUPERVISED",
        "is_provisional": False,
        "steps": {},
    }
    says = "No sentence is active: there is no tier"
    assert found.parts == (Part(says, "NOT_SUPERVISED", TIER_V3.source),)
    assert (found.version, found.on) == ("Tier v3", ON)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"arp": None}, "No score for ARP: there is no tier"),
        ({"csrp": None}, "No score for CSRP: there is no tier"),
        ({"arp": None, "csrp": None}, "No score for ARP and CSRP: there is no tier"),
    ],
)
def test_missing_predictors_give_missing_never_a_guess(told, says):
    found = tier_v3(replace(LOWEST, stalking=True, **told), ON)
    assert (found.value.tier, found.value.is_provisional) == ("MISSING", False)
    assert found.parts == (Part(says, "MISSING", TIER_V3.source),)
    assert (found.version, found.on) == ("Tier v3", ON)


@pytest.mark.parametrize(
    ("band", "score", "reduced", "wanted"),
    [
        (SexualBand.VERY_HIGH, "0.01", None, "A"),
        (SexualBand.HIGH, "0.01", None, "B"),
        (SexualBand.LOW, "9", None, "E"),
        (SexualBand.MEDIUM, "3.36", None, "C"),
        (SexualBand.MEDIUM, "3.359", None, "D"),
        (SexualBand.MEDIUM, "2.11", None, "D"),
        (SexualBand.MEDIUM, "2.109", None, "C"),
        (SexualBand.MEDIUM, "1.12", None, "C"),
        (SexualBand.MEDIUM, "1.119", None, "D"),
        (SexualBand.MEDIUM, "0.60", None, "D"),
        (SexualBand.MEDIUM, "2.11", True, "C"),
        (SexualBand.MEDIUM, "1.119", True, "D"),
        (SexualBand.MEDIUM, "3.36", False, "C"),
        (SexualBand.MEDIUM, "2.11", False, "D"),
        (SexualBand.VERY_HIGH, "0", None, "G"),
        (SexualBand.VERY_HIGH, None, None, "G"),
        (None, "5.31", None, "G"),
        (SexualBand.NOT_APPLICABLE, "5.31", None, "G"),
    ],
)
def test_sexual_reoffending(band, score, reduced, wanted):
    score = None if score is None else Decimal(score)
    found = tier(dc_srp=score, dc_srp_band=band, dc_srp_reduced=reduced)
    assert found.tier == wanted
    assert (Step.SEXUAL_REOFFENDING in found.steps) is (wanted != "G")


@pytest.mark.parametrize(
    ("score", "reduced"), [("0.599", None), ("0.599", True), ("2.10", False)]
)
def test_a_medium_score_that_fits_no_row_is_refused(score, reduced):
    with pytest.raises(
        CannotAnswer, match="is too low for the band Medium: correct"
    ) as refused:
        tier(
            dc_srp=Decimal(score), dc_srp_band=SexualBand.MEDIUM, dc_srp_reduced=reduced
        )
    assert refused.value.field == "dc_srp"


@pytest.mark.parametrize(
    ("is_mappa", "rosh", "wanted"),
    [
        (True, Rosh.VERY_HIGH, "A"),
        (True, Rosh.HIGH, "C"),
        (True, Rosh.MEDIUM, "D"),
        (True, Rosh.LOW, "E"),
        (True, None, "E"),
        (False, Rosh.VERY_HIGH, "C"),
        (False, Rosh.HIGH, "D"),
        (False, Rosh.MEDIUM, "G"),
        (False, Rosh.LOW, "G"),
        (False, None, "G"),
    ],
)
def test_mappa_and_risk_of_serious_harm(is_mappa, rosh, wanted):
    found = tier(is_mappa=is_mappa, rosh=rosh)
    assert found.tier == wanted
    assert (Step.MAPPA_ROSH in found.steps) is (wanted != "G")


@pytest.mark.parametrize(
    ("released", "wanted"),
    [
        (ON, "B"),
        (date(2025, 6, 18), "B"),
        (date(2025, 6, 17), "D"),
        (date(2021, 6, 18), "D"),
        (date(2021, 6, 17), "E"),
        (None, "G"),
    ],
)
def test_time_since_release_from_a_life_or_ipp_sentence(released, wanted):
    assert tier(is_lifer_or_ipp=True, released_on=released).tier == wanted
    assert tier(is_lifer_or_ipp=False, released_on=released).tier == "G"


def test_on_29_february_a_year_ago_is_28_february():
    on = date(2028, 2, 29)
    assert tier(on, is_lifer_or_ipp=True, released_on=date(2027, 2, 28)).tier == "B"
    assert tier(on, is_lifer_or_ipp=True, released_on=date(2027, 2, 27)).tier == "D"


@pytest.mark.parametrize(
    ("field", "step", "wanted"),
    [
        ("domestic_abuse", Step.DOMESTIC_ABUSE, "E"),
        ("stalking", Step.STALKING, "F"),
        ("child_protection", Step.CHILD_PROTECTION, "F"),
        ("ever_sexual_offence", Step.SEXUAL_OFFENCES, "E"),
    ],
)
def test_steps_that_give_a_tier_by_being_true(field, step, wanted):
    found = tier(**{field: True})
    assert found.steps == {Step.REOFFENDING: "G", step: wanted}
    assert found.tier == wanted


def test_every_step_that_gave_a_tier_is_named():
    case = CaseV3(
        True,
        dynamic("41.5"),
        dynamic("1.2"),
        dc_srp=Decimal("2.2"),
        dc_srp_band=SexualBand.MEDIUM,
        dc_srp_reduced=False,
        is_mappa=True,
        rosh=Rosh.MEDIUM,
        is_lifer_or_ipp=True,
        released_on=date(2024, 1, 5),
        stalking=True,
    )
    found = tier_v3(case, ON)
    assert [(part.says, part.value) for part in found.parts] == [
        ("ARP 41.5% and CSRP 1.2%", "E"),
        ("DC-SRP 2.2%, medium, not reduced", "D"),
        ("MAPPA, risk of serious harm medium", "D"),
        ("Life or IPP sentence, released on 5 January 2024", "D"),
        ("Stalking registration", "F"),
        (
            (
                "Highest of these: D, from Contact sexual reoffending (DC-SRP) and MAPPA "
                "and risk of serious harm and Life or IPP sentence"
            ),
            "D",
        ),
    ]
    assert (found.version, found.on) == ("Tier v3", ON)
    assert all(part.source for part in found.parts)
    assert found.value.as_data()["steps"]["lifer-ipp"] == "D"
