"""What row-level security costs: the same queries as the service's role and as the loader's.

    python benchmarks/row_security.py [people]

A practitioner of a team that sees a tenth of all people asks.  Both roles are sent the
same statements, which hold the application's own `visible_to`; under the service's role
the database asks its policies besides.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ["PROBATION_HOME"] = str(ROOT / ".home" / "bench-work")
os.environ["DJANGO_SETTINGS_MODULE"] = "probation.config.settings"

import django

django.setup()

from django.db import connections, transaction

from benchmarks import work
from benchmarks.pages import timed
from probation import clock
from probation.cli.database import database
from probation.records.allocation import queries as allocations
from probation.records.appointments import queries as appointments
from probation.records.loading import as_loader
from probation.records.people import queries as people
from probation.records.people.queries import acting
from probation.records.staff.models import Member


def queries(pat, person) -> dict:
    now, today = clock.now(), clock.today()
    return {
        "One person by number": lambda: people.visible_to(pat).get(crn=person.crn),
        "The appointments of one": lambda: list(appointments.visible_to(pat).filter(person=person)),
        "The notes of one": lambda: list(appointments.notes_visible_to(pat).filter(person=person)),
        "The diary of today": lambda: list(appointments.diary(pat, today)),
        "Outcomes to record": lambda: list(appointments.without_outcome(pat, now)),
        "A caseload of forty": lambda: list(allocations.caseload(pat)),
        "Everyone visible, counted": lambda: people.visible_to(pat).count(),
        "Every running order, counted": lambda: allocations.visible_to(pat).filter(status="running").count(),
    }  # fmt: skip


def compare() -> None:
    pat = Member.objects.get(username="pat")
    with transaction.atomic(), acting(pat, clock.now()):
        pat.scopes  # noqa: B018 - read once, as a page does
        person = work.caseload_of(pat)[0]
    print(f"{'':30}{'loader':>10}{'service':>10}{'ratio':>7}")
    for name, ask in queries(pat, person).items():
        with as_loader(), transaction.atomic():
            without = timed(ask)
        with transaction.atomic(), acting(pat, clock.now()):
            found = timed(ask)
        print(f"{name:30}{without:7.2f} ms{found:7.2f} ms{found / without:7.2f}")


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    clock.follow(lambda: work.MIDDAY - clock.real_now())
    with database():
        work.prepare(n)
        work.settle(ROOT / ".home" / "bench-work")
        compare()
        connections.close_all()
        connections["default"].close_pool()


if __name__ == "__main__":
    main()
