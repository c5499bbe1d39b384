"""The whole audit, for tests that look at it: a member is shown a part of it only.

Through a view of the superuser's (tests/postgres.py), so that what is not committed yet
is seen too.
"""

from probation.records.audit.models import Event


def entries(**wanted) -> list[Event]:
    """In the order written; those of which each field is as wanted."""
    found = Event.objects.raw("SELECT * FROM watched.everything ORDER BY id")
    return [
        one
        for one in found
        if all(str(getattr(one, k)) == str(v) for k, v in wanted.items())
    ]


def only_entry(**wanted) -> Event:
    (found,) = entries(**wanted)
    return found
