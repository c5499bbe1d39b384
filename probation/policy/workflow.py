"""A workflow is a table of allowed moves.  Nothing else knows the order of statuses.

`moves` is the work going forward; a `correctable` status may also be replaced by any
other, with a reason, when it was recorded wrongly.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .decision import YES, Decision, no
from .term import Term


@dataclass(frozen=True)
class Workflow:
    key: str  # names its diagram in docs/rules
    name: str
    start: Term
    moves: Mapping[Term, frozenset[Term]]
    correctable: frozenset[Term] = frozenset()

    def __post_init__(self) -> None:
        forgotten = set(type(self.start)) - set(self.moves)
        if forgotten:
            raise ValueError(
                f"{self.name}: no moves for {', '.join(sorted(forgotten))}"
            )

    def can_move(self, current: Term, new: Term) -> Decision:
        return YES if new in self.moves[current] else self._no(current, new)

    def can_correct(self, current: Term, new: Term, because: str) -> Decision:
        if current not in self.correctable or new == current:
            return self._no(current, new)
        return YES if because.strip() else no("no-reason", "Say what was wrong")

    def possible(self, current: Term) -> list[Term]:
        """What may follow, for a list of choices, in the order of the terms."""
        others = set(self.moves) - {current} if current in self.correctable else set()
        return [t for t in type(self.start) if t in self.moves[current] | others]

    def is_final(self, current: Term) -> bool:
        return not self.moves[current]

    def _no(self, current: Term, new: Term) -> Decision:
        return no(
            "wrong-status",
            f"{self.name} cannot go from ‘{current.label}’ to ‘{new.label}’",
        )

    def as_mermaid(self) -> str:
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        for current, allowed in self.moves.items():
            lines += [f"    {current} --> {new}" for new in sorted(allowed)]
        for status in sorted(self.correctable):
            lines.append(f"    note right of {status} : may be corrected")
        return "\n".join(lines) + "\n"
