"""Made-up people for the predictors: mostly sound, some with gaps, some impossible."""

import random
from datetime import date, timedelta
from typing import Any

from probation.policy.offences.classes import CLASSES
from probation.policy.predictors.model import Input, Kind
from probation.policy.predictors.reading import INPUTS

CODES = sorted(CLASSES)
ODD_CODES = ("08800", "11100", "14100", "99998", "55555", "0460", "4600x", "09799")
TYPES = {
    Kind.WHOLE: "int64",
    Kind.YES: "boolean",
    Kind.DATE: "date",
    Kind.CHOICE: "string",
    Kind.CLASS: "string",
}
COLUMNS = {n: one for n, one in INPUTS.items() if not one.derived}
SCHEMA = {"person": "int64"} | {n: TYPES[one.kind] for n, one in COLUMNS.items()}


def people(count: int, seed: int, gaps: float = 0.02) -> list[dict[str, Any]]:
    """The same people for the same seed, every column of SCHEMA in each."""
    chance = random.Random(seed)
    return [{"person": n} | _person(chance, gaps) for n in range(count)]


def _person(chance: random.Random, gaps: float) -> dict[str, Any]:
    told = {name: _value(chance, one) for name, one in COLUMNS.items()}
    told |= _dates(chance) if chance.random() < 0.5 else _ages(chance)
    told["offence_code"] = chance.choice(CODES)
    if chance.random() < 0.03:
        told["offence_code"] = chance.choice(ODD_CODES)
    for name in ("ogrs3_group", "offence_category"):
        if chance.random() < 0.6:
            told[name] = None
    total = chance.choice([1, 1, 2, 2, 3, 5, 9, 30, 51, 52, 120])
    told["total_sanctions"] = total
    told["previous_sanctions"] = None if chance.random() < 0.5 else total - 1
    told["violent_sanctions"] = chance.randint(0, min(total, 12))
    for name in COLUMNS:
        if name.endswith("_sanctions") and name.split("_")[0] in SEXUAL:
            told[name] = chance.choice([0, 0, 0, 1, 2, 3])
    if chance.random() < 0.5:
        told |= {name: None for name in COLUMNS if chance.random() < 0.05}
    return {n: None if chance.random() < gaps else v for n, v in told.items()}


SEXUAL = ("contact", "non", "image")


def _value(chance: random.Random, one: Input) -> Any:
    if one.kind is Kind.YES:
        return chance.random() < 0.3
    if one.kind is Kind.CHOICE:
        return "other" if chance.random() < 0.005 else chance.choice(one.choices)
    if one.kind is Kind.DATE:
        return date(2000, 1, 1) + timedelta(days=chance.randint(0, 9000))
    if one.kind is Kind.WHOLE:
        assert one.least is not None
        assert one.most is not None
        most = min(one.most, one.least + 60)
        return chance.randint(one.least - (chance.random() < 0.01), most)
    return None


def _ages(chance: random.Random) -> dict[str, Any]:
    first = chance.randint(8, 40)
    current = first + chance.randint(-1 if chance.random() < 0.05 else 0, 30)
    return {
        "age_at_first_sanction": first,
        "age_at_current_conviction": current,
        "age_at_start_of_followup": current + chance.randint(0, 5),
        "offence_free_months": chance.randint(0, 60),
    }


def _dates(chance: random.Random) -> dict[str, Any]:
    """Ages left to be worked out, the birthday and its eve among the days."""
    born = date(1950, 1, 1) + timedelta(days=chance.randint(0, 20000))
    convicted = born + timedelta(days=round(chance.randint(12, 60) * 365.2425))
    followed = convicted + timedelta(days=chance.randint(-3, 900))
    return {
        "date_of_birth": born,
        "date_of_current_conviction": convicted,
        "date_at_start_of_followup": followed if chance.random() < 0.8 else None,
        "assessment_date": convicted + timedelta(days=chance.randint(-100, 4000)),
        "date_of_most_recent_sexual_offence": convicted - timedelta(days=30),
        "date_of_most_recent_offence": None if chance.random() < 0.5 else convicted,
        "age_at_first_sanction": chance.randint(8, 20),
        "age_at_current_conviction": None,
        "age_at_start_of_followup": None,
        "age_at_last_sexual_offence": None,
        "offence_free_months": None,
        "offence_free_calendar_months": None,
    }
