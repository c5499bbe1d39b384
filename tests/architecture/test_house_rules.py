"""The rules of the house that can be read off the code.  Its neighbours run the code."""

import re
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import grimp
import pytest

from tests.architecture.everything import OURS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)
def test_a_model_says_which_of_its_fields_are_personal(model):
    fields = {f.name for f in model._meta.local_fields}
    if issubclass(model, import_module("django.contrib.auth.models").AbstractUser):
        fields |= {"groups", "user_permissions"} & set(model.Privacy.open)
    assert model.Privacy.personal | model.Privacy.open == fields
    assert not model.Privacy.personal & model.Privacy.open


def test_the_records_have_no_circles():
    """Counts imports and foreign keys alike: a key named by a string hides from imports."""
    imports = grimp.build_graph("probation")
    apps = sorted(imports.find_children("probation.records"))
    rests_on = {
        app: {
            other
            for other in apps
            if other != app
            and imports.direct_import_exists(
                importer=app, imported=other, as_packages=True
            )
        }
        for app in apps
    }
    for model in OURS:
        here = model.__module__.removesuffix(".models")
        for field in model._meta.local_fields:
            if field.remote_field and here in rests_on:
                there = field.related_model.__module__.removesuffix(".models")
                rests_on[here] |= {there} & (rests_on.keys() - {here})
    list(TopologicalSorter(rests_on).static_order())  # raises CycleError


def test_no_file_is_too_long_to_keep_in_the_head():
    long = {
        str(p.relative_to(ROOT)): n
        for folder in ("probation", "tests", "benchmarks")
        for p in ROOT.glob(f"{folder}/**/*.py")
        if p.parent.name != "migrations"  # written by Django, and not read
        and (n := len(p.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not long


WRITES = (".objects", ".save(", ".delete(", ".create(", ".bulk_")


@pytest.mark.parametrize("door", ["web", "api"])
def test_doors_read_by_queries_and_write_by_actions(door):
    for path in ROOT.glob(f"probation/{door}/**/*.py"):
        # The queue's tables are procrastinate's, and no record.
        text = re.sub(r"Procrastinate\w+\.objects", "", path.read_text("utf-8"))
        found = [w for w in WRITES if w in text]
        assert not found, f"{path.relative_to(ROOT)} uses {found}"


def test_nothing_reads_outside_the_project():
    for folder in ("probation", "tests", "script", "benchmarks", ".ci"):
        for path in ROOT.glob(f"{folder}/**/*"):
            if path.is_file() and "__pycache__" not in path.parts:
                content = path.read_bytes()
                assert b"/sha" + b"red/" not in content, path.relative_to(ROOT)
