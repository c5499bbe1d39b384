"""The formats that courts send.  To add one: a file, and a line."""

import json
from typing import Any

from .common_platform import COMMON_PLATFORM
from .heard import Format, Heard, Reader, Told, Unreadable
from .libra import LIBRA

ALL: tuple[Format, ...] = (COMMON_PLATFORM, LIBRA)
LARGEST = 4_000_000  # bytes of one message
DIGITS = 15  # of a whole number; one with more is kept as it is written

__all__ = ["ALL", "LARGEST", "Format", "Heard", "Told", "Unreadable", "read", "shown"]


def read(raw: bytes) -> Heard:
    """What a message says, bare or inside a notification envelope.

    Unreadable names every place that is wrong, and what is wrong with it.
    """
    if len(raw) > LARGEST:
        raise _no(f"The file is larger than {LARGEST // 1_000_000} MB")
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no(f"The file is not UTF-8 text: byte {error.start + 1}") from None
    said = _json(content, "The file")
    if isinstance(said, dict) and isinstance(said.get("Message"), str):
        said = _json(said["Message"], "The message inside the envelope")
    for one in ALL:
        if isinstance(said, dict) and one.is_this(said):
            reader = Reader(said, Told(one.key))
            heard = one.read(reader)
            reader.require()
            return heard
    raise _no("This is neither a Common Platform hearing nor a Libra case")


def shown(raw: bytes) -> str:
    """A message as text to keep and to show: what is no text is written as \\xNN."""
    text = raw[:LARGEST].decode("utf-8", "backslashreplace")
    return text.replace("\0", "\\x00")


def _json(content: str, what: str) -> Any:
    """Courts do send a closing brace too many; anything else after the end is a fault."""
    content = content.strip()
    try:
        said, end = _DECODER.raw_decode(content)
        if content[end:].strip(" }\r\n\t"):
            raise json.JSONDecodeError("", content, end)
    except RecursionError:
        raise _no(f"{what} is nested too deeply") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _no(f"{what} is not JSON: {where}") from None
    return said


def _whole(said: str) -> int | str:
    return int(said) if len(said) <= DIGITS else said


# Numbers are as they were written: a key of thirty digits is a key, and 1e999 is no number.
_DECODER = json.JSONDecoder(parse_int=_whole, parse_float=str, parse_constant=str)


def _no(reason: str) -> Unreadable:
    return Unreadable(Told(reasons=[reason]))
