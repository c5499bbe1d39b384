"""`probation export OUT`: writes what the record holds, in the exchange format."""

import argparse
import sys
from pathlib import Path

from probation import clock
from probation.records.exchange import actions as exchange
from probation.records.exchange.reading import Refused
from probation.records.loading import as_loader

from .progress import progress


def run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description="Writes a folder of everything, or of a part, in the exchange format "
        "(docs/exchange.md). `probation import` takes it in again."
    )
    parser.add_argument("out", type=Path, help="a folder that is new or empty")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--provider", default="", metavar="CODE", help="only its people")
    part.add_argument("--person", default="", metavar="CRN", help="only this person")
    part.add_argument(
        "--about",
        action="store_true",
        help="no records: what the format is, in words and as schemas",
    )
    parser.add_argument("--parquet", action="store_true", help="Parquet, not CSV")
    told = parser.parse_args(argv)
    if told.about:
        exchange.describe(told.out)
        return 0
    if told.out.exists() and (not told.out.is_dir() or any(told.out.iterdir())):
        parser.error(f"{told.out} is there and is not an empty folder")
    try:
        with as_loader(), progress() as tell:
            written = exchange.export_folder(
                told.out,
                provider=told.provider,
                crn=told.person,
                parquet=told.parquet,
                tell=tell,
                on=clock.today(),
                at=clock.real_now(),
            )
    except Refused as refused:
        print("\n".join(refused.reasons), file=sys.stderr)
        return 1
    print(
        f"{sum(written.values()):,} rows in {len(written)} files written to {told.out}."
    )
    return 0
