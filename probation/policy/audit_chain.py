"""How the audit is sealed, and what does not fit in one that was tampered with.

The database seals as it writes (records/audit/migrations/0002_chain.py).  Here the same
rule stands again, in Python: whoever changed the database's own function has not changed
this one.  A chain alone does not show that its end is missing, or that all of it was sealed
anew; `Head`s signed and kept outside the database do (records/audit/heads.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple


class Entry(NamedTuple):
    """One row of the audit.  Everything but the seal as the text that was sealed."""

    by: str
    position: int
    what: str
    at: int  # microseconds since 1970, UTC
    about: str
    detail: str  # JSON, as the database writes it
    request: str
    once: str
    seal: bytes


class Head(NamedTuple):
    """Where a chain ended when it was signed."""

    by: str
    position: int
    seal: bytes
    at: datetime  # when it was signed


class Wrong(Enum):
    REMOVED = "removed"
    CHANGED = "changed"
    REWRITTEN = "rewritten"
    CUT_OFF = "cut off"


@dataclass(frozen=True)
class Fault:
    wrong: Wrong
    by: str  # whose chain
    position: int  # the first entry concerned
    text: str


def seal(before: bytes, entry: Entry) -> bytes:
    """Over the seal before it and each column as its length, a colon and its text, so that
    no two entries give the same bytes."""
    told = [before]
    for column in (
        str(entry.position),
        entry.by,
        entry.what,
        str(entry.at),
        entry.about,
        entry.detail,
        entry.request,
        entry.once,
    ):
        text = column.encode()
        told.append(b"%d:%b" % (len(text), text))
    return sha256(b"".join(told)).digest()


@dataclass
class Walk:
    """One pass over an audit, in any length: only the heads are held.

    `entries` come by member and position.  `latest`: the last head of each chain; one that
    fits proves all entries before it.  Counts what it passed.
    """

    latest: Mapping[str, Head]
    entries: int = 0
    unsigned: int = 0  # written since the last head of their chain

    def faults(self, entries: Iterable[Entry]) -> Iterator[Fault]:
        seen: set[str] = set()
        for by, chain in groupby(entries, key=attrgetter("by")):
            seen.add(by)
            yield from self._chain(by, chain)
        for by, head in self.latest.items():
            if by not in seen and head.position:
                yield _cut_off(by, 0, head)

    def _chain(self, by: str, chain: Iterable[Entry]) -> Iterator[Fault]:
        head = self.latest.get(by)
        signed = head.position if head else 0
        last, before = 0, b""
        for entry in chain:
            self.entries += 1
            if entry.position != last + 1:
                yield _removed(by, last, entry.position)
            elif seal(before, entry) != entry.seal:
                yield _changed(entry)
            elif head and entry.position == signed and entry.seal != head.seal:
                yield _rewritten(entry, head)
            self.unsigned += entry.position > signed
            last, before = entry.position, entry.seal
        if head and last < signed:
            yield _cut_off(by, last, head)


def _removed(by: str, last: int, here: int) -> Fault:
    missing = f"entry {last + 1} is" if here == last + 2 else f"entries {last + 1} to {here - 1} are"  # fmt: skip
    text = f"{missing} not there: removed" if here > last else f"entry {here} stands after entry {last}: put in or moved"  # fmt: skip
    return Fault(Wrong.REMOVED, by, last + 1, text)


def _changed(entry: Entry) -> Fault:
    return Fault(
        Wrong.CHANGED,
        entry.by,
        entry.position,
        f"entry {entry.position} ({entry.what}) is not what was sealed there: "
        "it was edited, moved or put in afterwards",
    )


def _rewritten(entry: Entry, head: Head) -> Fault:
    return Fault(
        Wrong.REWRITTEN,
        entry.by,
        entry.position,
        f"entry {entry.position} is sealed otherwise than it was when it was signed at "
        f"{head.at:%d %B %Y, %H:%M:%S} UTC: entries up to it were written and sealed anew",
    )


def _cut_off(by: str, last: int, head: Head) -> Fault:
    ends = f"ends at entry {last}" if last else "is gone"
    return Fault(
        Wrong.CUT_OFF,
        by,
        last + 1,
        f"the chain {ends}: entry {head.position} was there when it was signed at "
        f"{head.at:%d %B %Y, %H:%M:%S} UTC",
    )


def put_back(
    faults: Iterable[Fault], latest: Mapping[str, Head], fitting: Iterable[datetime]
) -> datetime | None:
    """The time of the newest head that still fits, where everything signed since is cut off
    and nothing else is wrong: as when an older copy of the database is put back."""
    cut = {fault.by for fault in faults if fault.wrong is Wrong.CUT_OFF}
    others = any(fault.wrong is not Wrong.CUT_OFF for fault in faults)
    newest = max(
        (*fitting, *(h.at for h in latest.values() if h.by not in cut)), default=None
    )
    if others or newest is None or any(latest[by].at <= newest for by in cut):
        return None
    return newest
