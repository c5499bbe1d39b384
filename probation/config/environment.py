"""Reads the settings that come from outside."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

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
    url = urlsplit(os.environ.get(name, ""))
    query = {key: value[-1] for key, value in parse_qs(url.query).items()}
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


def secret_key(home: Path) -> str:
    """From the environment, or made once and kept beside the data, for its owner only."""
    if key := os.environ.get("PROBATION_SECRET_KEY"):
        return key
    path = home / "secret-key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return path.read_text(encoding="utf-8")
