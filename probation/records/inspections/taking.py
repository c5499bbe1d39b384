"""A results file, read and kept: part of the actions, which lock and ask who may."""

import hashlib

from probation.policy.inspection.results import Fault, Judged, read
from probation.records.audit import actions as audit

from .models import Inspection, Judgement, ResultsFile
from .queries import edition_of, kinds

LARGEST_FILE = 20_000_000  # bytes


class BadFile(Exception):
    """The file was not taken in: every fault, in the order of its lines."""

    def __init__(self, faults: list[Fault]):
        self.faults = faults
        super().__init__(f"{len(faults)} faults")


def inspection_named_in(content: bytes) -> str:
    lines = _text(content).splitlines()
    if len(lines) < 2:
        raise BadFile([Fault(1, "", "", "The file has no row of results")])
    head = [name.strip().casefold() for name in lines[0].split(",")]
    if "inspection" not in head:
        raise BadFile([Fault(1, "inspection", "", "The column is missing")])
    cells = lines[1].split(",")
    place = head.index("inspection")
    return cells[place].strip(' "') if place < len(cells) else ""


def take(now: Inspection, name: str, content: bytes, *, by, at, once) -> ResultsFile:
    sha256 = hashlib.sha256(content).hexdigest()
    last = now.files.filter(name=name).first()
    if last and last.sha256 == sha256:
        return last
    judged, faults = read(
        _text(content).splitlines(keepends=True),
        inspection=now.slug,
        edition=edition_of(now),
        units=kinds(now),
    )
    if faults:
        raise BadFile(faults)
    file = ResultsFile.objects.create(
        inspection=now, name=name, sha256=sha256, rows=len(judged), by=by, at=at
    )
    _keep(file, judged)
    audit.done(
        "inspections.take_results",
        by=by,
        at=at,
        about=now,
        once=once,
        file=name,
        sha256=sha256,
        rows=len(judged),
    )
    return file


def _text(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        text = f"The file is larger than {LARGEST_FILE // 1_000_000} MB"
        raise BadFile([Fault(1, "", "", text)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadFile([Fault(line, "", "", "This is not UTF-8 text")]) from None
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise BadFile([Fault(line, "", "", "This is not text")])
    return text


def _keep(file: ResultsFile, judged: list[Judged]) -> None:
    units = {
        one.unit.code: one for one in file.inspection.inspected.select_related("unit")
    }
    Judgement.objects.bulk_create(
        [
            Judgement(
                file=file,
                inspected=units[one.unit],
                case=one.case,
                question=one.question,
                answer=one.judgement,
            )
            for one in judged
        ],
        batch_size=2000,
    )
