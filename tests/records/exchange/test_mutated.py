"""Folders that went wrong by chance; thousands more: tests/campaigns/import_folders.py."""

import shutil
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.records.exchange.folders import small, write
from tests.records.exchange.tried import try_folder

HOW_MANY = 150


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    return write(tmp_path_factory.mktemp("pristine") / "folder", small())


def test_it_is_taken_in_whole_or_not_at_all(loader_connected, pristine, tmp_path):
    outcomes: Counter[str] = Counter()

    @settings(
        max_examples=HOW_MANY,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.randoms(use_true_random=False))
    def goes_wrong(chance):
        folder = tmp_path / "folder"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(pristine, folder)
        try_folder(folder, chance, outcomes)

    goes_wrong()
    assert outcomes["refused"] and outcomes["rejected"] and outcomes["taken in"]
