"""`probation import inspection-results FILE`: takes in the results of an inspection.

One judgement for each case and question, as CSV with the columns inspection, unit, case,
question and judgement (docs/inspections.md).  All of the file, or nothing.
"""

import argparse
from pathlib import Path

from probation import clock
from probation.policy.decision import Refused
from probation.records.inspections import actions
from probation.records.loading import as_loader

SHOWN = 50  # faults


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="probation import inspection-results", description=__doc__
    )
    parser.add_argument("file", type=Path)
    path = parser.parse_args(argv).file
    try:
        content = path.read_bytes()
    except OSError as error:
        parser.error(f"{path} could not be read: {error.strerror}")
    try:
        with as_loader():
            taken = actions.load_results(path.name, content, at=clock.now())
    except actions.BadFile as bad:
        for fault in bad.faults[:SHOWN]:
            where = f", {fault.column}" if fault.column else ""
            value = f" ‘{fault.value}’" if fault.value else ""
            print(f"{path.name}, line {fault.line}{where}{value}: {fault.reason}")
        more = len(bad.faults) - SHOWN
        print(f"{f'And {more:,} more. ' if more > 0 else ''}Nothing was taken in.")
        return 1
    except Refused as refused:
        for reason in refused.reasons:
            print(reason.text)
        print("Nothing was taken in.")
        return 1
    print(f"{taken.rows:,} judgements are held of {taken.inspection.title}.")
    return 0
