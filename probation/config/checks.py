"""What must be true before the service starts."""

from django.conf import settings
from django.core.checks import Error
from django.db import DEFAULT_DB_ALIAS, connections

# Every role that the service's role is, or is a member of, directly or through others and
# whether or not it inherits; and what about it is not held by row security.
UNSAFE = """
    SELECT r.rolname, r.rolname = current_user, r.rolsuper, r.rolbypassrls, r.rolcreaterole,
           EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid
                   AND c.relkind IN ('r', 'p', 'v', 'm')),
           r.rolname IN ('pg_read_all_data', 'pg_write_all_data', 'pg_read_server_files',
                         'pg_write_server_files', 'pg_execute_server_program'),
           r.rolname = ANY (%s),
           EXISTS (SELECT 1 FROM pg_database d WHERE d.datname = current_database()
                   AND d.datdba = r.oid)
    FROM pg_roles r, pg_roles me WHERE me.rolname = current_user
       AND (r.oid = me.oid OR NOT me.rolsuper AND pg_has_role(me.oid, r.oid, 'MEMBER'))
    ORDER BY 1
"""
WORDS = (
    "is a superuser",
    "may skip row security",
    "may make and change roles",
    "owns tables",
    "may read or write whatever there is",
    "is the owner's or the loader's role",
    "owns the database",
)


def service_role(databases=None, **_) -> list[Error]:
    if DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        return faults(cursor)


def faults(cursor) -> list[Error]:
    others = [settings.DATABASES[one]["USER"] for one in ("owner", "loader")]
    cursor.execute(UNSAFE, [others])
    return [
        Error(
            f"The service's database role {words}"
            if is_itself
            else f"The service's database role may act as {role}, which {words}",
            hint="Give DATABASE_URL a role that owns nothing, has no special rights and is a "
            "member of no other: see docs/operations.md.",
            id="probation.E001",
        )
        for role, is_itself, *unsafe in cursor.fetchall()
        for words, is_so in zip(WORDS, unsafe, strict=True)
        if is_so
    ]


def choosing_who(**_) -> list[Error]:
    if not (settings.PRODUCTION and settings.CHOOSE_WHO):
        return []
    return [
        Error(
            "Anyone could choose whom to sign in as",
            hint="Unset PROBATION_CHOOSE_WHO, or PROBATION_PRODUCTION.",
            id="probation.E002",
        )
    ]


def mail_is_sent(**_) -> list[Error]:
    """A forgotten password, or word that one was changed, reaches nobody otherwise."""
    others = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    if not settings.PRODUCTION or settings.EMAIL_HOST or others:
        return []
    return [
        Error(
            "No mail about sign-in would reach anybody",
            hint="Set PROBATION_MAIL_URL and PROBATION_MAIL_FROM, or have your organisation "
            "sign its staff in (PROBATION_OIDC_ISSUER).",
            id="probation.E004",
        )
    ]


def predictors_agree(**_) -> list[Error]:
    """Asks every published answer again: 3 ms, and 0.1 s to read the predictors."""
    from probation.policy import predictors  # only the start pays for reading them

    return [
        Error(
            f"A predictor does not give a published answer: {failure}",
            hint="Its figures or its code were changed: run the tests, and start the release before.",
            id="probation.E003",
        )
        for failure in predictors.check()
    ]
