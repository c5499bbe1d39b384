"""What a requirement type is.  The types are in requirements/, one file each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .bounds import Bounded
from .decision import YES, Decision, no
from .rule import CannotAnswer

# The two adult orders; keys of policy/sentences.
ADULT_ORDERS = frozenset({"community_order", "suspended_sentence_order"})


@dataclass(frozen=True)
class Condition:
    """What the court must be satisfied of, as a claim to be answered yes or no."""

    code: str
    text: str
    source: str
    doubt: str = ""


@dataclass(frozen=True)
class RequirementType:
    """`length` is its own figure; `also` are further figures, such as a curfew's hours.

    A type without `needs_length` may be left without one: it lasts as long as the order.
    """

    key: str  # the file's name; stored, so it never changes
    title: str
    says: str  # in our own plain words
    length: Bounded
    orders: frozenset[str]  # keys of the sentence types that may hold it
    also: tuple[Bounded, ...] = ()
    needs_length: bool = True
    main_category: str | None = None  # NDelius code; None where no source gives one
    conditions: tuple[Condition, ...] = ()

    @property
    def decided_by(self) -> str:
        """The day that `on` means, in words."""
        return self.length.decided_by.label

    def is_available(self, on: date) -> Decision:
        return self.length.in_force(on)

    def possible_in(self, order: str, title: str) -> Decision:
        """Whether an order of that kind (a key of policy/sentences) may hold it at all."""
        if order in self.orders:
            return YES
        return no(
            "not-in-this-order",
            f"{self.title} cannot be a requirement of a {title.lower()}",
            "Sentencing Act 2020 s.201, s.287; CJA 2003 s.177, s.190",
        )

    def allows(
        self,
        length: int | None = None,
        *,
        on: date,
        also: Mapping[str, int] | None = None,
    ) -> Decision:
        """Whether the law allows this much of it.

        `on` is the day named by `length.decided_by`; `length` is in `length.unit`;
        `also` gives the further figures by key.  CannotAnswer for an unknown key.
        """
        given = dict(also or {})
        available = self.is_available(on)
        if not available:
            return available
        answer = self._figure(self.length, length, on, self.needs_length)
        for figure in self.also:
            answer &= self._figure(figure, given.pop(figure.key, None), on, True)
        if given:
            known = " or ".join(figure.key for figure in self.also)
            raise CannotAnswer(
                f"{self.title} has no figure called {min(given)}: use {known or 'none'}",
                field="also",
            )
        return answer

    def conditions_met(self, answers: Mapping[str, bool | None]) -> Decision:
        """No for each condition not answered yes; an answer left out counts as unknown."""
        answer = YES
        for one in self.conditions:
            told = answers.get(one.code)
            if told is None:
                answer &= no(
                    f"{one.code}-unknown", f"Not known: {one.text}", one.source
                )
            elif not told:
                answer &= no(one.code, f"Not so: {one.text}", one.source)
        return answer

    @staticmethod
    def _figure(figure: Bounded, value: int | None, on: date, needed: bool) -> Decision:
        if value is not None:
            return figure.allows(value, on)
        # A figure that the law of that day did not know is not asked for.
        if not needed or not figure.in_force(on):
            return YES
        return no(
            f"missing-{figure.key}",
            f"{figure.title}: enter a number of {figure.unit.label}",
        )


def can_replace(old: RequirementType, new: RequirementType) -> Decision:
    """Whether an amendment may put one in the place of the other: only one of its kind."""
    if old.key == new.key:
        return YES
    return no(
        "other-kind",
        f"{old.title} may be cancelled, or replaced only by {old.title.lower()}",
        "Sentencing Act 2020 Sch 10 para 18",
    )


def ends_fit(order_end: date, ends: Mapping[str, date]) -> Decision:
    """Whether requirements’ own last days fit the order’s.  `ends` is by requirement.

    None may be later; where every requirement has a day of its own, the last of them is
    the order’s.  A requirement that lasts as long as the order is given the order’s end.
    """
    source = "Sentencing Act 2020 s.209"
    answer = YES
    for name, end in ends.items():
        if end > order_end:
            answer &= no(
                "ends-after-order",
                f"{name} ends on {end:%-d %B %Y}, after the order",
                source,
            )
    if ends and max(ends.values()) < order_end:
        return no(
            "order-outlasts",
            "The order ends with the last of its requirements, on "
            f"{max(ends.values()):%-d %B %Y}",
            source,
        )
    return answer
