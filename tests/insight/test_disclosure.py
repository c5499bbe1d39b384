"""Small numbers are hidden, and whoever has all that is published cannot work them out."""

import pytest

from probation.insight.disclosure import (
    HIDDEN_AS,
    CannotPublish,
    Published,
    correct,
    publish,
)

from .attacker import recovered
from .tables import full, same, tried

# Two blocks of small counts, and one small count that joins them: every line has two
# blanks or none, and what joins is the difference of what the blocks add up to.
BRIDGE = [
    [2, 3, 3, 50],
    [4, 2, 60, 70],
    [80, 90, 4, 2],
    [50, 60, 3, 4],
]


@pytest.mark.parametrize("seed", range(60))
def test_no_small_count_is_recovered_from_tables_and_their_corrections(seed):
    found, _ = tried(seed)
    assert found == []


def test_corrections_are_often_published():
    assert sum(tried(seed)[1] for seed in range(40)) > 10


def test_two_blanks_in_every_line_are_not_enough_and_we_do_not_rest_on_them():
    all_of_it = full(BRIDGE)
    small = frozenset(cell for cell, n in all_of_it.items() if 0 < n < 5)
    for axis in (0, 1):
        for line in range(4):
            assert sum(cell[axis] == line for cell in small) >= 2
    naive = Published(
        tuple(
            tuple(None if (r, c) in small else all_of_it[r, c] for c in range(5))
            for r in range(5)
        ),
        small,
    )
    assert (0, (0, 2), 3) in recovered(naive)
    assert recovered(publish(BRIDGE)) == []


def test_a_hidden_count_is_never_shown_as_0_and_a_0_is_shown():
    table = publish([[3, 0, 20], [12, 30, 7]])
    assert table.shown((0, 0)) == HIDDEN_AS != "0"
    assert table.shown((0, 1)) == "0"
    assert all(value != 0 or cell not in table.hidden for cell, value in full([[3, 0, 20], [12, 30, 7]]).items())  # fmt: skip


def test_a_share_is_told_only_where_both_its_counts_are():
    table = publish([[3, 9, 20], [12, 30, 8]])
    assert table.share((0, 0)) is None
    assert table.share((1, 1)) == (60.0 if (1, 1) not in table.hidden else None)
    assert publish([[5, 15]]).share((0, 0)) == 25.0
    assert publish([[0]]).share((0, 0)) is None


def test_what_has_no_small_count_is_shown_whole_and_what_is_alone_is_hidden_whole():
    assert publish([[5, 6], [7, 8]]).hidden == frozenset()
    assert len(publish([[3]]).hidden) == 4


def test_no_more_is_hidden_than_one_round_trip_takes():
    table = publish([[3, 10, 20], [12, 30, 7], [9, 9, 40]])
    assert table.hidden == {(0, 0), (0, 1), (2, 0), (2, 1)}


def test_a_correction_that_would_tell_is_refused():
    before = [[3, 10], [10, 20]]
    first = publish(before)
    with pytest.raises(CannotPublish, match="could be worked out"):
        correct(before, first, [[0, 10], [10, 20]])  # a 0 would be shown
    with pytest.raises(CannotPublish, match="the same rows and columns"):
        correct(before, first, [[3, 10]])


def test_a_table_published_anew_without_regard_to_the_one_before_is_found_out():
    before, again = [[3, 10, 30], [10, 20, 30], [30, 30, 30]], [[3, 9, 30], [10, 20, 30], [30, 3, 30]]  # fmt: skip
    first, second = publish(before), publish(again)
    told = same(before, again)
    assert recovered(first) == [] and recovered(second) == []
    naive = {one[:2] for one in recovered(first, second, same=told)}
    assert naive & {(0, (0, 0)), (1, (0, 0)), (1, (2, 1))}


@pytest.mark.parametrize("counts", [[], [[]], [[1], [1, 2]], [[-1]]])
def test_what_is_no_table_is_refused(counts):
    with pytest.raises(ValueError, match=r"same length|below 0"):
        publish(counts)
