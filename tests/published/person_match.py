"""Cleaning, twins, comparisons, identifiers and weights of hmpps-person-match and -record."""

from dataclasses import replace
from datetime import date

import pytest

from probation.matching import MODEL, Record, are_possible_twins, clean
from probation.matching import cleaning as cleaned_by
from probation.matching.comparing import date_of_birth, identifiers
from probation.policy.identifiers import cro, pnc

from .suite import Suite

YEAR = 2026
LISTS_OF_DATES = ("date_of_birth_aliases", "sentence_dates")

COMPARISONS = {
    "name_comparison": "names",
    "date_of_birth_arr": "date-of-birth",
    "postcode_arr": "postcodes",
    "name_2_std": "second-name",
    "id_comparison": "identifiers",
    "sentence_date_arr": "sentence-dates",
    "override_marker": "override",
    "master_defendant_id": "defendant",
}

# Twin cases say only in what two otherwise identical records differ.
SAME = Record(
    "left",
    source_system="DELIUS",
    master_defendant_id="0e6b3c6c",
    first_name="name",
    middle_names="other",
    last_name="family",
    date_of_birth=date(1990, 9, 14),
    first_name_aliases=["alias"],
    last_name_aliases=[],
    date_of_birth_aliases=[],
    postcodes=["AB1 2CD"],
    cros=["123456/99X"],
    pncs=["1999/0123456X"],
    sentence_dates=[date(2020, 1, 1)],
)


def cases(told):
    for one in told.get("cleaning_cases", ()):
        yield f"{one['id']} {one['function']}", ("clean", one)
    for one in told.get("twin_cases", {}).get("cases", ()):
        yield one["id"], ("twins", one)
    for one in told.get("comparison_cases", {}).get("cases", ()):
        yield f"{one['id']} {one['function']}", ("compare", one)
    for kind in ("pnc", "cro"):
        for question in ("to_canonical", "invalid", "equal"):
            for one in told.get(kind, {}).get(question, ()):
                yield one["id"], (question, one | {"kind": kind})
    for theirs in told.get("model", {}).get("comparisons", ()):
        ours = MODEL.comparisons[COMPARISONS[theirs["name"]]]
        # The order of levels is part of the model: the first that is true is taken.
        weights = [one for one in theirs["levels"] if not one.get("null_level")]
        for level, one in zip(ours.levels.values(), weights, strict=True):
            yield f"weight {ours.key} {level.key}", ("weight", (level, one))


def check(case):
    kind, one = case
    CHECKS[kind](one)


def _day(text):
    return None if text is None else date.fromisoformat(text)


def _days(many):
    return None if many is None else [_day(one) for one in many]


def _record(told):
    fields = {key: told[key] for key in Record.__dataclass_fields__ if key in told}
    for key in LISTS_OF_DATES:
        if key in fields:
            fields[key] = _days(fields[key])
    if "date_of_birth" in fields:
        fields["date_of_birth"] = _day(fields["date_of_birth"])
    return Record(**{"match_id": ""} | fields)


def _plain(value):
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(one) for one in value] if isinstance(value, tuple | list) else value


def _cleaned(told):
    return {key: _plain(one) for key, one in clean(_record(told)).as_row().items()}


def _appended(told):
    added = cleaned_by.append_to_list(told["input_column"], told["scalar_column"])
    return {"output_column": added}


ROWS = {"clean_record", "dates_of_birth", "names", "postcodes", "sentence_dates"}
VALUES = {
    "clean_name": cleaned_by.clean_name,
    "clean_names": cleaned_by.clean_names,
    "clean_postcodes": cleaned_by.clean_postcodes,
    "drop_short": cleaned_by.drop_short,
    "drop_problem_cros": cleaned_by.drop_problem_cros,
    "remove_spaces": cleaned_by.remove_spaces,
}


def _check_clean(one):
    """Of a row every field that is expected; of a value, the value."""
    function, told, wanted = one["function"], one["input"], one["expected"]
    if function in VALUES:
        assert VALUES[function](told) == wanted
        return
    answer = _cleaned if function in ROWS else _appended
    ours = [answer(row) for row in told]
    assert len(ours) == len(wanted)
    for row, expected in zip(ours, wanted, strict=True):
        assert {key: row[key] for key in expected} == expected


def _check_twins(one):
    sides = []
    for side in (0, 1):
        fields = {k: v[side] for k, v in one["both_records_identical_except"].items()}
        for key in LISTS_OF_DATES:
            if key in fields:
                fields[key] = _days(fields[key])
        if "date_of_birth" in fields:
            fields["date_of_birth"] = _day(fields["date_of_birth"])
        sides.append(clean(replace(SAME, **fields)))
    left, right = sides
    wanted = one["expect_possible_twins"]
    assert are_possible_twins(left, right) is wanted
    assert are_possible_twins(right, left) is wanted


def _check_compare(one):
    left, right = one["input"]["left"], one["input"]["right"]
    for key, wanted in one["expected"].items():
        if key == "dob_level":
            assert DOB_LEVELS[_dob_level(left, right)] == wanted
            continue
        weight = _id_weight(left, right)
        if key == "id_weight":
            assert weight == pytest.approx(wanted, abs=0.1)
        else:
            sign = "positive" if weight > 0 else "negative" if weight < 0 else "zero"
            assert (key, sign) == ("id_weight_sign", wanted)


DOB_LEVELS = {
    None: "null",
    "exact": "exact",
    "shared-few": "array_intersection",
    "shared-many": "array_intersection",
    "one-typo": "one_typo",
    "within-five-years": "within_5_years",
    "other": "else",
}


def _dob_level(left, right):
    mine, theirs = (
        cleaned_by.births(_day(side["dob"]), _days(side.get("dob_aliases")))
        for side in (left, right)
    )
    return date_of_birth(mine, theirs)


def _id_weight(left, right):
    level = identifiers(
        left.get("pnc"), left.get("cro"), right.get("pnc"), right.get("cro")
    )
    levels = MODEL.comparisons["identifiers"].levels
    return 0.0 if level is None else levels[level].weight


def _read(kind, text):
    found = pnc(text, YEAR) if kind == "pnc" else cro(text)
    return found.canonical if found.check_letter_is_right else ""


def _check_identifier(one):
    assert _read(one["kind"], one["input"]) == one["expected"]


def _check_equal(one):
    left, right = (_read(one["kind"], text) for text in one["input"])
    assert (left == right) is one["expected"]


def _check_weight(pair):
    level, theirs = pair
    assert level.weight == pytest.approx(theirs["weight"], abs=0.1)


CHECKS = {
    "clean": _check_clean,
    "twins": _check_twins,
    "compare": _check_compare,
    "to_canonical": _check_identifier,
    "invalid": _check_identifier,
    "equal": _check_equal,
    "weight": _check_weight,
}

SUITE = Suite("person_match_cases.json", cases, check)
