"""Court messages gone wrong by chance: `script/campaign court_messages [--seed N] [--messages N]`

Each is taken whole or refused with the reason, and nothing crashes: see tests/records/nasty.py.
With one seed the messages are the same.  One that fails is shown, made as small as it goes.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import django
from hypothesis import given, seed, settings

from probation.cli.postgres import Server

AT_A_TIME = 500


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=20171109)
    parser.add_argument("--messages", type=int, default=20_000)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="campaign-", dir="/var/tmp") as home:
        Path(home).chmod(0o711)
        os.environ["PROBATION_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "probation.config.settings"
        django.setup()
        from probation.cli.database import disconnect, migrate

        server = Server(Path(home), settings={"fsync": "off"})
        with server.in_use():
            os.environ.update(server.environ())
            migrate()
            failed = _try(told.seed, told.messages)
            disconnect()
    return 1 if failed else 0


def _try(start: int, messages: int) -> int:
    from django.db import transaction

    from probation.records.loading import as_loader
    from tests.records.nasty import spoilt, try_message
    from tests.world import make

    outcomes: Counter[str] = Counter()
    failed, began = 0, time.monotonic()
    with as_loader():
        make()
        for number in range(start, start + -(-messages // AT_A_TIME)):

            @seed(number)
            @settings(max_examples=AT_A_TIME, database=None, deadline=None)
            @given(spoilt())
            def tried(raw):
                with transaction.atomic():
                    outcomes[try_message(raw)] += 1
                    transaction.set_rollback(True)

            try:
                tried()
            except Exception as error:  # noqa: BLE001  whatever it is, it is looked for
                failed += 1
                print(f"Seed {number}: {type(error).__name__}: {error}", flush=True)
            seconds = time.monotonic() - began
            print(f"{number}: {sum(outcomes.values()):,} in {seconds:,.0f} s, {dict(outcomes)}")  # fmt: skip
    print(f"{sum(outcomes.values()):,} tried, {failed:,} failed: {dict(outcomes)}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
