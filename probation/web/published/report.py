"""A report to be shown: its content as data, its charts, and the mark of what is invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404

from probation.policy.inspection.rating import Rating
from probation.web.public import drawings
from probation.web.public.charts import Chart

from .charts import charts_of

INVENTED = (
    "Invented for a demonstration: no such inspection took place, and nothing here says "
    "anything about a real body"
)
RATINGS = {rating.label: rating for rating in Rating}
BEST_FIRST = list(reversed(Rating))


@dataclass(frozen=True, eq=False)
class Report:
    content: Mapping[str, Any]

    @property
    def title(self) -> str:
        return self.content["title"]

    @property
    def is_invented(self) -> bool:
        return self.content["is_invented"]

    @property
    def notice(self) -> str:
        return INVENTED if self.is_invented else ""

    @cached_property
    def charts(self) -> list[Chart]:
        return charts_of(self.content)

    def chart(self, name: str) -> Chart:
        """Http404 where there is none."""
        found = next((one for one in self.charts if one.name == name), None)
        if found is None:
            raise Http404
        return found

    def drawing(self, name: str) -> str:
        told = self.chart(name)
        said = f"{told.sentence} {self.notice}".strip()
        return drawings.svg(told.spec, f"{self._mark}{told.title}", said)

    @property
    def _mark(self) -> str:
        return "INVENTED. " if self.is_invented else ""

    @property
    def summary(self) -> str:
        """A sentence: what each body was rated."""
        told = [
            f"{body['name']}: {body['overall']}"
            if body["overall"]
            else f"{body['name']}: no overall rating under these standards"
            for body in self.content["bodies"]
        ]
        return f"{self._mark}{'; '.join(told)}."

    def rating(self, label: str | None) -> Rating | None:
        return RATINGS.get(label or "")

    def chances(self, question: Mapping[str, Any]) -> list[tuple[Rating, float]]:
        """Best first, those of no chance left out."""
        told = [(r, question["chances"].get(r.label, 0.0)) for r in BEST_FIRST]
        return [(rating, chance) for rating, chance in told if chance >= 0.005]
