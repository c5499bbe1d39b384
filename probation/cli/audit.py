"""`probation audit verify | seal | export`: whether the audit is still what was written."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from rich.progress import track

from probation import clock
from probation.policy.audit_chain import Entry, Fault, Walk, put_back
from probation.records.audit import actions, queries
from probation.records.audit.actions import Kept
from probation.records.audit.heads import BadHeads, Book, End, Known, read, whole_lines
from probation.records.loading import as_loader

from .database import database

SHOWN = 20  # faults; the others are counted
OLD = 180  # seconds: the worker signs every minute


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser(
        "verify", help="checks every entry against its seal and the signed heads"
    )
    book = Path(settings.AUDIT)
    verify.add_argument("--heads", type=Path, default=book / "heads.jsonl")
    verify.add_argument("--public-key", type=Path, default=book / "public-key.pem")
    verify.add_argument(
        "--entries", type=Path, help="a file of `export`, for a database"
    )
    seal = commands.add_parser("seal", help="signs now where each chain ends")
    seal.add_argument(
        "--restored",
        metavar="WHY",
        default="",
        help="also the chains that went back when a backup was restored",
    )
    seal.add_argument(
        "--lost",
        metavar="WHY",
        default="",
        help="why signed heads were lost, once that is known: from then on it is no fault",
    )
    export = commands.add_parser(
        "export", help="writes every entry, for an offline check"
    )
    export.add_argument("file", type=Path)
    told = parser.parse_args(argv)
    try:
        if told.command == "verify":
            return _verify(told.heads, told.public_key, told.entries)
        with database():
            if told.command == "seal":
                return _seal(told.restored, told.lost)
            return _export(told.file)
    except (BadHeads, FileNotFoundError) as error:
        print(f"NOT RIGHT: {error}", file=sys.stderr)
        return 1


def keep_heads(restored: str = "", explained: str = "") -> Kept:
    """Signs what has grown.  Raises BadHeads."""
    book = Book(Path(settings.AUDIT))
    with as_loader():
        return actions.keep_heads(
            book, at=clock.real_now(), restored=restored, explained=explained
        )


def _seal(restored: str, explained: str) -> int:
    kept = keep_heads(restored, explained)
    for by in sorted(kept.bad):
        print(f"NOT SIGNED: the chain of {by} no longer holds what was signed before.")
    if kept.lost:
        print(f"LOST: {kept.lost}. Signed from now on in a new book.")
    print(f"Signed in {settings.AUDIT}.")
    return 1 if kept.bad or kept.lost else 0


def _export(file: Path) -> int:
    with file.open("x", encoding="utf-8") as out, _all(None) as (entries, count):
        end = queries.end_of_heads()
        out.write(json.dumps([end.lines, end.last.hex(), end.lost]) + "\n")
        for entry in track(entries, "Writing the audit", total=count, transient=True):
            out.write(json.dumps([*entry[:-1], entry.seal.hex()]) + "\n")
    print(f"{count} entries are in {file}.")
    return 0


def _verify(heads: Path, public_key: Path, export: Path | None) -> int:
    with _end(export) as end:
        # The heads first: all that they name was written before, so is in what is read next.
        known = read(heads, public_key, end)
    walk, faults, more = Walk(known.latest), [], 0
    with _all(export) as (entries, count):
        told = track(entries, "Checking the audit", total=count, transient=True)
        for fault in walk.faults(told):
            if len(faults) < SHOWN:
                faults.append(fault)
            else:
                more += 1
        _tell(walk, known)
        if not faults and known.lost:
            print(
                f"NOT RIGHT: {known.lost}. What was signed before is not proved by what is "
                "signed now. Once it is known why: `probation audit seal --lost WHY`."
            )
            return 1
        if not faults:
            print("Right: every entry is as it was sealed, and every signed head fits.")
            return 0
    with _all(export) as (entries, _):
        fits = _last_that_fit(faults, heads, entries)
    print(f"NOT RIGHT: {len(faults) + more} places do not fit.")
    if not more and (when := put_back(faults, known.latest, [at for _, at in fits.values()])):  # fmt: skip
        print(
            f"Everything signed after {_moment(when)} is missing, and nothing else: "
            "as when an older copy of the database is put back."
        )
    for fault in faults:
        print(f"  {fault.by}: {fault.text}. {_was_right(fits.get(fault.by))}")
    if more:
        print(f"  and {more} more.")
    return 1


def _tell(walk: Walk, known: Known) -> None:
    last = f", the last at {_moment(known.at)}" if known.at else ""
    print(f"{walk.entries} entries; {known.lines} signed lines{last}.")
    for line in known.told:
        when = f"At {_moment(line.at)}"
        if line.lost:
            print(f"{when} signed heads were missed ({line.lost}): a new book begins.")
        if line.explained:
            print(f"{when} it was said why heads were lost: {line.explained}.")
        if line.restored:
            print(
                f"{when} a backup was restored ({line.restored}): "
                f"{len(line.heads)} chains begin again where it ended."
            )
    if walk.unsigned:
        print(f"{walk.unsigned} entries are newer than the last signature.")
        if not known.at or (clock.real_now() - known.at).total_seconds() > OLD:
            print("Nothing signs them: is the worker running?")


def _last_that_fit(
    faults: list[Fault], heads: Path, entries: Iterator[Entry]
) -> dict[str, tuple[int, datetime]]:
    """For each chain with a fault: the last signed head before it that still fits."""
    first: dict[str, int] = {}
    for fault in faults:
        first[fault.by] = min(fault.position, first.get(fault.by, fault.position))
    signed = {}
    with heads.open("rb") as file:
        for line in whole_lines(file):
            signed |= {
                (one.by, one.position): one for one in line.heads if one.by in first
            }
    fits = {}
    for entry in entries:
        one = signed.get(entry[:2])
        if one and one.seal == entry.seal and one.position < first[one.by]:
            fits[one.by] = (one.position, one.at)
    return fits


def _was_right(fit: tuple[int, datetime] | None) -> str:
    if fit is None:
        return "None of the entries before it was signed on its own."
    position, at = fit
    return f"All was right up to entry {position}, signed at {_moment(at)}."


def _moment(at: datetime) -> str:
    return f"{at:%d %B %Y, %H:%M:%S} UTC"


@contextmanager
def _end(export: Path | None) -> Iterator[End]:
    """Where the heads should end, as the database or its export remembers."""
    if export:
        with export.open(encoding="utf-8") as file:
            lines, last, lost = json.loads(next(file))
            yield End(lines, bytes.fromhex(last), lost)
    else:
        with database(), as_loader():
            yield queries.end_of_heads()


@contextmanager
def _all(export: Path | None) -> Iterator[tuple[Iterator[Entry], int | None]]:
    """Every entry by member and position, and how many there are, if that is known."""
    if export:
        with export.open(encoding="utf-8") as file:
            next(file)  # where the heads end
            yield (_entry(line) for line in file), None
    else:
        with database(), as_loader():
            yield queries.entries(), queries.count()


def _entry(line: str) -> Entry:
    *told, seal = json.loads(line)
    return Entry(*told, seal=bytes.fromhex(seal))
