"""kill -9 of a part of the service, chosen by the seed, while notes are written.  A thousand
kill points take about an hour."""

import sys

from .faults import run

if __name__ == "__main__":
    sys.exit(run("test_kills.py::test_whatever_is_killed_every_acknowledged_note_is_there", __doc__, 1000))  # fmt: skip
