"""Tiers: how closely someone is to be supervised.  v2 from 2021, v3 from 2026."""

from .calculations import CALCULATIONS
from .change import (
    Assessment,
    Requirement,
    Sentence,
    has_mandate_for_change,
)
from .needs import Answer, need_severity
from .protect import Proceeding, breached_or_recalled
from .registrations import Complexity, Registered, Registration, read_registrations
from .rules import RULES
from .tables import Need, Severity
from .v2 import CaseV2, TierV2, tier_v2
from .v3 import CaseV3, Kind, Predictor, SexualBand, Step, TierV3, tier_v3
from .version import TIERING, version_on

__all__ = [
    "CALCULATIONS",
    "RULES",
    "TIERING",
    "Answer",
    "Assessment",
    "CaseV2",
    "CaseV3",
    "Complexity",
    "Kind",
    "Need",
    "Predictor",
    "Proceeding",
    "Registered",
    "Registration",
    "Requirement",
    "Sentence",
    "Severity",
    "SexualBand",
    "Step",
    "TierV2",
    "TierV3",
    "breached_or_recalled",
    "has_mandate_for_change",
    "need_severity",
    "read_registrations",
    "tier_v2",
    "tier_v3",
    "version_on",
]
