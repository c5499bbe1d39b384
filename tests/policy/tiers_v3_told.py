from dataclasses import replace
from datetime import date
from decimal import Decimal

from probation.policy.rosh import Rosh
from probation.policy.tiers import CaseV3, Kind, Predictor, tier_v3

ON = date(2026, 6, 18)


def dynamic(score):
    return Predictor(Decimal(score), Kind.DYNAMIC)


def static(score):
    return Predictor(Decimal(score), Kind.STATIC)


LOWEST = CaseV3(True, dynamic(0), dynamic(0), rosh=Rosh.LOW)


def tier(on=ON, **told):
    return tier_v3(replace(LOWEST, **told), on).value
