"""The formats that courts send.  To add one: a file, and a line."""

import json
from typing import Any

from .common_platform import COMMON_PLATFORM
from .heard import Format, Heard, Reader, Unreadable
from .libra import LIBRA

ALL: tuple[Format, ...] = (COMMON_PLATFORM, LIBRA)

__all__ = ["ALL", "Format", "Heard", "Unreadable", "read"]


def read(content: str) -> Heard:
    """What a message says, bare or inside a notification envelope.

    Unreadable names every place that is wrong, and what is wrong with it.
    """
    told = _json(content, "The file")
    if isinstance(told, dict) and isinstance(told.get("Message"), str):
        told = _json(told["Message"], "The message inside the envelope")
    for one in ALL:
        if isinstance(told, dict) and one.is_this(told):
            reader = Reader(told)
            heard = one.read(reader)
            reader.require()
            return heard
    raise Unreadable(
        "",
        ["This is neither a Common Platform hearing nor a Libra case"],
    )


def _json(content: str, what: str) -> Any:
    """Courts do send a closing brace too many; anything else after the end is a fault."""
    content = content.strip()
    try:
        told, end = json.JSONDecoder().raw_decode(content)
        if content[end:].strip(" }\r\n\t"):
            raise json.JSONDecodeError("", content, end)
    except RecursionError:
        raise Unreadable("", [f"{what} is nested too deeply"]) from None
    except json.JSONDecodeError as error:
        raise Unreadable(
            "", [f"{what} is not JSON: line {error.lineno}, column {error.colno}"]
        ) from None
    return told
