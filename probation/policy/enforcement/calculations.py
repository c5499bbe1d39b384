"""What `probation calculate` answers about enforcement."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..explained import Explained, plain
from ..given import Given
from ..organisation import Sector
from ..rule import Calculation
from . import rar
from .failures import Contact, Sentenced, failures_that_count
from .outcomes import outcome
from .sentence import BreachSentence
from .warning import (
    Excuse,
    Failure,
    Response,
    counts_as_warned,
    responses_to_failure,
    warning_limit,
    what_referring_means,
)

DAY = {"type": "string", "format": "date"}
DAYS = {"type": "array", "items": DAY}
WHOLE = {"type": "integer"}
YES_NO = {"type": "boolean"}
TEXT = {"type": "string"}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties}


def _list(item: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _terms(terms: Any) -> dict[str, Any]:
    return {"enum": [term.value for term in terms]}


def _failures(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    contacts = [
        Contact(
            row.text("id"),
            row.day("date"),
            row.yes("national_standard"),
            outcome(row.text("outcome")) if row.has("outcome") else None,
        )
        for row in given.rows("contacts")
    ]
    sentenced = Sentenced(
        given.day("sentenced_on"),
        _day(given, "last_breach_ended_on"),
        _day(given, "in_breach_since"),
    )
    found = failures_that_count(contacts, sentenced, on=on)
    contacts_out = [
        {
            "id": verdict.contact.key,
            "counts": bool(verdict.counts),
            "reasons": [reason.text for reason in verdict.counts.reasons],
        }
        for verdict in found.value.verdicts
    ]
    value = {
        "count": found.value.count,
        "dates": plain(found.value.dates),
        "ndelius_count": found.value.ndelius_count,
        "contacts": contacts_out,
    }
    return Explained(value, found.parts, on=on)


def _warn_or_refer(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    warnings = given.days("warned_on")
    offered = responses_to_failure(
        given.one_of("sentence_type", BreachSentence),
        Failure(given.day("failure_on"), given.one_of("excuse", Excuse)),
        warned_on=warnings,
        letters_sent=given.whole("letters_sent") if given.has("letters_sent") else 0,
        on=on,
    )
    counting = [day for day in warnings if counts_as_warned(day, on=on)]
    value: dict[str, Any] = {
        "offered": plain(offered.value),
        "warning_counts_until": None,
    }
    parts = offered.parts
    if counting:
        value["warning_counts_until"] = plain(warning_limit(max(counting)).day)
    if Response.REFER in offered.value:
        sector = given.one_of("held_by", Sector) if given.has("held_by") else Sector.NPS
        means = what_referring_means(sector, on=on)
        value["referring_means"] = means.value
        parts += means.parts
    return Explained(value, parts, on=on)


def _rar_days(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    contacts = [
        rar.RarContact(
            row.day("date"),
            row.yes("attended") if row.has("attended") else None,
            row.text("nsi") if row.has("nsi") else None,
            row.yes("manages_the_order", default=False),
            row.yes("deleted", default=False),
        )
        for row in given.rows("contacts")
    ]
    days = rar.rar_days(contacts, given.whole("maximum"), on=on)
    value = {
        "counted": days.value.counted,
        "remaining": days.value.remaining,
        "over": days.value.over,
        "warn_at": days.value.warn_at,
        "ndelius_count": days.value.ndelius.total,
    }
    return Explained(value, days.parts, on=on)


def _day(given: Given, field: str) -> date | None:
    return given.day(field) if given.has(field) else None


CALCULATIONS: tuple[Calculation, ...] = (
    Calculation(
        "failures-that-count",
        "Which failures count",
        "Counts failures to comply, and says why each other contact does not count",
        _object(
            ["sentenced_on"],
            sentenced_on=DAY,
            last_breach_ended_on=DAY,
            in_breach_since=DAY,
            contacts=_list(
                _object(
                    ["id", "date", "national_standard"],
                    id=TEXT,
                    date=DAY,
                    national_standard=YES_NO,
                    outcome=TEXT,
                )
            ),
        ),
        _object(
            ["count", "dates", "ndelius_count", "contacts"],
            count=WHOLE,
            dates=DAYS,
            ndelius_count=WHOLE,
            contacts=_list(
                _object(
                    ["id", "counts", "reasons"],
                    id=TEXT,
                    counts=YES_NO,
                    reasons=_list(TEXT),
                )
            ),
        ),
        _failures,
        {
            "sentenced_on": "2021-04-01",
            "contacts": [
                {
                    "id": "1",
                    "date": "2021-05-10",
                    "national_standard": True,
                    "outcome": "UAAB",
                },
                {
                    "id": "2",
                    "date": "2021-05-17",
                    "national_standard": False,
                    "outcome": "UAAB",
                },
            ],
        },
    ),
    Calculation(
        "warn-or-refer",
        "Warn or refer",
        "What may follow a failure to comply, the usual choice first",
        _object(
            ["sentence_type", "failure_on", "excuse"],
            sentence_type=_terms(BreachSentence),
            failure_on=DAY,
            excuse=_terms(Excuse),
            warned_on=DAYS,
            letters_sent=WHOLE,
            held_by=_terms(Sector),
        ),
        _object(
            ["offered", "warning_counts_until"],
            offered=_list(_terms(Response)),
            warning_counts_until={"type": ["string", "null"], "format": "date"},
            referring_means=TEXT,
        ),
        _warn_or_refer,
        {
            "sentence_type": "CO",
            "failure_on": "2021-08-02",
            "excuse": "not_accepted",
            "warned_on": ["2021-05-10"],
        },
    ),
    Calculation(
        "rar-days",
        "Rehabilitation activity days",
        "Days counted and left, and what NDelius would count",
        _object(
            ["maximum"],
            maximum=WHOLE,
            contacts=_list(
                _object(
                    ["date"],
                    date=DAY,
                    attended={"type": ["boolean", "null"]},
                    nsi=TEXT,
                    manages_the_order=YES_NO,
                    deleted=YES_NO,
                )
            ),
        ),
        _object(
            ["counted", "remaining", "over", "warn_at", "ndelius_count"],
            counted=WHOLE,
            remaining=WHOLE,
            over=WHOLE,
            warn_at={"type": ["integer", "null"]},
            ndelius_count=WHOLE,
        ),
        _rar_days,
        {"maximum": 10, "contacts": [{"date": "2021-05-04", "attended": True}]},
    ),
)
