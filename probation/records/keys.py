"""Keys that are known before a row is written, and that sort by when they were made."""

import secrets
import time
from uuid import UUID


def new_key() -> UUID:
    """A version 7 UUID (RFC 9562): 48 bits of milliseconds, then chance.

    In order of making, so that an index grows at its end, as with counted keys.
    """
    milliseconds = time.time_ns() // 1_000_000
    chance = secrets.randbits(74)
    high = chance >> 62  # 12 bits
    low = chance & ((1 << 62) - 1)
    return UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low)
