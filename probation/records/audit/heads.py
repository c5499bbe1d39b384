"""The book of heads: where each chain of the audit ended, signed, outside the database.

A folder with three files: `signing-key` (Ed25519, its owner's only), `public-key.pem` for
whoever checks, and `heads.jsonl`, which is only ever added to.  A line of it is a signature,
a space and what was signed: JSON with the time, the SHA-256 of the line before, and the head
of each chain that had grown.  See docs/audit.md.
"""

import base64
import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from probation.policy.audit_chain import Head


class BadHeads(Exception):
    """The book itself was tampered with, or is not the book of this key."""


@dataclass(frozen=True)
class Line:
    at: datetime
    heads: list[Head]
    restored: str  # why the chains went back, where a backup was restored; else ""


@dataclass
class Known:
    """What the book says, all of it read."""

    latest: dict[str, Head] = field(default_factory=dict)
    restored: list[Line] = field(default_factory=list)
    lines: int = 0
    at: datetime | None = None  # of the last line
    last: bytes = b""  # the last line itself

    def take(self, raw: bytes, line: Line) -> None:
        self.latest.update((head.by, head) for head in line.heads)
        if line.restored:
            self.restored.append(line)
        self.lines, self.at, self.last = self.lines + 1, line.at, raw


class Book:
    """One writer at a time.  What was read before is not read again."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.file = folder / "heads.jsonl"
        self._known, self._read_to = Known(), 0

    @contextmanager
    def open(self) -> Iterator[Known]:
        """Ours alone while it is open, and read to its end."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = _signing_key(self.folder)
        with self.file.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(self._read_to)
            for raw, line in lines(file, key.public_key(), self._known.last):
                self._known.take(raw, line)
                self._read_to += len(raw)
            file.truncate(self._read_to)  # a line cut short by a crash was never said
            self._key, self._open = key, file
            yield self._known

    def write(self, heads: Iterable[Head], *, at: datetime, restored: str = "") -> None:
        """Adds a line; on the disk when this returns.  While the book is open."""
        told = {
            "at": at.isoformat(),
            "before": sha256(self._known.last).hexdigest(),
            "heads": [[one.by, one.position, one.seal.hex()] for one in heads],
            "restored": restored,
        }
        body = json.dumps(told, separators=(",", ":")).encode()
        raw = base64.b64encode(self._key.sign(body)) + b" " + body + b"\n"
        self._open.write(raw)
        self._open.flush()
        os.fsync(self._open.fileno())
        self._read_to += len(raw)
        self._known.take(raw, _line(body))


def read(file: Path, public_key: Path) -> Known:
    """All of a book, or of a copy of one.  Raises BadHeads."""
    key = serialization.load_pem_public_key(public_key.read_bytes())
    if not isinstance(key, Ed25519PublicKey):
        raise BadHeads(f"{public_key} is no Ed25519 key")
    known = Known()
    with file.open("rb") as opened:
        for raw, line in lines(opened, key):
            known.take(raw, line)
    return known


def lines(file, key: Ed25519PublicKey, before: bytes = b"") -> Iterator:
    """Each whole line as it stands and as it reads, checked.  `before`: the line before."""
    for number, raw in enumerate(file, 1):
        if not raw.endswith(b"\n"):
            return
        signature, _, body = raw.rstrip(b"\n").partition(b" ")
        try:
            key.verify(base64.b64decode(signature), body)
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
    return Line(at, heads, told["restored"])


def _signing_key(folder: Path) -> Ed25519PrivateKey:
    """Made once."""
    path = folder / "signing-key"
    if not path.exists():
        new = Ed25519PrivateKey.generate()
        pem = serialization.Encoding.PEM
        public = new.public_key().public_bytes(
            pem, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        (folder / "public-key.pem").write_bytes(public)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        part.write_bytes(
            new.private_bytes(
                pem,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        part.rename(path)
    key = serialization.load_pem_private_key(path.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise BadHeads(f"{path} is no Ed25519 key")
    return key
