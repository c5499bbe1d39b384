"""The book of heads: where each chain of the audit ended, signed, outside the database.

A folder with `signing-key` (Ed25519, its owner's only), `public-key.pem` for
whoever checks, and `heads.jsonl`, which is only ever added to.  A line of it is a signature,
a space and what was signed: JSON with the time, the SHA-256 of the line before, and the head
of each chain that had grown.  The database remembers where the book ended.  See docs/audit.md.
"""

import base64
import fcntl
import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from probation.policy.audit_chain import Head
from probation.records.whole import write_whole

# A line cut short by a crash has no byte that no line has.
_could_be_a_line = re.compile(rb"[ -~]*").fullmatch


class BadHeads(Exception):
    """The book itself was tampered with, or is not the book of this key."""


class End(NamedTuple):
    """Where the book ended when it was last written to, as the database remembers it.

    The book shows by itself that a line was edited, moved or taken out; that lines are
    missing at its end, or all of them, shows only here.
    """

    lines: int = 0
    last: bytes = b""  # SHA-256 of that line
    lost: str = ""  # what was found missing, until somebody says why


NOWHERE = End()  # of a book in which nothing was written


@dataclass(frozen=True)
class Line:
    at: datetime
    heads: list[Head]
    restored: str  # why the chains went back, where a backup was restored; else ""
    lost: str  # what was wrong with the book of before, where this line begins another
    explained: str  # why the book of before was lost, by whoever looked into it


@dataclass
class Known:
    """What the book says, all of it read."""

    latest: dict[str, Head] = field(default_factory=dict)
    told: list[Line] = field(default_factory=list)  # of a restore or of a loss
    lines: int = 0
    at: datetime | None = None  # of the last line
    last: bytes = b""  # the last line itself
    lost: str = ""  # not explained yet

    def take(self, raw: bytes, line: Line) -> None:
        self.latest.update((head.by, head) for head in line.heads)
        if line.restored or line.lost or line.explained:
            self.told.append(line)
        if line.lost or line.explained:
            self.lost = line.lost
        self.lines, self.at, self.last = self.lines + 1, line.at, raw

    def end(self) -> End:
        return End(self.lines, sha256(self.last).digest(), self.lost)


class Book:
    """One writer at a time.  What was read before is not read again."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.file = folder / "heads.jsonl"
        self._known, self._read_to = Known(), 0

    @contextmanager
    def open(self, end: End, at: datetime) -> Iterator[Known]:
        """Ours alone while it is open, and read to its end.

        A book that does not hold what was written into it until `end` is put aside, and
        another is begun, whose `lost` says what was wrong.  Raises BadHeads where there is
        no key to sign with.
        """
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.folder / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._key = _signing_key(self.folder)
            try:
                self._read_on(end)
            except BadHeads as wrong:
                self._put_aside(at)
                self._known = Known(lost=str(wrong))
            with self.file.open("ab") as file:
                file.truncate(
                    self._read_to
                )  # a line cut short by a crash was never said
                self._open = file
                yield self._known

    def _read_on(self, end: End) -> None:
        if not self.file.exists():
            self._known, self._read_to = Known(), 0
        last = self._known.last
        with suppress(FileNotFoundError), self.file.open("rb") as file:
            file.seek(self._read_to - len(last))
            if file.read(len(last)) != last:
                raise BadHeads("lines of the heads that were read before are not there")
            for raw, line in lines(file, self._key.public_key(), last):
                self._known.take(raw, line)
                self._read_to += len(raw)
                _must_be(end, self._known)
        must_reach(end, self._known)

    def _put_aside(self, at: datetime) -> None:
        """What is left of it is kept: it still proves what it signs."""
        self._read_to = 0
        with suppress(FileNotFoundError):
            self.file.rename(self.folder / f"heads-until-{at:%Y%m%dT%H%M%S%f}.jsonl")

    def write(
        self,
        heads: Iterable[Head],
        *,
        at: datetime,
        restored: str = "",
        explained: str = "",
    ) -> End:
        """Adds a line; on the disk when this returns.  While the book is open."""
        told = {
            "at": at.isoformat(),
            "before": sha256(self._known.last).hexdigest(),
            "heads": [[one.by, one.position, one.seal.hex()] for one in heads],
            "restored": restored,
            "lost": "" if self._known.lines else self._known.lost,
            "explained": explained,
        }
        body = json.dumps(told, separators=(",", ":")).encode()
        raw = base64.b64encode(self._key.sign(body)) + b" " + body + b"\n"
        self._open.write(raw)
        self._open.flush()
        os.fsync(self._open.fileno())
        self._read_to += len(raw)
        self._known.take(raw, _line(body))
        return self._known.end()


def must_reach(end: End, known: Known) -> None:
    """Raises BadHeads where the book ends before it was last written to."""
    if known.lines < end.lines:
        there = (
            f"{known.lines} of {end.lines} lines are" if known.lines else "nothing is"
        )
        raise BadHeads(
            f"the heads were cut off or are gone: {there} there of what was signed"
        )


def _must_be(end: End, known: Known) -> None:
    if known.lines == end.lines and sha256(known.last).digest() != end.last:
        raise BadHeads(
            f"line {end.lines} of the heads is not the line that was written there: "
            "they are another book, or an old copy that went its own way"
        )


def read(file: Path, public_key: Path, end: End = NOWHERE) -> Known:
    """All of a book, or of a copy of one, which must hold what was written until `end`.

    Raises BadHeads.
    """
    try:
        key = serialization.load_pem_public_key(public_key.read_bytes())
    except (OSError, ValueError) as error:
        raise BadHeads(f"the public key cannot be read: {error}") from error
    if not isinstance(key, Ed25519PublicKey):
        raise BadHeads(f"{public_key} is no Ed25519 key")
    known = Known()
    with suppress(FileNotFoundError), file.open("rb") as opened:
        for raw, line in lines(opened, key):
            known.take(raw, line)
            _must_be(end, known)
    must_reach(end, known)
    if not known.lines:
        raise BadHeads(
            f"{file} holds no signed line: nothing was signed, or all is gone"
        )
    return known


def lines(file, key: Ed25519PublicKey, before: bytes = b"") -> Iterator:
    """Each whole line as it stands and as it reads, checked.  `before`: the line before."""
    for number, raw in enumerate(file, 1):
        if not raw.endswith(b"\n"):
            if not _could_be_a_line(raw):
                raise BadHeads(
                    "after the last line of the heads stands what is no line"
                )
            return
        signature, _, body = raw.rstrip(b"\n").partition(b" ")
        try:
            key.verify(base64.b64decode(signature, validate=True), body)
            follows = json.loads(body)["before"]
        except (InvalidSignature, ValueError, KeyError) as error:
            raise BadHeads(
                f"line {number} of the heads was not signed with this key"
            ) from error
        if follows != sha256(before).hexdigest():
            raise BadHeads(
                f"line {number} of the heads does not follow the line before it: "
                "lines were removed, moved or put in"
            )
        yield raw, _line(body)
        before = raw


def whole_lines(file) -> Iterator[Line]:
    """Of a book that was read before: not checked again."""
    for raw in file:
        if raw.endswith(b"\n"):
            yield _line(raw.partition(b" ")[2])


def _line(body: bytes) -> Line:
    told = json.loads(body)
    at = datetime.fromisoformat(told["at"])
    heads = [
        Head(by, place, bytes.fromhex(seal), at) for by, place, seal in told["heads"]
    ]
    return Line(at, heads, told["restored"], told["lost"], told["explained"])


def _signing_key(folder: Path) -> Ed25519PrivateKey:
    """Made once."""
    path = folder / "signing-key"
    pem = serialization.Encoding.PEM
    if not path.exists():
        new = Ed25519PrivateKey.generate()
        public = new.public_key().public_bytes(
            pem, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        private = new.private_bytes(
            pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        write_whole(folder / "public-key.pem", public, mode=0o644)
        write_whole(path, private)
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), None)
    except ValueError as error:
        raise BadHeads(
            f"{path} holds no key: bring it back from where it is kept, or put it aside so "
            "that another is made"
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise BadHeads(f"{path} is no Ed25519 key")
    return key
