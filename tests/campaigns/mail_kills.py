"""kill -9 between sending a letter and marking it, a thousand times: none is lost."""

import sys

from .faults import run

if __name__ == "__main__":
    sys.exit(run("test_mail_kills.py::test_letters_outlive_whatever_sends_them", __doc__, 1000))  # fmt: skip
