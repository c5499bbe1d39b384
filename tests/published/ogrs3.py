"""OGRS3: made cases, answers from the published formula by a second implementation."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from probation.policy.predictors import assess

from .suite import Suite

ON = date(2020, 1, 1)


def group(label: str) -> str:
    """The key of an offence group from its published name."""
    return re.sub(r"[^a-z0-9]+", "_", label.lower().replace("&", "and")).strip("_")


def cases(told: Any) -> Iterable[tuple[str, Any]]:
    for n, case in enumerate(told.get("cases", ())):
        yield f"{case.get('id', n)} {case['sex']} {case['offence_group']} #{n}", case


def check(case: Any) -> None:
    found = assess(
        "ogrs3",
        {
            "sex": case["sex"],
            "ogrs3_group": group(case["offence_group"]),
            "previous_sanctions": case["previous_sanctions"],
            "age_at_first_sanction": case["age_at_first_sanction"],
            "age_at_current_conviction": case["age_at_current_conviction"],
            "age_at_start_of_followup": case["age_at_start_of_risk_period"],
        },
        ON,
    )
    assert not found.all_refusals
    assert found.outcomes == pytest.approx(
        {"one_year": case["expected_1_year"], "two_year": case["expected_2_year"]},
        abs=1e-6,
        rel=0,
    )


SUITE = Suite("ogrs3_cases.json", cases, check, is_made=lambda case: True)
