"""Reads the settings that come from outside."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import make_conninfo

from probation.records.whole import write_whole

# Statements that run longer are stopped; a lock is not waited for longer; a transaction
# left open is ended.  Milliseconds.
TIMEOUTS = {
    "statement_timeout": 30_000,
    "lock_timeout": 5_000,
    "idle_in_transaction_session_timeout": 60_000,
}
POOL = {"min_size": 1, "max_size": 8, "timeout": 5}


def database(name: str, role: str, *, pool: bool = False) -> dict[str, Any]:
    """Django's settings for one role, from a URL such as postgresql://role:word@host/name.

    Without the URL: the role's usual name, and libpq's own variables (PGHOST ...).
    """
    url = url_of(name, "postgresql", "postgres")
    query = {key: value[-1] for key, value in parse_qs(url.query).items()}
    try:
        make_conninfo(**query)
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error
    options: dict[str, Any] = {
        "options": " ".join(f"-c {k}={v}" for k, v in TIMEOUTS.items()) if pool else ""
    }
    if pool:
        options["pool"] = POOL
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")) or "probation",
        "USER": unquote(url.username or "") or role,
        "PASSWORD": unquote(url.password or ""),
        "HOST": query.pop("host", "") or url.hostname or "",
        "PORT": str(url.port or query.pop("port", "")),
        "OPTIONS": {**options, **query},
        # A connection that died with the server is replaced, not handed to a page.
        "CONN_HEALTH_CHECKS": True,
    }


def url_of(name: str, *schemes: str) -> SplitResult:
    """Of an environment variable; all of it empty where that is not set."""
    given = os.environ.get(name, "")
    try:
        url = urlsplit(given)
        _ = url.port  # read only now, and refused if it is none
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is no address: {error}.") from error
    if given and url.scheme not in schemes:  # never all of it: it holds a password
        raise ImproperlyConfigured(
            f"{name} begins with {url.scheme or 'nothing'}://, "
            f"and only {schemes[0]}:// is understood."
        )
    return url


def whole_number(name: str, without: int, *, least: int = 0) -> int:
    given = os.environ.get(name) or str(without)
    if not given.isdecimal() or len(given) > 9 or int(given) < least:
        raise ImproperlyConfigured(
            f"{name}={given}: a whole number from {least} on is needed."
        )
    return int(given)


def secret_key(home: Path) -> str:
    """From the environment, or made once and kept beside the data, for its owner only."""
    if key := os.environ.get("PROBATION_SECRET_KEY"):
        return key
    path = home / "secret-key"
    try:
        if not path.exists():
            home.mkdir(parents=True, exist_ok=True)
            write_whole(path, secrets.token_urlsafe(50).encode())
        key = path.read_text(encoding="ascii", errors="replace").strip("\0\n ")
    except OSError as error:
        raise ImproperlyConfigured(
            f"PROBATION_HOME={home} cannot be used: {error.strerror}."
        ) from error
    if len(key) < 50:
        raise ImproperlyConfigured(
            f"{path} is empty or cut short. Bring it back from where it is kept; or delete it, "
            "and another is made: then everyone must sign in again, with a new second step."
        )
    return key
