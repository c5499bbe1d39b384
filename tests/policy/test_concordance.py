"""Proposal beside sentence, with suspended sentence orders in a column of their own."""

from decimal import Decimal

import pytest

from probation.policy import concordance as module
from probation.policy.concordance import (
    Agreement,
    RequirementsCompared,
    Sentence,
    agreement,
    requirements_compared,
    share,
    table,
)

CO, SSO, CUSTODY = Sentence.COMMUNITY, Sentence.SUSPENDED, Sentence.CUSTODY


@pytest.mark.parametrize(
    ("proposed", "imposed", "told"),
    [
        (CO, CO, Agreement.SAME),
        (Sentence.OTHER, Sentence.OTHER, Agreement.SAME),
        (CO, SSO, Agreement.SUSPENDED_INSTEAD),
        (SSO, CO, Agreement.LESS),
        (CO, CUSTODY, Agreement.MORE),
        (SSO, CUSTODY, Agreement.MORE),
        (Sentence.FINE, SSO, Agreement.MORE),
        (CO, Sentence.FINE, Agreement.LESS),
        (Sentence.FINE, Sentence.DISCHARGE, Agreement.LESS),
        (CUSTODY, SSO, Agreement.LESS),
        (CO, Sentence.DEFERRED, Agreement.NOT_COMPARED),
        (Sentence.OTHER, CO, Agreement.NOT_COMPARED),
    ],
)
def test_agreement(proposed, imposed, told):
    assert agreement(proposed, imposed) is told


def test_requirements_are_compared_by_key():
    told = requirements_compared(
        ["unpaid_work", "programme", "curfew"], ["curfew", "unpaid_work", "residence"]
    )
    assert told == RequirementsCompared(
        ("curfew", "unpaid_work"), ("programme",), ("residence",)
    )


PAIRS = [(CO, CO), (CO, CO), (CO, SSO), (CO, Sentence.DEFERRED)]


def test_the_table_counts_pairs():
    assert table(PAIRS) == {(CO, CO): 2, (CO, SSO): 1, (CO, Sentence.DEFERRED): 1}
    assert table([]) == {}


def test_shares_leave_out_what_is_not_compared():
    assert share(PAIRS, Agreement.SAME) == (2, 3, Decimal("66.7"))
    assert share(PAIRS, Agreement.SUSPENDED_INSTEAD) == (1, 3, Decimal("33.3"))
    assert share([], Agreement.SAME) == (0, 0, None)


def test_the_example_runs():
    assert module.RULES[0].example.works_out() == "Suspended sentence order instead"
