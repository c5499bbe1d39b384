"""What a sentence type is.  The types are in sentences/, one file each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from .bounds import Bounded
from .decision import YES, Decision, no
from .rule import CannotAnswer
from .term import Term

Lengths = Mapping[str, int]


class Family(Term):
    """What kind of supervision a sentence brings; letters and breach differ by it."""

    COMMUNITY = "community", "Community order"
    SUSPENDED = "suspended", "Suspended sentence order"
    CUSTODY = "custody", "Custody, then licence"
    DEFERRED = "deferred", "Deferred sentence"
    YOUTH = "youth", "Youth sentence transferred in"
    DEFAULT = "default", "Supervision default order"


@dataclass(frozen=True)
class SentenceType:
    """`lengths` are its figures: all that are `needed` must be given, others may be.

    `together` says what the figures must be to each other.
    """

    key: str  # the file's name; stored, so it never changes
    title: str
    family: Family
    says: str  # in our own plain words
    lengths: tuple[Bounded, ...]
    needed: frozenset[str] = frozenset()
    needs_requirement: bool = False
    may_have_requirements: bool = False
    together: Callable[[Lengths], Decision] = lambda lengths: YES
    source: str = ""  # of a type without lengths: else theirs
    doubt: str = ""

    def allows(self, lengths: Lengths, *, on: date) -> Decision:
        """Whether the law allows these lengths.  `on` is the day each figure names.

        `lengths` gives figures by key, each in its own unit.  CannotAnswer for an
        unknown key.
        """
        known = {figure.key: figure for figure in self.lengths}
        strange = set(lengths) - set(known)
        if strange:
            raise CannotAnswer(
                f"{self.title} has no length called {min(strange)}: "
                f"use {' or '.join(known) or 'none'}",
                field="lengths",
            )
        answer = YES
        for key, figure in known.items():
            if key in lengths:
                answer &= figure.allows(lengths[key], on)
            elif key in self.needed:
                answer &= no(
                    f"missing-{key}",
                    f"{figure.title}: enter a number of {figure.unit.label}",
                )
        return answer & self.together(lengths)

    def requirements_allowed(self, count: int) -> Decision:
        """Whether it may be made with this many requirements."""
        if self.needs_requirement and count < 1:
            return no(
                "no-requirement",
                f"{self.title} needs at least one requirement",
                "Sentencing Act 2020 s.208; CJA 2003 s.177",
            )
        if count and not self.may_have_requirements:
            return no("no-requirements-here", f"{self.title} takes no requirements")
        return YES
