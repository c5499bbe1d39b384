"""Dates of sentences, by the law book and by the slow second way: the same.

`script/campaign sentences` compares a million.
"""

import random

import pytest

from probation.policy import milestones
from probation.policy.custody_dates import custody_dates
from probation.policy.fixed_term import FixedTerm

from .day_by_day import Custody, Order, Suspended, any_custody, any_order, any_suspended

EACH = 150  # sentences of a kind
BEFORE_REPEAL = 2025  # the year whose law of custody is asked


def by_the_book(one: Order | Suspended | Custody):
    if isinstance(one, Order):
        end = milestones.order_end(one.made_on, one.months).value
        found = milestones.milestones(one.made_on, end).value
        return found.end, found.half, found.two_thirds
    if isinstance(one, Suspended):
        return milestones.suspended_supervision_end(
            one.made_on,
            supervision_months=one.supervision,
            operational_months=one.operational,
            has_unpaid_work=one.has_unpaid_work,
            unpaid_work_done_on=one.done_on,
        ).value
    term = FixedTerm(one.sentenced_on, one.months, one.days, one.remand)
    found = custody_dates(
        term,
        offence_on=one.offence_on,
        born_on=one.born_on,
        on=one.sentenced_on.replace(year=BEFORE_REPEAL, day=1),
    ).value
    return found.expiry, found.release, found.licence_end, found.supervision_end


def day_by_day(one: Order | Suspended | Custody):
    return one.end() if isinstance(one, Suspended) else one.dates()


def differences(seed: int, each: int) -> list:
    """(sentence, by the book, day by day) where the two are not the same."""
    chance = random.Random(seed)
    found = []
    for make in (any_order, any_suspended, any_custody):
        for _ in range(each):
            one = make(chance)
            book, slow = by_the_book(one), day_by_day(one)
            if book != slow:
                found.append((one, book, slow))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_both_ways_give_the_same_dates(seed):
    assert differences(seed, EACH) == []
