"""A report as data: all that its page, its PDF, its charts and its files say.

It is worked out when the report is looked at, and kept whole when it is published.  What
it is made of no longer changes once the report is final.
"""

from typing import Any

from probation.policy.inspection import panel
from probation.policy.inspection.edition import Edition, Kind
from probation.policy.inspection.reoffending import shares
from probation.policy.inspection.reporting import SECTIONS, statements
from probation.policy.inspection.results import Judgement, count
from probation.policy.london import in_words
from probation.records.inspections.models import Inspected, Inspection
from probation.records.inspections.queries import (
    answers_of,
    choices_of,
    edition_of,
    panel_of,
    sheet_of,
)

from .models import Version

Answers = list[tuple[str, str, Judgement]]
TITLES = {section.key: section.title for section in SECTIONS}


def content_of(inspection: Inspection, version: Version | None) -> dict[str, Any]:
    edition = edition_of(inspection)
    inspected = list(inspection.inspected.select_related("unit", "inspection"))
    answers = {one.pk: answers_of(one) for one in inspected}
    return {
        "slug": inspection.slug,
        "title": inspection.title,
        "is_invented": inspection.is_invented,
        "run_by": inspection.run_by.name,
        "began_on": inspection.began_on.isoformat(),
        "edition": {"key": edition.key, "title": edition.title},
        "bodies": [_body(one, answers[one.pk]) for one in inspected],
        "reoffending": _reoffending(
            edition, {one.unit.name: answers[one.pk] for one in inspected}
        ),
        "sections": _sections(version.sections if version else {}),
        "recommendations": _recommendations(inspection),
        "challenges": _challenges(inspection),
    }


def _body(one: Inspected, answers: Answers) -> dict[str, Any]:
    record = panel_of(one)
    names = record.names if record else ""
    told = sheet_of(one, choices_of(record), names, answers)
    whole = told.overall.value if told.overall else None
    return {
        "unit": one.unit.code,
        "name": one.unit.name,
        "kind": Kind(one.kind).label,
        "cases": told.cases,
        "population": one.population,
        "panel": names,
        "overall": whole.rating.label if whole else None,
        "score": whole.score if whole else None,
        "maximum": whole.maximum if whole else None,
        "another_from_to": [round(chance, 4) for chance in told.another or ()],
        "standards": [_standard(line) for line in told.standards],
    }


def _standard(line: panel.StandardLine) -> dict[str, Any]:
    arithmetic = line.arithmetic.value if line.arithmetic else None
    return {
        "key": line.standard.key,
        "title": line.standard.title,
        "is_counted": line.is_counted,
        "counts": line.standard.counts,
        "rating": line.rating.label if line.rating else None,
        "by_cases": line.by_cases.label if line.by_cases else None,
        "is_moved": line.is_moved,
        "because": line.choice.because if line.choice else "",
        "is_borderline": bool(arithmetic and arithmetic.is_borderline),
        "questions": [_question(question) for question in line.questions],
    }


def _question(one: panel.QuestionLine) -> dict[str, Any]:
    return {
        "key": one.question.key,
        "text": one.question.text,
        "met": one.met,
        "cases": one.cases,
        "population": one.population,
        "percent": one.percent,
        "low": round(100 * one.interval.low, 1) if one.interval else None,
        "high": round(100 * one.interval.high, 1) if one.interval else None,
        "band": one.band.rating.label if one.band else None,
        "chances": {
            r.label: round(float(c), 4) for r, c in (one.chances or {}).items()
        },
    }


def _reoffending(edition: Edition, answers: dict[str, Answers]) -> list[dict[str, Any]]:
    counts = {
        name: count((question, answer) for _, question, answer in told)
        for name, told in answers.items()
    }
    return [
        {
            "who": share.who,
            "part": share.part.label,
            "met": share.met,
            "cases": share.cases,
            "percent": share.percent,
            "low": round(100 * share.interval.low, 1) if share.interval else None,
            "high": round(100 * share.interval.high, 1) if share.interval else None,
        }
        for share in shares(edition, counts)
    ]


def _sections(told: dict[str, str]) -> list[dict[str, Any]]:
    found: dict[str, list[dict[str, str]]] = {}
    for one in statements(told):
        found.setdefault(one.section, []).append(
            {"number": one.number, "text": one.text}
        )
    return [
        {"key": key, "title": TITLES[key], "statements": said}
        for key, said in found.items()
    ]


def _recommendations(inspection: Inspection) -> list[dict[str, Any]]:
    found = inspection.recommendations.filter(until=None).select_related(
        "addressee", "repeats__inspection"
    )
    return [
        {
            "number": number,
            "text": one.text,
            "addressee": one.addressee.name,
            "due_on": one.due_on.isoformat(),
            "due": in_words(one.due_on),
            "repeats": one.repeats.inspection.title if one.repeats else None,
        }
        for number, one in enumerate(found, 1)
    ]


def _challenges(inspection: Inspection) -> dict[str, int]:
    answers = [
        challenge.answer.is_accepted
        for version in inspection.versions.prefetch_related("challenges__answer")
        for challenge in version.challenges.all()
        if hasattr(challenge, "answer")
    ]
    return {"made": len(answers), "accepted": sum(answers)}
