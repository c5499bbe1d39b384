"""Contacts and interventions as the enforcement cases tell them, asked of our rules."""

from datetime import date, datetime, time, timedelta
from typing import Any

from probation.policy.decision import Decision
from probation.policy.enforcement import contact, nsi, rar
from probation.policy.enforcement.outcomes import Action, Outcome

TODAY = date(2021, 7, 16)
NOW = datetime(2021, 7, 16, 12)
AN_ACTION = "EA02"


def day(told: str | None) -> date | None:
    """Rows may say ‘past’ for a day that does not matter otherwise."""
    if told is None:
        return None
    return TODAY - timedelta(days=1) if told == "past" else date.fromisoformat(told)


def _said(answer: Decision) -> dict[str, Any]:
    if answer:
        return {"result": "accept"}
    return {"result": "reject", "reason": answer.reasons[0].code}


def _outcome(**told: Any) -> Outcome:
    return Outcome("X", "Some outcome", **told)


def _type(told: dict) -> dict[str, Any]:
    kind = contact.ContactType(
        alert=told["type_alert_allowed"], records_hours=told["type_records_hours"]
    )
    answer = contact.can_be_of_type(
        kind, alert=bool(told["alert"]), has_end=bool(told["end_time"])
    )
    return _said(answer)


def _has_outcome(told: dict) -> dict[str, Any]:
    kind = contact.ContactType(outcome=contact.OutcomeFlag(told["outcome_flag"]))
    happened = None
    if told["outcome"] is not None:
        permissible = told["outcome"] != "other"
        happened = _outcome(attended=not permissible, complied=permissible)
    on = TODAY + timedelta(days={"past": -1, "future": 1}.get(told["date"], 0))
    return _said(contact.can_have_outcome(kind, happened, on=on, today=TODAY))


def _location(told: dict) -> dict[str, Any]:
    kind = contact.ContactType(location=contact.LocationFlag(told["location_flag"]))
    answer = contact.can_be_at(
        kind,
        given=told["location_given"],
        belongs_to_team=bool(told["location_belongs_to_team"]),
    )
    return _said(answer)


def _clash(told: dict) -> dict[str, Any]:
    start = {
        "past": NOW - timedelta(days=1),
        "earlier_today": NOW - timedelta(hours=1),
        "later_today": NOW + timedelta(hours=1),
        "future": NOW + timedelta(days=1),
    }[told["start"]]
    end = start + timedelta(hours=1) if told["end_time"] else None
    own = contact.Appointment("own", start, end, attendance=told["attendance"])
    others = [own]
    if told["clash"]:
        others.append(contact.Appointment("other", start, start + timedelta(hours=1)))
    return _said(contact.can_book(own, others, now=NOW))


NOT_LISTINGS = {"level", "orders", "type_whole_order", "type_cja", "type_legacy"}


def _level(told: dict) -> dict[str, Any]:
    # Rows for one requirement or intervention say, in a field of their own, whether the
    # type lists it.
    listed = any(value for key, value in told.items() if key not in NOT_LISTINGS)
    allowed = {
        contact.OrderKind.CJA2003: told.get("type_cja"),
        contact.OrderKind.LEGACY: told.get("type_legacy"),
    }
    kind = contact.ContactType(
        person_level=any(told.get(f"type_{of}") for of in ("person", "person_level")),
        whole_order=bool(told.get("type_whole_order")),
        orders=frozenset(order for order, yes in allowed.items() if yes),
        requirement_categories=frozenset({"Q"} if listed else ()),
        nsi_types=frozenset({"N"} if listed else ()),
    )
    to = {
        "nsi": contact.Belongs(nsi_type="N"),
        "requirement": contact.Belongs(requirement_category="Q"),
        "event": contact.Belongs(
            orders=frozenset(contact.OrderKind(o) for o in told.get("orders") or ())
        ),
    }.get(told["level"], contact.Belongs())
    return _said(contact.can_belong_to(kind, to))


def _enforcement(told: dict) -> dict[str, Any]:
    happened = None
    if told["has_outcome"]:
        happened = _outcome(
            attended=False,
            complied=told["complied"],
            action_required=bool(told["action_required"]),
            enforceable=bool(told["enforceable"]),
        )
    given = AN_ACTION if told["enforcement_given"] else None
    known = told["action_known"] is not False
    answer = _said(contact.can_enforce(happened, given, known=known))
    # The published rows' own action is answered within seven days.
    days = told.get("response_days", 7)
    action = Action(AN_ACTION, "Some action", True, True, False) if given else None
    saved = contact.action_to_save(happened, action) if happened else None
    return answer | {
        "action": saved,
        "response_days": days if saved else None,
    }


def _effect(told: dict) -> dict[str, Any]:
    kind = contact.ContactType(records_hours=told["credits_hours"])
    happened = _outcome(attended=told["attended"], complied=told["complied"])
    times = {
        which: time.fromisoformat(value)
        for key, value in told.items()
        for which, starts in (("start", ("start", "from")), ("end", ("end", "until")))
        if key.startswith(starts) and value
    }
    hours = contact.hours_credited(kind, happened, times.get("start"), times.get("end"))
    return {
        "attended": happened.attended,
        "complied": happened.complied,
        "hours": None if hours is None else float(hours),
    }


def _replace(told: dict) -> dict[str, Any]:
    kind = contact.ContactType(attendance=told["attendance"])
    old = {"crn": "X1", "event": "1", "requirement": "1", "nsi": "1"}
    new = dict(old)
    if told["compared"] and not told["same"]:
        new[told["compared"].removesuffix("_id")] = "other"
    answer = contact.can_replace(
        kind,
        contact.Replaced(**old),
        contact.Replaced(**new),
        has_outcome=told["has_outcome"],
    )
    return _said(answer)


def _rar_flag(told: dict) -> dict[str, Any]:
    kind = contact.ContactType(
        attendance=told["attendance"], records_rar=told["type_records_rar"]
    )
    answer = rar.can_answer_rar(
        kind,
        told["rar_flag"],
        on=date.fromisoformat(told["contact_date"]),
        category=told["requirement_category"],
        ended_on=day(told["requirement_terminated_on"]),
        through_nsi=told["through_nsi"],
    )
    return _said(answer)


CONTACT_AREAS = {
    "type": _type,
    "outcome": _has_outcome,
    "office_location": _location,
    "clash": _clash,
    "level": _level,
    "enforcement": _enforcement,
    "outcome_effect": _effect,
    "replace": _replace,
    "rar_flag": _rar_flag,
}


# Interventions


def _length(told: dict) -> dict[str, Any]:
    kind = nsi.NsiType("N", unit=told["unit"], least=told["min"], most=told["max"])
    return _said(nsi.can_have_length(kind, told["length"]))


def _status(told: dict) -> dict[str, Any]:
    kind = nsi.NsiType("N", statuses=frozenset(told["type_statuses"]))
    return _said(nsi.can_have_status(kind, told["status"]))


def _nsi_outcome(told: dict) -> dict[str, Any]:
    kind = nsi.NsiType("N", outcomes=frozenset(told["type_outcomes"]))
    return _said(nsi.can_have_outcome(kind, told["outcome"]))


def _subtype(told: dict) -> dict[str, Any]:
    kind = nsi.NsiType("N", subtypes=frozenset(told["type_subtypes"]))
    return _said(nsi.can_have_subtype(kind, told["subtype"]))


def _requirement(told: dict) -> dict[str, Any]:
    answer = nsi.can_be_under_requirement(
        nsi.NsiType(told["type"]),
        allowed_types=frozenset(told["category_types"]),
        requirement_ended_on=day(told["requirement_terminated_on"]),
        ended_on=day(told["end"]),
    )
    return _said(answer)


def _nsi_level(told: dict) -> dict[str, Any]:
    levels = frozenset(nsi.Level(one) for one in told["type_levels"])
    return _said(
        nsi.can_belong_to(nsi.NsiType("N", levels=levels), nsi.Level(told["level"]))
    )


def _referral(told: dict) -> dict[str, Any]:
    answer = nsi.can_be_referred(
        on=date.fromisoformat(told["referral_date"]),
        event_referred_on=date.fromisoformat(told["event_referral_date"]),
    )
    return _said(answer)


def _duplicates(told: dict) -> dict[str, Any]:
    kind = nsi.NsiType(
        "N",
        active_duplicates=told["allow_active_duplicates"],
        ended_duplicates=told["allow_inactive_duplicates"],
    )
    # The rows are about a second record: that there is a first goes without saying.
    answer = nsi.can_be_another(kind, ended_on=day(told["end"]), exists=True)
    return _said(answer)


NSI_AREAS = {
    "length": _length,
    "status": _status,
    "outcome": _nsi_outcome,
    "subtype": _subtype,
    "requirement": _requirement,
    "level": _nsi_level,
    "referral": _referral,
    "duplicates": _duplicates,
}
