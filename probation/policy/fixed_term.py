"""A fixed term of custody, or the length of an order, as the court said it."""

from dataclasses import dataclass
from datetime import date, timedelta

from .limit import last_day
from .milestones import half
from .rule import CannotAnswer


@dataclass(frozen=True)
class FixedTerm:
    """A term as the court said it, compared by the calendar from the day of sentence.

    `remand_days` count towards it.
    """

    sentenced_on: date
    months: int = 0
    days: int = 0
    remand_days: int = 0

    def __post_init__(self) -> None:
        if min(self.months, self.days, self.remand_days) < 0 or not (
            self.months or self.days
        ):
            raise CannotAnswer("Enter the term in months, days or both", field="term")

    @property
    def full_end(self) -> date:
        """The last day, were nothing served before sentence: the months first."""
        return last_day(self.sentenced_on, self.months) + timedelta(days=self.days)

    @property
    def expiry(self) -> date:
        end = self.full_end - timedelta(days=self.remand_days)
        if end < self.sentenced_on:
            raise CannotAnswer(
                "More days on remand than the term is long. Check both",
                field="remand_days",
            )
        return end

    @property
    def halfway(self) -> date:
        """When half has gone by, days on remand counted; never outside the term."""
        middle = min(half(self.sentenced_on, self.full_end).value, self.full_end)
        return max(middle - timedelta(days=self.remand_days), self.sentenced_on)

    def is_under(self, months: int) -> bool:
        return self.full_end < last_day(self.sentenced_on, months)

    def is_over(self, months: int) -> bool:
        return self.full_end > last_day(self.sentenced_on, months)
