"""What an example of an action is."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Example(NamedTuple):
    who: str  # a member of the world who may
    act: Callable[[Any, dict[str, Any]], Any]  # given the Things of examples.py
    of_a_person: bool = True  # so that who does not see the person is refused
    by_role: bool = True  # so that who has no role is refused
    # What must be there first and is made for this one alone, by the manager: `t.given`.
    given: Callable[[Any, dict[str, Any]], Any] | None = None
    stage: str = ""  # of the inspection that it needs, made before
