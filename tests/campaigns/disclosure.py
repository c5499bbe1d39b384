"""Somebody with linear programming against 10,000 tables, each with a correction."""

import argparse

from rich.progress import track

from tests.insight.tables import tried


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tables", type=int, default=10_000)
    told = parser.parse_args()
    recovered, corrections = 0, 0
    for seed in track(range(told.seed, told.seed + told.tables), "Attacking"):
        found, is_corrected = tried(seed)
        corrections += is_corrected
        recovered += len(found)
        if found:
            print(f"seed {seed}: {found}")
    print(
        f"{told.tables} tables, {corrections} corrected: {recovered} small counts recovered"
    )
    return 1 if recovered else 0


if __name__ == "__main__":
    raise SystemExit(main())
