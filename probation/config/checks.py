"""What must be true before the service starts."""

from django.conf import settings
from django.core.checks import Error
from django.db import DEFAULT_DB_ALIAS, connections

# A role that is a superuser, skips row security or owns a table is not held by it.
UNSAFE = """
    SELECT rolsuper, rolbypassrls,
           EXISTS (SELECT 1 FROM pg_tables WHERE tableowner = current_user
                   AND schemaname = 'public')
    FROM pg_roles WHERE rolname = current_user
"""
WORDS = ("is a superuser", "may skip row security", "owns tables")


def service_role(databases=None, **_) -> list[Error]:
    if DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        return faults(cursor)


def faults(cursor) -> list[Error]:
    cursor.execute(UNSAFE)
    unsafe = zip(WORDS, cursor.fetchone(), strict=True)
    return [
        Error(
            f"The service's database role {words}",
            hint="Give DATABASE_URL a role that owns nothing and has no special rights: see docs/operations.md.",
            id="probation.E001",
        )
        for words, is_so in unsafe
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
