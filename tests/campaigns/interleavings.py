"""Requests of two tenants and of nobody in turn over one pooled connection."""

import sys

from .faults import run

if __name__ == "__main__":
    sys.exit(run("test_connections.py::test_of_two_tenants_on_one_connection_neither_sees_the_other", __doc__, 100_000))  # fmt: skip
