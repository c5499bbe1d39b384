"""The record as the loading role has it, in a transaction that is undone."""

import pytest
from django.db import transaction

from probation.records.loading import as_loader


@pytest.fixture
def loader(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), as_loader(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def loader_connected(django_db_setup, django_db_blocker):
    """For tests that begin and undo many transactions themselves.  No longer than its
    file: the tests of other files must not pass row security."""
    with django_db_blocker.unblock(), as_loader():
        yield
