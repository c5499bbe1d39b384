"""The people of the tests.  All are made by actions, under the service's own role."""

from tests.postgres import committed, django_db_setup, server

__all__ = ["committed", "django_db_setup", "server"]
