"""How long the service takes to answer: on an empty home, and the second time.

    .venv/bin/python benchmarks/start.py

Beside it, in the same run, what nobody could do without: a bare PostgreSQL made and started,
and started again.  The ratio says what the project itself adds.
"""

import statistics
import tempfile
import time
from pathlib import Path

from probation.cli.postgres import Server
from tests.cli.service import Service

ROUNDS = 3


def main() -> None:
    rows = {"first start": ([], []), "second start": ([], [])}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
            Path(folder).chmod(0o711)
            for times, bare in rows.values():
                bare.append(bare_seconds(Path(folder) / "bare"))
                times.append(service_seconds(Path(folder) / "home"))
    print(f"{'':14}{'service':>10}{'bare PostgreSQL':>18}{'ratio':>8}")
    for name, (times, bare) in rows.items():
        ours, theirs = statistics.median(times), statistics.median(bare)
        print(f"{name:14}{ours:8.2f} s{theirs:16.2f} s{ours / theirs:8.1f}")


def service_seconds(home: Path) -> float:
    """From the command to the first answer of `/ready`, interpreter included."""
    home.mkdir(exist_ok=True)
    began = time.monotonic()
    service = Service(home).start()
    while not service.is_ready():
        time.sleep(0.01)
    taken = time.monotonic() - began
    service.stop()
    return taken


def bare_seconds(home: Path) -> float:
    began = time.monotonic()
    with Server(home).in_use():
        return time.monotonic() - began


if __name__ == "__main__":
    main()
