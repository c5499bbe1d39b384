"""Folders gone wrong by chance: `script/campaign import_folders [--seed N] [--folders N]`

Each is taken in whole or not at all, and nothing crashes: see tests/records/exchange.
With one seed the folders are the same.  A folder that fails is kept and named.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

import django

from probation.cli.postgres import Server


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=20171109)
    parser.add_argument("--folders", type=int, default=10_000)
    parser.add_argument("--from", type=int, default=0, dest="first", metavar="N")
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
            failed = _try(told, Path(home))
            disconnect()
    return 1 if failed else 0


def _try(told: argparse.Namespace, home: Path) -> int:
    from probation.records.loading import as_loader
    from tests.records.exchange.folders import small, write
    from tests.records.exchange.tried import try_folder

    pristine = write(home / "pristine", small())
    outcomes: Counter[str] = Counter()
    failed, began = 0, time.monotonic()
    with as_loader():
        for number in range(told.first, told.folders):
            folder = home / "folder"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(pristine, folder)
            try:
                try_folder(folder, Random(f"{told.seed}/{number}"), outcomes)
            except Exception as error:  # noqa: BLE001  whatever it is, it is looked for
                failed += 1
                print(f"Folder {number}: {type(error).__name__}: {error}", flush=True)
            if number % 500 == 499:
                seconds = time.monotonic() - began
                print(f"{number + 1:,} folders in {seconds:,.0f} s: {dict(outcomes)}")
    print(f"{sum(outcomes.values()):,} fine, {failed:,} failed: {dict(outcomes)}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
