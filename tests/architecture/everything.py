"""What the project consists of, found by looking: models, actions, routes."""

import inspect
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.urls import get_resolver

from probation.records.people.models import Person

ROOT = Path(__file__).parents[2]
OURS = [m for m in apps.get_models() if m.__module__.startswith("probation.")]
# Functions that are part of an action, and actions that are code's own.
NOT_BY_A_MEMBER = {
    "organisations.load_reference",
    "organisations.add",
    "organisations.add_office",
    "staff.first_administrator",
    "clients.end",
    "clients.issue",
    "court.look_again",
    "court.read_again",
    "court.reasons_against",
    "court.take_arrival",
    "court.take_unread",
    "people.begin",
    "people.end",
    "people.find_by_postcode",
    "people.as_json",
    "people.make_findable",
    "people.next_crn",
    "exchange.describe",
    "retention.delete",
    "exchange.export_folder",
    "exchange.import_folder",
    "exchange.let_happen",
    "sentences.make_responsible",
    "sentences.allowed",
    "allocation.answered",
    "letters.ask",
    "letters.drop",
    "letters.forget",
    "letters.post",
    "letters.send_next",
    "responses.forget",
    "consultations.respond",
    "subscriptions.announce",
    "subscriptions.write_at_once",
    "subscriptions.write_digests",
    "inspections.load_results",
    "inspections.move",
    "embargo.note_opening",
    "recommendations.begin_progress",
}


def actions() -> list[str]:
    """Every public function of every actions.py, but for the audit's and the drafts'."""
    files = (ROOT / "probation/records").glob("*/actions.py")
    found = []
    for app in sorted({path.parent.name for path in files} - {"audit", "drafts"}):
        module = import_module(f"probation.records.{app}.actions")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_here = function.__module__ == module.__name__
            if is_here and not name.startswith(("_", "can_")):
                found.append(f"{app}.{name}")
    return sorted(set(found) - NOT_BY_A_MEMBER)


def of_a_person(model, through=()) -> bool:
    """Whether a row of this table belongs to one person, however far away."""
    if model is Person:
        return True
    keys = (f.related_model for f in model._meta.local_fields if f.remote_field)
    return any(
        of_a_person(there, (*through, model))
        for there in keys
        if there in OURS and there not in (*through, model)
    )


def holds_personal(model) -> bool:
    """Whether it names anyone but staff, by its own account."""
    return bool(model.Privacy.personal) and model._meta.app_label in {
        "court",
        "hearings",
    }


PERSONAL_TABLES = {
    m._meta.db_table for m in OURS if of_a_person(m) or holds_personal(m)
}


def routes(patterns=None, before="/") -> list[str]:
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = before + str(pattern.pattern).lstrip("^")
        inner = getattr(pattern, "url_patterns", None)
        found += routes(inner, here) if inner is not None else [here]
    return found


def snapshot() -> dict[str, list]:
    """All rows of all our tables, as far as row security shows them."""
    return {m._meta.label: list(m.objects.order_by("pk").values()) for m in OURS}
