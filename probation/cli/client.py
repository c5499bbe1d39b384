"""`probation client add NAME SCOPE ...`, `probation client end NAME`, `probation client list`:
machines that may use the API.  A token is shown once, and only its digest is kept."""

import argparse
import sys

from probation import clock
from probation.policy.access import Scope
from probation.policy.decision import Refused
from probation.records.clients import actions, queries
from probation.records.loading import as_loader


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="probation client", description=__doc__)
    what = parser.add_subparsers(dest="what", required=True)
    add = what.add_parser("add", help="a new client; prints its token")
    add.add_argument("name", metavar="NAME")
    add.add_argument("scopes", metavar="SCOPE", nargs="+", choices=list(Scope))
    what.add_parser("end", help="its token opens nothing from now on").add_argument(
        "name", metavar="NAME"
    )
    what.add_parser("list", help="every client, and what it may do")
    told = parser.parse_args(argv)
    try:
        with as_loader():
            match told.what:
                case "add":
                    scopes = [Scope(one) for one in told.scopes]
                    print(actions.issue(told.name, scopes, at=clock.real_now()))
                case "end":
                    actions.end(told.name, at=clock.real_now())
                case _:
                    _list()
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


def _list() -> None:
    for one in queries.every():
        ended = f", ended {one.until:%Y-%m-%d}" if one.until else ""
        print(f"{one.name}: {', '.join(one.scopes)}{ended}")
