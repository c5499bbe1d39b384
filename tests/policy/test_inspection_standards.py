"""Standards from their key questions, and what the panel may move."""

import pytest

from probation.policy.inspection import editions
from probation.policy.inspection.questions import (
    BORDERLINE_DOUBT,
    BORDERLINE_SOURCE,
    band_of_question,
    reach,
)
from probation.policy.inspection.rating import (
    Rating,
)
from probation.policy.inspection.standards import band_of_standard, can_move
from probation.policy.rule import CannotAnswer

POOR, WEAK, GOOD, TOP = Rating
ADULT = editions.edition("adult_2023")


def band(met, cases):
    return band_of_question(ADULT, met, cases).value


COUNTS = {"P2.1.1": (41, 60), "P2.1.2": (38, 60), "P2.1.3": (21, 55)}


def test_the_lowest_key_question_makes_the_standard():
    told = band_of_standard(ADULT, "P2.1", COUNTS)
    value = told.value
    assert (value.key, value.rating) == ("P2.1", POOR)
    assert value.decided_by == ("P2.1.3",)
    assert [b.rating for b in value.bands.values()] == [GOOD, WEAK, POOR]
    assert value.not_rated == ()
    assert not value.is_borderline and value.could_be == (POOR, POOR)
    assert [p.says for p in told.parts] == [
        "P2.1.1: 41 of 60, 68%",
        "P2.1.2: 38 of 60, 63%",
        "P2.1.3: 21 of 55, 38%",
        "Assessment takes the lowest band, that of P2.1.3",
    ]
    assert told.parts[-1].source and told.parts[-1].doubt
    assert [p.value for p in told.parts][-2:] == ["Inadequate", "Inadequate"]
    assert told.version == "Adult standards 2023"


def test_a_standard_is_borderline_when_its_lowest_questions_are():
    told = band_of_standard(ADULT, "P2.1", COUNTS | {"P2.1.3": (27, 55)})
    assert told.value.could_be == (POOR, WEAK) and told.value.is_borderline
    last = told.parts[-1]
    assert last.says == "Borderline: between Inadequate and Requires improvement"
    assert (last.source, last.doubt) == (BORDERLINE_SOURCE, BORDERLINE_DOUBT)


def test_every_question_with_the_lowest_band_is_named():
    told = band_of_standard(ADULT, "P2.1", COUNTS | {"P2.1.1": (10, 60)})
    assert told.value.decided_by == ("P2.1.1", "P2.1.3")
    assert told.parts[-1].says.endswith("the lowest band, that of P2.1.1, P2.1.3")


def test_all_of_the_lowest_must_be_able_to_rise_but_one_can_fall():
    assert reach([band(49, 100), band(20, 100)]) == (POOR, POOR)
    assert reach([band(49, 100), band(48, 100)]) == (POOR, WEAK)
    assert reach([band(90, 100), band(70, 100)]) == (WEAK, GOOD)


def test_a_question_without_cases_is_left_out_and_named():
    told = band_of_standard(ADULT, "P2.1", COUNTS | {"P2.1.3": (0, 0)})
    assert told.value.rating is WEAK and told.value.not_rated == ("P2.1.3",)
    assert "P2.1.3: not rated, no case applies" in [p.says for p in told.parts]
    assert "P2.1.3" not in told.value.bands


@pytest.mark.parametrize(
    ("key", "counts", "words", "field"),
    [
        ("P1.1", {}, "Leadership is judged on evidence", "questions"),
        ("P2.1", {"P2.1.1": (1, 2)}, "P2.1.2 is missing. .* 0 of 0", "P2.1.2"),
        ("P2.1", COUNTS | {"P9": (1, 2)}, "no key question ‘P9’: P2.1.1, P2.1.2", "P9"),
        (
            "P2.1",
            dict.fromkeys(COUNTS, (0, 0)),
            "No case was judged on Assess",
            "questions",
        ),
        ("P2.1", COUNTS | {"P2.1.3": (1, 0)}, "No case was judged on this", "cases"),
    ],
)
def test_a_standard_refuses_what_does_not_fit(key, counts, words, field):
    with pytest.raises(CannotAnswer, match=words) as told:
        band_of_standard(ADULT, key, counts)
    assert told.value.field == field


def test_where_the_questions_were_not_found_any_are_taken_and_the_note_is_told():
    region = editions.edition("region_2023")
    told = band_of_standard(region, "R2.victim-work", {"one": (8, 10), "two": (6, 10)})
    assert told.value.rating is WEAK
    assert told.parts[-1].says.startswith("Its questions were not found")


def test_a_standard_as_data():
    data = band_of_standard(ADULT, "P2.1", COUNTS | {"P2.1.2": (0, 0)}).value.as_data()
    question = data["questions"].pop("P2.1.1")
    assert question == {
        "met": 41,
        "cases": 60,
        "percent": 68,
        "exact_percent": pytest.approx(100 * 41 / 60),
        "rating": "Good",
        "rating_other_way": "Good",
        "within_five_points_of": ["Requires improvement"],
        "one_case_from": [],
        "is_borderline": True,
    }
    assert set(data.pop("questions")) == {"P2.1.3"}
    assert data == {
        "standard": "P2.1",
        "rating": "Inadequate",
        "score": 0,
        "decided_by": ["P2.1.3"],
        "not_rated": ["P2.1.2"],
        "is_borderline": False,
        "could_be": ["Inadequate", "Inadequate"],
    }


def test_the_panel_may_move_a_borderline_rating_with_reason_and_names():
    close = band_of_standard(ADULT, "P2.1", COUNTS | {"P2.1.3": (27, 55)}).value
    assert can_move(close, WEAK, because="one case", names=["A"])
    assert can_move(close, POOR, because="", names=[])
    refused = can_move(close, GOOD, because=" ", names=[" "])
    codes = [reason.code for reason in refused.reasons]
    assert codes == ["not-borderline", "no-reason", "no-names"]
    assert "Inadequate is not close enough to Good" in refused.reasons[0].text
    assert BORDERLINE_SOURCE in refused.reasons[0].source
    assert refused.reasons[1].text == "Say why the panel moves the rating"
    assert refused.reasons[2].text == "Say who decided"


def test_the_panel_may_not_move_a_rating_that_is_not_borderline():
    far = band_of_standard(ADULT, "P2.1", COUNTS).value
    refused = can_move(far, WEAK, because="one case", names=["A"])
    assert [reason.code for reason in refused.reasons] == ["not-borderline"]


def test_the_panel_may_lower_a_rating_across_a_close_boundary():
    counts = dict.fromkeys(COUNTS, (50, 100))
    close = band_of_standard(ADULT, "P2.1", counts).value
    assert can_move(close, POOR, because="one case", names=["A"])
    assert not can_move(close, GOOD, because="one case", names=["A"])
