"""What a file of published cases is to the tests."""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OWN = Path(__file__).parent / "cases"


def folder() -> Path:
    """The project's own copy, or another folder of files of the same shapes."""
    return Path(os.environ.get("PUBLISHED_CASES") or OWN)


@dataclass(frozen=True)
class Suite:
    """One file: how its cases are found, and what each must come to.

    `cases(told)` yields (readable id, case); `check(case)` asserts.  `known_wrong(told)`
    yields cases whose published answer we do not follow; `check_known_wrong` asserts
    that ours differs from it, for the reason given.  `is_made(case)`: whether a case was
    made from a published formula or rule, rather than published itself.
    """

    file: str
    cases: Callable[[Any], Iterable[tuple[str, Any]]]
    check: Callable[[Any], None]
    known_wrong: Callable[[Any], Iterable[tuple[str, Any]]] = lambda told: ()
    check_known_wrong: Callable[[Any], None] = lambda case: None
    is_made: Callable[[Any], bool] = lambda case: False

    def told(self) -> Any:
        path = folder() / self.file
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
