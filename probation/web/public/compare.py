"""Any inspections side by side."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from probation.web.words import shown

from . import inspections
from .inspection import derivation
from .inspections import Inspection
from .pages import page

MOST = 4  # side by side: more are not seen on one screen


@dataclass(frozen=True)
class Line:
    """One thing said of each: None where nothing was found, "" where it does not apply."""

    label: str
    cells: tuple[str | None, ...]


def view(request: HttpRequest) -> HttpResponse:
    asked = list(dict.fromkeys(filter(None, request.GET.getlist("i"))))
    chosen = [one for slug in asked if (one := inspections.BY_SLUG.get(slug))][:MOST]
    return page(
        request,
        "compare",
        description="Inspections of probation side by side: ratings, points, standards.",
        chosen=chosen,
        unknown=len(asked) - len(chosen),
        slots=[chosen[n].slug if n < len(chosen) else "" for n in range(MOST)],
        options=options(),
        lines=_lines(chosen) if len(chosen) > 1 else [],
        editions={one.edition_title for one in chosen},
        kinds={one.kind for one in chosen},
        most=MOST,
    )


def options() -> list[tuple[str, list[tuple[str, str]]]]:
    """By edition, in the order of names: what a list to choose from shows."""
    named = sorted(inspections.ALL, key=lambda one: (one.title, one.on))
    return [
        (
            title,
            [
                (one.slug, f"{one.title}, {one.when}")
                for one in named
                if one.edition_name == name
            ],
        )
        for name, title in inspections.EDITION_TITLES.items()
    ]


def _lines(chosen: list[Inspection]) -> list[Line]:
    def line(label: str, of) -> Line:
        return Line(label, tuple(of(one) for one in chosen))

    lines = [
        line("Published", lambda one: one.when),
        line("Standards", lambda one: one.edition_title),
        line("Kind of body", lambda one: one.kind),
        line("Region", lambda one: one.region or None),
    ]
    if any(one.whole for one in chosen):
        lines += [
            line("Overall rating", _rated(lambda one: one.rating and one.rating.label)),
            line("Points", _rated(_points)),
            line("Derived again", _rated(lambda one: _derived(one))),
        ]
    if any(one.told for one in chosen):
        lines += [line(f"{who}, our reading", _side(who, 2)) for who in ("CRC", "NPS")]
        lines += [line(f"{who}, in our words", _side(who, 1)) for who in ("CRC", "NPS")]
    keys = sorted(
        {(row.standard, row.key_question) for one in chosen for row in one.rows}
    )
    return lines + [
        line(": ".join(filter(None, key)).strip("()"), _standard(key)) for key in keys
    ]  # fmt: skip


def _derived(one: Inspection) -> str | None:
    told = derivation(one)
    return told.value if told else None


def _rated(of):
    """Does not apply to a programme that gave no grades."""
    return lambda one: "" if one.told else of(one)


def _points(one: Inspection) -> str | None:
    doubt = " (the source is in doubt)" if one.whole and one.whole.flag else ""
    return f"{one.score}{doubt}" if one.score else None


def _side(who: str, part: int):
    """Of the programme: 1 what was found, 2 our reading; applies to that body alone."""

    def said(one: Inspection) -> str | None:
        for side in one.sides if one.told else []:
            if side[0] == who:
                return shown(side[part]) if side[part] else None
        return ""

    return said


def _standard(key: tuple[str, str]):
    def said(one: Inspection) -> str | None:
        for row in one.rows:
            if (row.standard, row.key_question) == key:
                percent = row.percent_sufficient
                rating = row.rating.label if row.rating else ""
                share = f"{percent}% sufficient" if percent is not None else ""
                return ", ".join(filter(None, [rating, share]))
        return None

    return said
