"""What each contact outcome means: attended, complied, enforceable, action needed.

Outcomes come from the list in codes/; what may be done after one is here.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..codes import CONTACT_OUTCOME
from ..rule import CannotAnswer

FAILED_TO_ATTEND = "AFTA"  # stands only while evidence is awaited


@dataclass(frozen=True)
class Outcome:
    """None where no source says: the outcome settles it neither way."""

    code: str
    name: str
    attended: bool | None
    complied: bool | None  # or had an acceptable reason
    action_required: bool = False
    enforceable: bool = False

    @property
    def is_permissible_absence(self) -> bool:
        """Did not attend, for an acceptable reason: may be recorded beforehand."""
        return self.attended is False and self.complied is True

    @property
    def is_enforceable_failure(self) -> bool:
        return self.complied is False and self.enforceable


@dataclass(frozen=True)
class Action:
    code: str
    name: str
    respond_by: bool | None  # whether a day to answer by must be set; None: not known
    offered: bool  # after an enforceable failure
    starts_breach: bool


def _table(name: str) -> list[dict[str, str]]:
    path = Path(__file__).parent / name
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()[1:]))


_MEANS: Mapping[str, bool | None] = {"Y": True, "N": False, "": None}

OUTCOMES: Mapping[str, Outcome] = {
    code.key: Outcome(
        code.key,
        code.title,
        code.flag("attended"),
        code.flag("acceptable"),
        bool(code.flag("action_required")),
        bool(code.flag("enforceable")),
    )
    for code in CONTACT_OUTCOME
}

ACTIONS: Mapping[str, Action] = {
    row["code"]: Action(
        row["code"],
        row["name"],
        _MEANS[row["respond_by"]],
        row["offered"] == "Y",
        row["starts_breach"] == "Y",
    )
    for row in _table("actions.csv")
}


def outcome(code: str, field: str = "outcome") -> Outcome:
    """CannotAnswer for a code that no source lists."""
    if code not in OUTCOMES:
        raise CannotAnswer(
            f"‘{code}’ is not a known outcome: use one of {', '.join(OUTCOMES)}", field
        )
    return OUTCOMES[code]


def action(code: str, field: str = "action") -> Action:
    """CannotAnswer for a code that no source lists."""
    if code not in ACTIONS:
        raise CannotAnswer(
            f"‘{code}’ is not a known enforcement action: use one of {', '.join(ACTIONS)}",
            field,
        )
    return ACTIONS[code]


def actions_after(happened: Outcome) -> tuple[Action, ...]:
    """What may be chosen; nothing where the outcome cannot be enforced."""
    if not happened.is_enforceable_failure:
        return ()
    return tuple(one for one in ACTIONS.values() if one.offered)
