"""Results of an inspection: one judgement for each case and key question.

A results file is CSV in UTF-8, with the columns of COLUMNS in any order.  Case labels are
the inspection's own and no case reference number: a file names nobody.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..rule import CannotAnswer
from ..term import Term
from .edition import CaseType, Edition, Kind, Method, Question, Standard
from .reoffending import parts_of
from .standards import Counts

COLUMNS = ("inspection", "unit", "case", "question", "judgement")
LONGEST_CASE = 40  # characters of a case's label

# Cases drawn from the people a unit supervises: of these its caseload is the population.
SUPERVISED = frozenset(
    {
        CaseType.COMMUNITY, CaseType.LICENCE, CaseType.PSS_ONLY,
        CaseType.COURT_DISPOSAL, CaseType.OUT_OF_COURT,
    }
)  # fmt: skip


class Judgement(Term):
    SUFFICIENT = "yes", "Sufficient"
    INSUFFICIENT = "no", "Not sufficient"
    NOT_APPLICABLE = "n/a", "Does not apply"


_JUDGEMENTS = {judgement.value: judgement for judgement in Judgement}


@dataclass(frozen=True)
class Judged:
    unit: str
    case: str
    question: str
    judgement: Judgement


@dataclass(frozen=True)
class Fault:
    """Why a row is refused.  `line` counts from 1, the header; "" where the whole row is wrong."""

    line: int
    column: str
    value: str
    reason: str


def questions_of(edition: Edition, kind: Kind) -> dict[str, Question]:
    """Every question that a case of such a body may be judged on, by its key: those of the
    standards counted from cases, and those that only the chart on reoffending asks."""
    counted = [
        question
        for standard in edition.standards
        if is_counted(standard) and kind in standard.kinds
        for question in standard.questions
    ]
    only_charted = [part.question for part in parts_of(edition)]
    return {question.key: question for question in counted + only_charted}


def of_caseload(edition: Edition) -> frozenset[str]:
    """Keys of the questions asked of cases drawn from the people a unit supervises."""
    asked = {
        question.key
        for standard in edition.standards
        if SUPERVISED & set(standard.case_types)
        for question in standard.questions
    }
    return frozenset(asked | {part.question.key for part in parts_of(edition)})


def is_counted(standard: Standard) -> bool:
    return standard.method is not Method.JUDGED


def read(
    lines: Iterable[str],
    *,
    inspection: str,
    edition: Edition,
    units: Mapping[str, Kind],
) -> tuple[list[Judged], list[Fault]]:
    """The judgements of a file, and every fault.  Where there is a fault, take none in.

    `units` are the codes of the inspected units with their kinds.
    """
    rows = csv.reader(lines, strict=True)
    try:
        head = [name.strip().casefold() for name in next(rows, [])]
        faults = _faults_of_head(head)
        if faults:
            return [], faults
        reading = _Reading(inspection, edition, units)
        for row in rows:
            if any(cell.strip() for cell in row):
                reading.take(rows.line_num, head, row)
    except csv.Error as error:
        return [], [Fault(rows.line_num, "", "", f"This is not CSV: {error}")]
    if not reading.judged and not reading.faults:
        return [], [Fault(1, "", "", "The file has no row of results")]
    return reading.judged, reading.faults


def _faults_of_head(head: list[str]) -> list[Fault]:
    names = ", ".join(COLUMNS)
    missing = [
        Fault(1, name, "", f"The column is missing. The first line must name: {names}")
        for name in COLUMNS
        if name not in head
    ]
    again = {name for name in head if head.count(name) > 1}
    more = [
        Fault(1, name, name, f"There is no such column: the columns are {names}")
        for name in head
        if name not in COLUMNS
    ]
    twice = [
        Fault(1, name, name, "The column is there twice") for name in sorted(again)
    ]
    return missing + more + twice


class _Reading:
    def __init__(self, inspection: str, edition: Edition, units: Mapping[str, Kind]):
        self.inspection, self.units = inspection, units
        self.questions = {
            kind: questions_of(edition, kind) for kind in set(units.values())
        }
        self.edition = edition
        self.lines: dict[tuple[str, str, str], int] = {}
        self.judged: list[Judged] = []
        self.faults: list[Fault] = []

    def take(self, line: int, head: list[str], row: list[str]) -> None:
        if len(row) != len(head):
            text = f"The row has {len(row)} cells and the first line {len(head)}"
            self.faults.append(Fault(line, "", "", text))
            return
        told = {name: cell.strip() for name, cell in zip(head, row, strict=True)}
        found = [
            Fault(line, column, told[column], reason)
            for column, reason in self._reasons(told)
        ]
        key = (told["unit"], told["case"], told["question"])
        if not found and key in self.lines:
            text = f"This case was judged on this question in line {self.lines[key]}"
            found = [Fault(line, "question", told["question"], text)]
        self.faults += found
        if not found:
            self.lines[key] = line
            self.judged.append(Judged(*key, _JUDGEMENTS[told["judgement"].casefold()]))

    def _reasons(self, told: Mapping[str, str]) -> Iterable[tuple[str, str]]:
        if told["inspection"] != self.inspection:
            yield "inspection", f"The file is for the inspection ‘{self.inspection}’"
        if not told["case"]:
            yield "case", "Give the case a label"
        elif len(told["case"]) > LONGEST_CASE or not told["case"].isprintable():
            yield "case", f"A label has at most {LONGEST_CASE} letters and figures"
        kind = self.units.get(told["unit"])
        if kind is None:
            yield "unit", f"Not inspected here. Inspected: {', '.join(self.units)}"
        elif told["question"] not in self.questions[kind]:
            known = ", ".join(self.questions[kind])
            text = (
                f"{self.edition.title} asks no such question of cases of a {kind.label}"
            )
            yield "question", f"{text}. It asks: {known}"
        if told["judgement"].casefold() not in _JUDGEMENTS:
            yield "judgement", f"Give one of: {', '.join(Judgement)}"


def count(judged: Iterable[tuple[str, Judgement]]) -> dict[str, Counts]:
    """(sufficient, applicable) of each question, from (question, judgement) of each case."""
    counts: dict[str, Counts] = {}
    for question, judgement in judged:
        met, cases = counts.get(question, (0, 0))
        if judgement is not Judgement.NOT_APPLICABLE:
            met, cases = met + (judgement is Judgement.SUFFICIENT), cases + 1
        counts[question] = (met, cases)
    return counts


def population_of(
    standard: Standard, population: int | None, cases: int, read_: int
) -> int | None:
    """How many cases of the unit a question applies to, estimated: its caseload times the
    share of the cases read that it applied to.  None: not known, so taken as very many.

    `read_` is how many cases were read for the standard, `cases` how many applied.
    """
    if population is None or not SUPERVISED & set(standard.case_types):
        return None
    if population < read_:
        text = f"{read_} cases were read, so there cannot be only {population}"
        raise CannotAnswer(text, "population")
    return max(cases, -(-population * cases // read_))
