"""`probation retention list | approve | delete`: whose record is no longer kept."""

import argparse
import csv
import sys
from pathlib import Path

from probation import clock
from probation.policy.decision import Refused
from probation.policy.london import in_words
from probation.policy.own_data import retention as policy
from probation.records.loading import as_loader
from probation.records.people import queries as people
from probation.records.retention import actions, queries
from probation.records.staff import queries as staff

ABOUT = (
    "Nothing is deleted before a named person has decided so, of each record, and the rules, "
    "asked again, still say that it goes. Their times are settings: docs/rules/own-data.md."
)


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, epilog=ABOUT)
    commands = parser.add_subparsers(dest="command", required=True)
    listing = commands.add_parser("list", help="whose record is due, and what keeps it")
    listing.add_argument(
        "--out", type=Path, metavar="FILE", help="as CSV; may not exist"
    )
    approve = commands.add_parser("approve", help="decide that records go")
    approve.add_argument("crn", nargs="+", help="case reference numbers")
    approve.add_argument(
        "--by", required=True, metavar="USERNAME", help="who decides: a manager who sees them"
    )  # fmt: skip
    commands.add_parser("delete", help="delete the records that were decided on")
    told = parser.parse_args(argv)
    if told.command == "list":
        return _list(told.out)
    if told.command == "approve":
        return _approve(told.crn, told.by)
    return _delete()


def _list(out: Path | None) -> int:
    """Everyone whose time is over, with the day, the rules, and what keeps them still."""
    on = clock.today()
    with as_loader():
        rows = [_row(person, held, on) for person, held in queries.due(on)]
    rows = [row for row in rows if row]
    if out:
        with out.open("x", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["crn", "kept_until", "why", "kept_by"], *rows])
        print(f"{len(rows)} records are due. They are in {out}.")
        return 0
    for crn, until, why, kept in rows:
        print(f"{crn}  {until}  {why}{f'  STAYS: {kept}' if kept else ''}")
    print(f"{len(rows)} records are due on {in_words(on)}.")
    for dated in (policy.AFTER_END, policy.UNTIL_AGE, policy.NO_ORDER):
        held = dated.version(on)
        if held and held.doubt:
            print(
                f"Not certain: {dated.title}, {held.value} {dated.unit}. {held.doubt}"
            )
    return 0


def _row(person, held, on) -> tuple[str, str, str, str] | None:
    until = policy.kept_until(held, on)
    if until.value is None or until.value > on:
        return None
    why = "; ".join(part.says for part in until.parts)
    kept = "; ".join(one.text for one in policy.can_delete(held, on).reasons)
    return person.crn, until.value.isoformat(), why, kept


def _approve(crns: list[str], username: str) -> int:
    """As the member who decides, with their rights and no more."""
    at = clock.now()
    member = staff.members().filter(username=username, is_active=True).first()
    if member is None:
        print(f"There is no member {username}.", file=sys.stderr)
        return 1
    refused = 0
    for crn in crns:
        with people.acting(member, at):
            person = people.visible_to(member).filter(crn=crn).first()
            try:
                if person is None:
                    refused += 1
                    print(f"{crn}: {member.name} sees nobody of this number.")
                    continue
                actions.approve(person, by=member, at=at)
                print(f"{crn}: goes.")
            except Refused as told:
                refused += 1
                print(f"{crn}: stays. {told}")
    return 1 if refused else 0


def _delete() -> int:
    """Each in a transaction of its own: one that is refused keeps no other."""
    refused = deleted = 0
    with as_loader():
        for approval in queries.approved():
            crn = approval.person.crn
            try:
                made = actions.delete(approval, at=clock.now())
                deleted += 1
                print(f"Deleted: {sum(made.rows.values())} rows, statement {made.pk}.")
            except Refused as told:
                refused += 1
                print(f"{crn}: stays. {told}")
    print(f"{deleted} records were deleted, {refused} stay.")
    return 1 if refused else 0
