"""Risk predictors: each declared once as data, scored here for one person.

`probation.insight.scoring` turns the same declarations into one expression that scores
a nation.  What the sources disagree on is in docs/decisions/predictor-sources.md.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from probation.policy.explained import Explained

from . import registry
from .assess import Assessment
from .assess import assess as _assess
from .explain import explained
from .oracle import Failure, check

__all__ = ["Assessment", "Failure", "assess", "check", "score"]


def assess(key: str, given: Mapping[str, Any], on: date) -> Assessment:
    """All that is known of one person's score, refusals included.

    `given` are inputs by name (see `registry.on(key, on).inputs`), dates as dates or
    ISO text.  CannotAnswer only where there is no such predictor.
    """
    return _assess(registry.on(key, on), given, lambda part: registry.on(part, on))


def score(key: str, given: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    """The score with its working.  CannotAnswer with every reason where it is refused."""
    return explained(assess(key, given, on), on)
