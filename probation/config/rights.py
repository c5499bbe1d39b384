"""What each database role may do, worked out from the models after every migration.

History is added to, never changed.  Only what says so may be deleted.  Done here, once,
and not table by table in migrations, so that no table can be forgotten.
"""

from django.apps import apps
from django.conf import settings
from django.db import connections
from psycopg import sql

OURS = "probation."


def grant() -> None:
    """Run as the owner, after each migration."""
    service, loader = settings.SERVICE_ROLE, settings.LOADER_ROLE
    with connections["owner"].cursor() as cursor:
        for role in (service, loader):
            for statement in (
                "GRANT USAGE ON SCHEMA public TO {role}",
                "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
                "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
            ):
                cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
        # An import moves the next case reference number on, past those it brings.
        cursor.execute(
            sql.SQL("GRANT UPDATE ON SEQUENCE people_crn TO {role}").format(
                role=sql.Identifier(loader)
            )
        )
        for table, revoked, role in _revoked(service, loader):
            cursor.execute(
                sql.SQL("REVOKE {rights} ON {table} FROM {role}").format(
                    rights=sql.SQL(revoked),
                    table=sql.Identifier(table),
                    role=sql.Identifier(role),
                )
            )


def _revoked(service: str, loader: str):
    for model in apps.get_models():
        table = model._meta.db_table
        if not model.__module__.startswith(OURS) or not model._meta.managed:
            continue
        if model._meta.label == "audit.Event":
            yield table, "UPDATE, DELETE", loader
        if getattr(model, "is_history", False) and not _is_ended(model):
            yield table, "UPDATE, DELETE", service
        elif not getattr(model, "may_be_deleted", False):
            yield table, "DELETE", service


def _is_ended(model) -> bool:
    """A row that is ended by a date is changed once; it is never deleted."""
    return any(field.name == "until" for field in model._meta.local_fields)
