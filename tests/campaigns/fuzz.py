"""Absurd input to every route and every field of every form.  Twenty thousand requests take
about a quarter of an hour."""

import sys

from .faults import run

if __name__ == "__main__":
    sys.exit(run("test_fuzz.py::test_whatever_is_sent_to_any_route_the_answer_is_never_a_500", __doc__, 20_000))  # fmt: skip
