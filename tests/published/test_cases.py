"""Every case, one test each.  PUBLISHED_CASES names another folder of them."""

import pytest

from . import ALL


def _params(which: str, is_made: bool = False) -> list:
    found = []
    for suite in ALL:
        told = suite.told()
        for name, case in getattr(suite, which)(told) if told is not None else ():
            if suite.is_made(case) is is_made or which == "known_wrong":
                stem = suite.file.removesuffix(".json")
                found.append(pytest.param(suite, case, id=f"{stem}: {name}"))
    return found


@pytest.mark.parametrize(("suite", "case"), _params("cases"))
def test_published(suite, case):
    suite.check(case)


@pytest.mark.parametrize(("suite", "case"), _params("cases", is_made=True))
def test_made_from_what_was_published(suite, case):
    suite.check(case)


@pytest.mark.parametrize(("suite", "case"), _params("known_wrong"))
def test_published_but_wrong(suite, case):
    suite.check_known_wrong(case)
