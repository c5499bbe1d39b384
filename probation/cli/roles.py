"""Who may enter the embedded server: its superuser, and our three roles."""

import secrets
from pathlib import Path

import psycopg
from psycopg import sql

DATABASE = "probation"
ROLES = {
    "probation_owner": "LOGIN",
    "probation_loader": "LOGIN BYPASSRLS",
    "probation_service": "LOGIN",
}
ACCESS = f"""\
# Written at each start.  The superuser only by being the server's own user (or root); our
# roles by password; nobody else.
local all         postgres              peer map=probation
local replication postgres              peer map=probation
local all         {",".join(ROLES)} scram-sha-256
local all         all                   reject
"""


def make(superuser: psycopg.Connection) -> dict[str, str]:
    """The roles, with new passwords, and the database if it is not there.

    The server is told what a password is checked with, not the password.
    """
    passwords = {role: secrets.token_urlsafe(24) for role in ROLES}
    known = {row[0] for row in superuser.execute("SELECT rolname FROM pg_roles")}
    for role, rights in ROLES.items():
        verb = "ALTER" if role in known else "CREATE"
        check = superuser.pgconn.encrypt_password(
            passwords[role].encode(), role.encode(), b"scram-sha-256"
        )
        superuser.execute(
            sql.SQL(f"{verb} ROLE {role} {rights} PASSWORD {{}}").format(check.decode())
        )
    databases = superuser.execute("SELECT datname FROM pg_database")
    if (DATABASE,) not in databases.fetchall():
        superuser.execute(f"CREATE DATABASE {DATABASE} OWNER probation_owner")
    for right in (
        f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {DATABASE} TO {', '.join(ROLES)}",
        f"GRANT TEMPORARY ON DATABASE {DATABASE} TO probation_loader",
    ):
        superuser.execute(right)
    return passwords


def keep(passwords: dict[str, str], path: Path) -> None:
    """As libpq reads them, for our own user only; all of the file or nothing."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    part.write_text(
        "".join(f"*:*:*:{role}:{word}\n" for role, word in passwords.items())
    )
    part.rename(path)
