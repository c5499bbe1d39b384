"""Work under the loading role, which row security lets through: imports and exports.

The service never does; only a command does, for as long as it works.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections


@contextmanager
def as_loader() -> Iterator[None]:
    """In this thread, the default connection is the loader's."""
    was = connections["default"]
    connections["default"] = connections["loader"]
    try:
        yield
    finally:
        connections["default"] = was
