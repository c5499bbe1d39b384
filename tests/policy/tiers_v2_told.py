from datetime import date

from probation.policy.tiers import (
    Assessment,
    CaseV2,
    Need,
    Registration,
    Sentence,
    Severity,
    tier_v2,
)

ON = date(2025, 1, 6)


DAY = date(2024, 5, 1)


CUSTODY = (Sentence("NC"),)


ASSESSED = Assessment(DAY, {})


NOTHING = dict.fromkeys(Need, Severity.NO_NEED)


def registered(*codes, day=DAY):
    return tuple(Registration(code, day) for code in codes)


def protect(on=ON, *, is_female=False, **told):
    value = tier_v2(CaseV2(is_female, **told), on).value
    return value.protect_level, value.protect_points


def change(on=ON, *, needs=NOTHING, **told):
    told = {"sentences": CUSTODY, "assessment": Assessment(DAY, needs)} | told
    value = tier_v2(CaseV2(False, **told), on).value
    return value.change_level, value.change_points
