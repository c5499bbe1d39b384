"""How far the time of a scenario is from real time, as the record keeps it."""

from datetime import timedelta
from time import monotonic

from django.db import DatabaseError

from probation.records.exchange.queries import clock_offset

ASKED_EVERY = 1  # seconds: a scenario may begin, or be moved on, while the service runs


class Offset:
    """Asks the database at most once a second."""

    def __init__(self) -> None:
        self._known: timedelta | None = None
        self._asked = 0.0

    def __call__(self) -> timedelta:
        if self._known is None or monotonic() - self._asked > ASKED_EVERY:
            self._ask()
        assert self._known is not None
        return self._known

    def _ask(self) -> None:
        try:
            self._known = clock_offset()
        except (
            DatabaseError
        ):  # it is down: a page that says so must be shown all the same
            if self._known is None:
                raise
        self._asked = monotonic()
