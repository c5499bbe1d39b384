"""The project's own copy of the cases says where each file comes from."""

import json

import pytest

from . import ALL
from .suite import OWN


def test_no_file_is_without_a_suite():
    assert {path.name for path in OWN.iterdir()} <= {one.file for one in ALL}


@pytest.mark.parametrize("path", sorted(OWN.iterdir()), ids=lambda path: path.name)
def test_a_file_names_its_source_and_licence_and_no_place_to_fetch_it_from(path):
    text = path.read_text(encoding="utf-8")
    told = json.loads(text)
    assert told["source"]
    assert told["licence"].startswith("MIT") or "MIT" in told["source"]["licence"]
    assert "://" not in text
