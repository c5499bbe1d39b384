"""A file of a backup: compressed, then encrypted in chunks with AES-256-GCM.

    MAGIC, 32 bytes of salt, then chunks of at most 1 MiB, each with a tag of 16 bytes

The file's key is HKDF-SHA256(the key, salt, the file's name), so that one file put in
another's place is refused.  A chunk's nonce is its number (11 bytes) and whether it is the
last (1 byte): chunks moved, removed or cut off are refused (the STREAM construction of
Hoang, Reyhanitabar, Rogaway and Vizár, as in age and Tink).
"""

import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"OpenProbation backup 1\n"
CHUNK, TAG, SALT = 1 << 20, 16, 32  # bytes


class CannotOpen(Exception):
    """Not made with this key, or not whole."""


def write(path: Path, content: Iterable[bytes], key: bytes) -> int:
    """All of it, on the disk, or nothing.  Returns the bytes written."""
    part = path.with_name(f".{path.name}.part")
    salt = os.urandom(SALT)
    cipher = _cipher(key, salt, path.name)
    try:
        with open(part, "wb", opener=_private) as file:
            file.write(MAGIC + salt)
            file.writelines(
                cipher.encrypt(_nonce(number, is_last), chunk, None)
                for number, (chunk, is_last) in enumerate(_chunks(_compressed(content)))
            )
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    return size


def read(path: Path, key: bytes) -> Iterator[bytes]:
    """What was written, in pieces.  Raises CannotOpen, at the latest at the end."""
    unpack = zlib.decompressobj()
    with path.open("rb") as file:
        head = file.read(len(MAGIC) + SALT)
        if not head.startswith(MAGIC):
            raise CannotOpen(f"{path.name} is no backup of OpenProbation")
        cipher = _cipher(key, head[len(MAGIC) :], path.name)
        number, chunk = 0, file.read(CHUNK + TAG)
        while True:
            following = file.read(CHUNK + TAG)
            try:
                plain = cipher.decrypt(_nonce(number, not following), chunk, None)
            except InvalidTag:
                raise CannotOpen(
                    f"{path.name} was made with another key, or is not as it was made"
                ) from None
            yield unpack.decompress(plain)
            if not following:
                break
            number, chunk = number + 1, following
    yield unpack.flush()


def _private(path, flags) -> int:
    return os.open(path, flags, mode=0o600)


def _cipher(key: bytes, salt: bytes, name: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, name.encode()).derive(key))


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _compressed(content: Iterable[bytes]) -> Iterator[bytes]:
    pack = zlib.compressobj(1)
    for piece in content:
        yield pack.compress(piece)
    yield pack.flush()


def _chunks(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """In chunks of the size, the last of them marked; at least one."""
    held = b""
    for piece in pieces:
        held += piece
        while len(held) > CHUNK:
            yield held[:CHUNK], False
            held = held[CHUNK:]
    yield held, True
