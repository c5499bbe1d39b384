"""Links that only who got the letter has: each says what it is for, and is signed.

Signing and its age use real time, as Django's signing does.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing

CONFIRM_WITHIN = timedelta(days=3)


class Unreadable(Exception):
    """The link is not one of ours, or is too old."""


def address(path: str) -> str:
    """A whole address: a letter is read outside the site."""
    return f"{settings.SITE}{path}"


def make(purpose: str, told: Any) -> str:
    """A token for one purpose; `told` is plain JSON, readable to who has the link."""
    return signing.dumps(told, salt=f"probation.{purpose}", compress=True)


def read(purpose: str, token: str, *, within: timedelta | None = None) -> Any:
    try:
        return signing.loads(token, salt=f"probation.{purpose}", max_age=within)
    except signing.BadSignature as error:  # expired ones too
        raise Unreadable from error
