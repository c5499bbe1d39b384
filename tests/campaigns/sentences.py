"""Dates of sentences by the law book and by a slow second way, one day after another:
`script/campaign sentences [--seed N] [--sentences N]`, a million where none is said.

The same seed makes the same sentences.  Prints each difference; ends with 1 if there is one.
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import count

from tests.policy.test_day_by_day import differences

KINDS = 3
AT_A_TIME = 3_000  # of the three kinds together


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=1_000_000)
    asked = parser.parse_args()
    runs = -(-asked.sentences // AT_A_TIME)
    seeds = range(asked.seed, asked.seed + runs)
    began, differ = time.monotonic(), 0
    with ProcessPoolExecutor() as pool:
        found = pool.map(differences, seeds, [AT_A_TIME // KINDS] * runs)
        for done, of_run in zip(count(1), found):
            for sentence, book, slow in of_run:
                print(f"\n{sentence}\n  by the book  {book}\n  day by day   {slow}")
            differ += len(of_run)
            print(f"\r{done * AT_A_TIME:,} sentences", end="", file=sys.stderr)
    minutes = (time.monotonic() - began) / 60
    print(f"\n{runs * AT_A_TIME:,} sentences in {minutes:.0f} min: {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
