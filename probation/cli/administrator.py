"""`probation administrator USERNAME NAME EMAIL`: the first system administrator.

Who then makes all other accounts on screen.  They set a password with the link that the
sign-in page sends to that address (docs/operations.md says how letters are sent).
"""

import argparse
import sys

from probation import clock
from probation.policy.decision import Refused
from probation.records.loading import as_loader
from probation.records.staff import actions


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("username", "name", "email"):
        parser.add_argument(name, metavar=name.upper())
    told = parser.parse_args(argv)
    try:
        with as_loader():
            actions.first_administrator(
                told.username, told.name, email=told.email, at=clock.real_now()
            )
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    print(
        f"{told.name} may sign in as {told.username}, once they have set a password: "
        "“I have forgotten my password” on the sign-in page sends a link."
    )
    return 0
