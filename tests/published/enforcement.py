"""Enforcement: breach, failures to comply, RAR counts, contact and NSI validation."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pytest

from probation.policy.enforcement import rar, review
from probation.policy.enforcement.breach import (
    Change,
    Standing,
    after_correcting,
    after_recording,
)

from .enforcement_records import CONTACT_AREAS, NSI_AREAS, day
from .suite import Suite

SECTIONS = (
    "breach",
    "failure_to_comply",
    "contact_validation",
    "nsi_validation",
    "rar",
)


def _cases(told: Any) -> Iterable[tuple[str, Any]]:
    for section in SECTIONS:
        for case in told.get(section, {}).get("cases", ()):
            words = [section, case.get("area"), case["id"], case.get("case")]
            yield " ".join(filter(None, words)), {"section": section, **case}


def _answer(case: Any) -> dict[str, Any]:
    told = case["input"]
    match case["section"]:
        case "breach":
            return _breach(told)
        case "failure_to_comply":
            return _failure(told)
        case "rar":
            recount = rar.counts_to_update(
                told["requirement_category"], through_nsi=told["through_nsi"]
            )
            return {"recount": list(recount)}
        case "contact_validation":
            return CONTACT_AREAS[case["area"]](told)
        case _:
            return NSI_AREAS[case["area"]](told)


def _check(case: Any) -> None:
    ours = _answer(case)
    for key, value in case["expected"].items():
        if key == "action":  # rows do not name the action that was given, only whether
            assert (ours[key] is None) is (value is None)
        else:
            assert ours[key] == value, key


def _breach(told: dict) -> dict[str, Any]:
    was = Standing(told["event_in_breach"], day(told["event_breach_end"]))
    log = {
        "latest_start": _moment(told["latest_breach_start_contact"]),
        "latest_end": _moment(told["latest_breach_end_contact"]),
    }
    if not told["has_event"]:
        change = Change(was)
    elif told["operation"] == "insert":
        at = datetime.fromisoformat(told["contact_at"])
        change = after_recording(told["contact_type"], at, was, **log)
    else:
        change = after_correcting(told["contact_type"], was, **log)
    ended = change.standing.ended_on
    return {
        "event_changed": change.changed,
        "in_breach": change.standing.in_breach,
        "breach_end": ended.isoformat() if ended else None,
        "ftc_count": "recounted" if change.recount else "kept",
    }


def _failure(told: dict) -> dict[str, Any]:
    recorded = review.Recorded(
        told["contact_type"] or "",
        told["national_standards_contact"],
        told["outcome_complied"],
        told["enforcement_starts_breach"],
        told.get("enforcement_ends_breach", False),
    )
    count = told["ftc_count"]
    event = review.Event(
        told["has_sentence"] and told["has_sentence_type"],
        told["event_in_breach"] or told["breach_end_after_contact"],
        stored_count=count - 1 if told["recount_differs"] else count,
        count=count,
        limit=told["ftc_limit"],
        review_open=told["open_review"],
    )
    held = event if told["has_event"] else None
    return {
        "ftc_count_saved": review.saves_count(recorded, held),
        "review_enforcement_contact_ARWS_created": bool(
            review.needs_review(recorded, held)
        ),
    }


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


def _known_wrong(told: Any) -> Iterable[tuple[str, Any]]:
    for case in told.get("known_wrong", ()):
        yield case["id"], {"section": _section(case), **case}


def _section(case: dict) -> str:
    """A row is listed apart from its section: what it holds tells which it is."""
    return "breach" if "operation" in case["input"] else "failure_to_comply"


def _check_known_wrong(case: Any) -> None:
    with pytest.raises(AssertionError):
        _check(case)
    if case["section"] == "breach" and case["input"].get("latest_breach_start_contact"):
        assert _breach(case["input"])["in_breach"] is _after_the_last_end(case["input"])


def _after_the_last_end(told: dict) -> bool:
    """The reason given: an end closes what began before it, and nothing else does."""
    ends = [_moment(told["latest_breach_end_contact"])]
    if told["operation"] == "insert":
        ends.append(datetime.fromisoformat(told["contact_at"]))
    start = datetime.fromisoformat(told["latest_breach_start_contact"])
    return all(start > end for end in ends if end is not None)


SUITE = Suite(
    "enforcement_cases.json", _cases, _check, _known_wrong, _check_known_wrong
)
