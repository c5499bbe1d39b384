"""A family is an explicit list.  No file of its folder is missing from it."""

from pathlib import Path

import pytest

from probation.policy import requirements, sentences


@pytest.mark.parametrize("family", [requirements, sentences])
def test_no_member_of_a_family_is_forgotten(family):
    folder = Path(family.__file__).parent
    plain = {"__init__", "__pycache__"}
    files = {p.stem for p in folder.iterdir()} - plain
    keys = [member.key for member in family.ALL]
    assert sorted(keys) == sorted(files)
