from dataclasses import replace
from datetime import date
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.matching import MODEL, Record, are_possible_twins, clean, match

WHOLE = Record(
    "l",
    source_system="DELIUS",
    master_defendant_id="d1",
    first_name="Sarah",
    middle_names="Jane",
    last_name="Whitfield",
    date_of_birth=date(1984, 3, 2),
    first_name_aliases=["Sal"],
    last_name_aliases=["Brown"],
    date_of_birth_aliases=[date(1984, 2, 3)],
    postcodes=["AB1 2CD", "N16 8PH"],
    cros=["123456/99X"],
    pncs=["1999/0123456X"],
    sentence_dates=[date(2020, 1, 1), date(2021, 1, 1)],
)
BLANKS = [
    name
    for name in Record.__dataclass_fields__
    if name not in {"match_id", "source_system", "source_system_id"}
    and getattr(WHOLE, name) is not None
]


def weight(left, right, **told):
    return match(clean(left), clean(right), **told).value.weight


@pytest.mark.parametrize("blank", BLANKS)
def test_copies_with_any_one_field_blanked_are_joined(blank):
    found = match(clean(WHOLE), clean(replace(WHOLE, **{blank: None}))).value
    assert found.weight > 20 and found.should_join and not found.should_separate


def test_the_same_number_and_name_with_another_day_of_birth_stay_in_doubt():
    left = Record(
        "l", first_name="Sarah", last_name="Whitfield", pncs=["1999/0123456X"]
    )
    a, b = (replace(left, date_of_birth=date(y, 5, 5)) for y in (1950, 1990))
    assert -40 < weight(a, b) < 40


STRANGER = Record(
    "r",
    first_name="Piotr",
    last_name="Zielinski",
    date_of_birth=date(1961, 11, 30),
    postcodes=["ZE1 0AA"],
    pncs=["2005/7654321B"],
    cros=["654321/05B"],
    sentence_dates=[date(2010, 6, 6)],
)


def test_strangers_are_held_apart():
    found = match(clean(WHOLE), clean(STRANGER)).value
    assert found.weight < -40
    assert found.should_separate and not found.should_join
    assert found.probability == pytest.approx(0)


def test_a_decision_of_a_person_forces_together_or_apart():
    together = {"override_marker": "A"}
    assert weight(replace(WHOLE, **together), replace(STRANGER, **together)) > 100
    left = replace(WHOLE, override_marker="A", override_scopes=["S"])
    apart = replace(WHOLE, override_marker="B", override_scopes=["S"])
    elsewhere = replace(WHOLE, override_marker="B", override_scopes=["T"])
    assert weight(left, apart) == pytest.approx(
        weight(WHOLE, WHOLE) - 166.0964, abs=1e-3
    )
    assert weight(left, elsewhere) == weight(WHOLE, WHOLE)


TWIN = replace(
    WHOLE,
    first_name="Deborah",
    first_name_aliases=None,
    pncs=["2001/7654321B"],
    cros=["654321/01B"],
    master_defendant_id=None,
)


def test_twins_look_alike_but_are_held_under_the_threshold():
    left = replace(WHOLE, first_name_aliases=None, pncs=None, cros=None)
    right = replace(TWIN, pncs=None, cros=None)
    found = match(clean(left), clean(right))
    assert found.value.are_possible_twins
    assert found.value.unadjusted_weight > 18
    assert found.value.weight == -5
    assert found.value.should_separate and not found.value.should_join
    assert found.parts[-1].says == "Possible twins: held at -5 at most"
    assert found.parts[-1].value == -5


def test_twins_already_apart_stay_where_they_are():
    far = {"override_scopes": ["S"], "master_defendant_id": None}
    left = replace(WHOLE, override_marker="A", **far)
    right = replace(TWIN, override_marker="B", **far)
    found = match(clean(left), clean(right)).value
    assert found.are_possible_twins
    assert found.weight == found.unadjusted_weight < -100


def twins(left=WHOLE, right=TWIN):
    mine, theirs = clean(left), clean(right)
    assert are_possible_twins(mine, theirs) is are_possible_twins(theirs, mine)
    return are_possible_twins(mine, theirs)


@pytest.mark.parametrize(
    "told",
    [
        {"pncs": WHOLE.pncs},
        {"cros": WHOLE.cros},
        {"master_defendant_id": "d1"},
        {"last_name": "Brown"},
        {"last_name": None, "first_name": None, "middle_names": None},
        {"date_of_birth": date(1984, 3, 3), "date_of_birth_aliases": None},
        {"postcodes": None, "sentence_dates": None},
        {"first_name": "Sarah"},
        {"first_name": "Jane"},
        {"first_name": "Deborah", "middle_names": "Sarah"},
        {"first_name_aliases": ["Sal"]},
    ],
)
def test_what_is_said_to_be_one_person_or_has_too_little_in_common_is_not_twins(told):
    assert twins()
    assert not twins(right=replace(TWIN, **told))


def test_a_postcode_or_a_sentence_date_in_common_is_enough():
    assert twins(right=replace(TWIN, postcodes=None))
    assert twins(right=replace(TWIN, sentence_dates=None))


def test_a_day_of_birth_among_the_aliases_is_enough():
    right = replace(TWIN, date_of_birth=date(1984, 2, 3), date_of_birth_aliases=None)
    assert twins(right=right)


def test_names_that_are_alike_make_twins_only_where_a_number_contradicts():
    left = replace(WHOLE, first_name="Brian", first_name_aliases=None)
    right = replace(TWIN, first_name="Rian")
    assert twins(left, right)
    assert twins(left, replace(right, cros=None))
    assert twins(left, replace(right, pncs=None))
    assert not twins(left, replace(right, pncs=None, cros=None))


def test_without_a_first_name_nothing_is_said_about_twins():
    left = replace(WHOLE, first_name=None, middle_names=None)
    assert not twins(left=left)


def test_a_decision_that_they_are_one_is_never_twins():
    marked = {"override_marker": "A"}
    assert not twins(replace(WHOLE, **marked), replace(TWIN, **marked))


def test_every_part_is_named_and_they_add_up():
    found = match(clean(WHOLE), clean(replace(WHOLE, middle_names=None, cros=None)))
    assert [part.says for part in found.parts] == [
        "Two records taken at random",
        "Names: first and last name the same",
        "Date of birth: the same",
        "Postcodes: a very rare one in common",
        "Second name: not compared",
        "PNC and CRO number: the same PNC number",
        "Sentence dates: a date in common, of few",
        "Decision of a person: not compared",
        "Court defendant: the same",
    ]
    assert sum(part.value for part in found.parts) == pytest.approx(
        found.value.weight, abs=0.001
    )
    assert found.value.levels["names"] == "exact"
    assert found.value.levels["second-name"] is None
    assert found.version == "Model 2026-02-23"


def test_nothing_known_leaves_the_odds_of_two_records_taken_at_random():
    found = match(clean(Record("l")), clean(Record("r"))).value
    assert found.weight == pytest.approx(-21.8479, abs=1e-4)
    assert found.probability == pytest.approx(2.649234e-07, rel=1e-5)


def test_a_common_name_says_less_than_a_rare_one():
    column, name = "first_and_last_name_std", "SARAH WHITFIELD"
    plain = weight(WHOLE, WHOLE)
    common = match(clean(WHOLE), clean(WHOLE), shares={column: {name: 1e-4}})
    exact = MODEL.comparisons["names"].levels["exact"]
    assert common.value.weight == pytest.approx(plain + log2(exact.u / 1e-4))
    assert common.parts[2].says == "Names: for how common it is"
    assert weight(WHOLE, WHOLE, shares={column: {name: 1e-7}}) > plain
    assert weight(WHOLE, WHOLE, shares={column: {"OTHER": 1e-4}}) == plain


def test_of_two_near_names_the_more_common_counts_and_only_in_part():
    left = Record("l", first_name="Sarah", last_name="Whitfield")
    right = replace(left, first_name="Sara")
    plain = weight(left, right)
    shares = {"SARAH WHITFIELD": 1e-6, "SARA WHITFIELD": 1e-4}
    found = weight(left, right, shares={"first_and_last_name_std": shares})
    exact = MODEL.comparisons["names"].levels["exact"]
    assert found == pytest.approx(plain + 0.7 * log2(exact.u / 1e-4))


def test_a_day_of_birth_is_found_among_shares_as_text():
    shares = {"date_of_birth": {"1984-03-02": 1e-3}}
    assert weight(WHOLE, WHOLE, shares=shares) < weight(WHOLE, WHOLE)


def test_postcode_shares_choose_the_level():
    shares = {"postcode": {"AB12CD": 0.5, "N168PH": 0.5}}
    found = match(clean(WHOLE), clean(WHOLE), shares=shares).value
    assert found.levels["postcodes"] == "area"


def test_the_model_says_where_it_is_from():
    assert (MODEL.join, MODEL.separate, MODEL.twins) == (20, 14, -5)
    assert MODEL.source and MODEL.licence.startswith("MIT")
    assert [len(one.levels) for one in MODEL.comparisons.values()] == [
        9,
        6,
        5,
        3,
        6,
        6,
        3,
        2,
    ]


def test_a_pair_is_joined_from_20_and_separate_under_14():
    at = match(clean(WHOLE), clean(WHOLE)).value.weight
    for join, separate, joined, apart in (
        (at, at, True, False),
        (at + 0.01, at, False, False),
        (at + 0.02, at + 0.01, False, True),
    ):
        model = replace(MODEL, join=join, separate=separate)
        found = match(clean(WHOLE), clean(WHOLE), model=model).value
        assert (found.should_join, found.should_separate) == (joined, apart)


words = st.text("ABCDEFGH", min_size=2, max_size=6)
people = st.builds(
    Record,
    match_id=st.just("x"),
    first_name=st.none() | words,
    middle_names=st.none() | words,
    last_name=st.none() | words,
    date_of_birth=st.none() | st.dates(date(1950, 1, 1), date(2005, 1, 1)),
    postcodes=st.none() | st.just(["AB1 2CD"]) | st.just(["ZE1 0AA"]),
    pncs=st.none() | st.just(["1999/0123456X"]) | st.just(["2001/7654321B"]),
    sentence_dates=st.none() | st.lists(st.dates(date(2000, 1, 1)), max_size=3),
)


@given(people, people)
def test_records_without_aliases_weigh_the_same_both_ways(left, right):
    one, other = match(clean(left), clean(right)), match(clean(right), clean(left))
    assert one.value.weight == pytest.approx(other.value.weight)
    assert one.value.levels == other.value.levels


@given(people)
def test_no_record_is_more_like_another_than_like_itself_on_names(person):
    levels = match(clean(person), clean(person)).value.levels
    assert levels["names"] in {"exact", None}
    assert levels["date-of-birth"] in {"exact", None}
    assert levels["second-name"] in {"exact", None}
