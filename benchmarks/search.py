"""How long a search takes among 250,000 people, beside the bare SQL without row security.

    python benchmarks/search.py [people]

Made-up people (benchmarks/people.py), kept in .home/bench for the next run.  Asked by
three practitioners: one who sees a tenth of all people, one from whom 500 of those are
kept besides, and one who sees two thousand.  "Bare" is the same statements sent as the
loader role, which row security lets through, and without what is read of whoever is found.
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

import psutil

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ["PROBATION_HOME"] = str(ROOT / ".home" / "bench")
os.environ["DJANGO_SETTINGS_MODULE"] = "probation.config.settings"

import django

django.setup()

from django.db import connections, transaction

from benchmarks.people import load, people
from probation.cli.database import database
from probation.cli.postgres import Server
from probation.policy.access import Role
from probation.policy.organisation import Kind, Sector
from probation.records.loading import as_loader
from probation.records.organisations.models import Unit
from probation.records.people import finding
from probation.records.people.queries import acting
from probation.records.staff.models import Member, Posting
from probation.web.people.sought import read

NATION = 250_000
LIMIT = 100  # milliseconds to the first results
TIMES = 15
NOW = datetime(2017, 11, 6, 9, tzinfo=UTC)
SOUGHT = {
    "commonest surname": "smith",
    "two letters": "sm",
    "one letter": "j",
    "two common names": "john smith",
    "two beginnings": "jo sm",
    "three common names": "david john smith",
    "initial and surname": "j smith",
    "sounds like a common name": "jon smythe",
    "two that sound common": "stephan braun",
    "day of birth": "4/5/1987",
    "year of birth": "1987",
    "surname and birth": "smith 4/5/1987",
    "first name and year": "david 1987",
    "number": "A012345",
    "postcode": "PL4 8AG",
    "district": "PL4",
    "surname and district": "jones PL4",
    "nobody": "qwxz zzyx",
    "nobody, two common words": "smith jones brown",
}


def prepare(n: int) -> None:
    """Units, members and people, unless they are there from last time."""
    if Unit.objects.filter(code="BENCH0").exists():
        with as_loader():
            if finding.Person.objects.count() == n:
                return
        sys.exit(f"{ROOT / '.home/bench'} holds another number of people: remove it")
    units = [
        Unit.objects.create(
            code=f"BENCH{i}", name=f"Bench {i}", kind=Kind.PROVIDER, sector=Sector.CRC
        )
        for i in range(10)
    ]
    few = Unit.objects.create(code="BENCHF", name="Few", kind=Kind.TEAM)
    for name, unit in (("tenth", units[0]), ("kept", units[0]), ("few", few)):
        made = Member.objects.create_user(name, roles=[Role.PRACTITIONER])
        Posting.objects.create(member=made, unit=unit, since=date(2014, 6, 1))
    ids = [unit.pk for unit in units]
    connections["loader"].ensure_connection()
    with connections["loader"].connection.transaction():
        load(connections["loader"].connection, people(n, ids))
    with connections["loader"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_visibility (person_id, unit_id, because, since)"
            " SELECT id, %s, 'responsible', made_at FROM people_person LIMIT 2000",
            [few.pk],
        )
        cursor.execute(
            "INSERT INTO people_limitedaccess (person_id, member_id, may_see, since, why)"
            " SELECT person_id, %s, false, since, 'Kin' FROM people_visibility"
            " WHERE unit_id = %s LIMIT 500",
            [Member.objects.get(username="kept").pk, ids[0]],
        )


def timed(act: Callable[[], object]) -> tuple[float, float]:
    """Median milliseconds by the clock, and milliseconds of work: of this process and of
    the database's, which another's load on the machine does not change much."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = psutil.Process(cursor.fetchone()[0])
    took, before = [], _work(backend)
    for _ in range(TIMES):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    return median(took), (_work(backend) - before) * 1000 / TIMES


def _work(backend: psutil.Process) -> float:
    """Seconds so far."""
    theirs = backend.cpu_times()
    return time.process_time() + theirs.user + theirs.system


def bare(clues) -> None:
    found: set = set()
    plan = finding._plan(clues, [])
    plan = finding._Plan(plan.rows, None)
    for attempt in finding._attempts(clues, plan):
        found |= set(finding._whoever(attempt, plan))
        if len(found) >= finding.ENOUGH:
            return


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else NATION
    with database():
        prepare(n)
        with Server(ROOT / ".home" / "bench").connect("postgres") as superuser:
            superuser.execute("VACUUM ANALYZE")
        worst = compare()
        connections.close_all()
        connections["default"].close_pool()
    print(f"At most {worst:.0f} ms of work; the limit is {LIMIT} ms")
    sys.exit(worst > LIMIT)


def compare() -> float:
    """Prints clock and work for each; gives the most work."""
    who = ("tenth", "kept", "few")
    print(f"{'':28}{'bare':>13}" + "".join(f"{one:>14}{'ratio':>6}" for one in who))
    print(
        f"{'':28}{'clock work':>13}"
        + f"{'clock work':>14}{'':6}" * len(who)
        + "  found"
    )
    worst = 0.0
    for title, said in SOUGHT.items():
        clues = read(said, on=NOW.date())
        with as_loader(), transaction.atomic():
            clock, without = timed(lambda clues=clues: bare(clues))
        line, found = f"{title:28}{clock:8.1f}{without:5.0f}", []
        for one in who:
            member = Member.objects.get(username=one)
            with acting(member, NOW):
                found.append(len(finding.search(member, clues)))
                clock, work = timed(lambda m=member, c=clues: finding.search(m, c))
            line += f"{clock:9.1f}{work:5.0f}{work / max(without, 1):6.1f}"
            worst = max(worst, work)
        print(line, "", *found)
    return worst


if __name__ == "__main__":
    main()
