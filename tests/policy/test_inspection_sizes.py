"""Sizes in proportion, set right to the total, and the officer cap."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.inspection.sampling.draw import allocate
from probation.policy.inspection.sampling.sizes import (
    Change,
    OfficerCap,
    Size,
    half_up,
    set_right,
    share_out,
)
from probation.policy.rule import CannotAnswer


def drawn(sizes):
    return {key: size.drawn for key, size in sizes.items()}


@pytest.mark.parametrize(
    ("value", "whole"), [("0.49", 0), ("0.5", 1), ("1.49", 1), ("1.5", 2)]
)
def test_halves_round_up(value, whole):
    assert half_up(Fraction(value)) == whole


def test_sizes_are_in_proportion_and_their_history_is_kept():
    sizes = share_out(10, {"A": 60, "B": 30, "C": 30}, 20)
    # 5, 3 and 3 (halves up), 6, 4 and 4 with the buffer; 12 are wanted: A and B give one.
    assert drawn(sizes) == {"A": 5, "B": 3, "C": 4}
    assert sizes["A"] == Size(
        5, 60, ((Change.PROPORTION, 5), (Change.BUFFER, 6), (Change.ROUNDING, 5))
    )
    assert sizes["C"].history == ((Change.PROPORTION, 3), (Change.BUFFER, 4))


def test_no_group_gives_more_than_it_has():
    assert drawn(share_out(8, {"A": 5, "B": 3}, 20)) == {"A": 5, "B": 3}
    assert drawn(share_out(100, {"A": 5, "B": 3})) == {"A": 5, "B": 3}


def test_groups_without_cases_give_none():
    assert drawn(share_out(4, {"A": 0, "B": 3})) == {"A": 0, "B": 3}
    assert drawn(share_out(4, {"A": 0})) == {"A": 0}
    assert share_out(4, {}) == {}


def test_an_exact_half_goes_up_where_floating_point_would_not():
    # 35 * 0.7 is 24.4999... in floating point; the third group shows which it was.
    sizes = share_out(35, {"A": 70, "B": 30})
    assert sizes["A"].history[0] == (Change.PROPORTION, 25)


@pytest.mark.parametrize(
    ("size", "groups", "buffer"),
    [(-1, {"A": 1}, 0), (1, {"A": 1}, -1), (1, {"A": -1, "B": 5}, 0)],
)
def test_less_than_nothing_is_refused(size, groups, buffer):
    with pytest.raises(CannotAnswer, match="cannot be less than nothing") as told:
        share_out(size, groups, buffer)
    assert told.value.field == "sample_size"


def sizes_of(*rows):
    return {key: Size(n, total) for key, n, total in rows}


def test_too_few_add_from_the_smallest_passing_over_the_full():
    sizes = sizes_of(("A", 3, 9), ("B", 1, 1), ("C", 2, 9))
    assert drawn(set_right(7, sizes)) == {"A": 3, "B": 1, "C": 3}
    assert drawn(set_right(9, sizes)) == {"A": 4, "B": 1, "C": 4}
    assert drawn(set_right(99, sizes)) == {"A": 9, "B": 1, "C": 9}


def test_too_many_take_from_the_largest_passing_over_the_empty():
    sizes = sizes_of(("A", 3, 9), ("B", 0, 1), ("C", 4, 9))
    assert drawn(set_right(6, sizes)) == {"A": 3, "B": 0, "C": 3}
    assert drawn(set_right(4, sizes)) == {"A": 2, "B": 0, "C": 2}
    assert drawn(set_right(0, sizes)) == {"A": 0, "B": 0, "C": 0}


def test_the_order_of_turns_is_fixed_at_the_start():
    # After one each A and B have 2 and 3; the next is A's again, though both may grow.
    sizes = sizes_of(("B", 2, 9), ("A", 1, 9))
    assert drawn(set_right(6, sizes)) == {"B": 3, "A": 3}
    assert list(set_right(6, sizes)) == ["B", "A"]


def test_the_right_total_changes_nothing():
    sizes = sizes_of(("A", 3, 9), ("B", 1, 2))
    assert set_right(4, sizes) == sizes
    assert set_right(0, {}) == {}


groups = st.dictionaries(st.text("ABCDEFG", min_size=1, max_size=2), st.integers(0, 60))


@given(st.integers(0, 200), groups, st.integers(0, 50))
def test_samples_sum_and_never_pass_what_there_is(size, held, buffer):
    sizes = share_out(size, held, buffer)
    wanted = size + half_up(Fraction(size * buffer, 100))
    assert sum(drawn(sizes).values()) == min(wanted, sum(held.values()))
    assert all(0 <= one.drawn <= held[key] == one.total for key, one in sizes.items())
    assert list(sizes) == list(held)


# --- the officer cap


def test_what_is_cut_goes_to_the_fewest_first():
    cap = OfficerCap(6)
    found = cap.keep(sizes_of(("b", 9, 9), ("a", 2, 9), ("c", 1, 9)))
    assert drawn(found) == {"a": 3, "b": 6, "c": 3}
    assert list(found) == ["a", "b", "c"]
    assert cap.counted == {"b": 6, "a": 3, "c": 3}
    assert found["b"].history == ((Change.OFFICER_CAP, 6),)
    assert found["a"].history == ((Change.OFFICER_CAP, 3),)


def test_six_is_within_the_cap_and_seven_is_not():
    assert drawn(OfficerCap().keep(sizes_of(("a", 6, 9)))) == {"a": 6}
    assert drawn(OfficerCap().keep(sizes_of(("a", 7, 9)))) == {"a": 6}
    assert drawn(OfficerCap(None).keep(sizes_of(("a", 7, 9)))) == {"a": 7}


def test_an_officer_at_the_cap_gives_nothing_away():
    found = OfficerCap(6).keep(sizes_of(("a", 6, 6), ("b", 1, 9)))
    assert drawn(found) == {"a": 6, "b": 1}


def test_one_counter_serves_every_call():
    cap = OfficerCap(6)
    cap.keep(sizes_of(("a", 4, 9)))
    assert drawn(cap.keep(sizes_of(("a", 3, 9), ("b", 1, 2)))) == {"a": 2, "b": 2}
    assert drawn(cap.keep(sizes_of(("a", 1, 9)))) == {"a": 0}
    assert cap.counted == {"a": 6, "b": 2}


def test_what_nobody_can_take_is_lost():
    found = OfficerCap(6).keep(sizes_of(("a", 9, 9), ("b", 2, 2), ("c", 6, 9)))
    assert drawn(found) == {"a": 6, "b": 2, "c": 6}


places = st.dictionaries(
    st.tuples(st.sampled_from("AB"), st.sampled_from("XYZ"), st.sampled_from("pqrs")),
    st.integers(1, 15),
    min_size=1,
)


@given(st.lists(st.tuples(st.integers(0, 40), places), min_size=1, max_size=3))
def test_no_officer_passes_the_cap_over_a_whole_draw(calls):
    cap = OfficerCap(6)
    total = {}
    for size, held in calls:
        found = allocate(size, held, cap)
        assert set(found) == set(held)
        assert sum(one.drawn for one in found.values()) <= size
        for place, one in found.items():
            assert 0 <= one.drawn <= held[place]
            total[place[2]] = total.get(place[2], 0) + one.drawn
    assert all(count <= 6 for count in total.values())
    assert total == cap.counted


@given(st.integers(0, 100), places)
def test_without_a_cap_nothing_is_lost(size, held):
    found = allocate(size, held, OfficerCap(None))
    assert sum(one.drawn for one in found.values()) == min(size, sum(held.values()))


def test_the_same_unit_name_in_two_clusters_is_two_units():
    held = {("A", "X", "p"): 4, ("B", "X", "p"): 2, ("B", "X", "q"): 2}
    found = allocate(4, held, OfficerCap(None))
    assert drawn(found) == {("A", "X", "p"): 2, ("B", "X", "p"): 1, ("B", "X", "q"): 1}
