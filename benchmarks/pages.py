"""What a page takes beside the bare SQL of its own queries, and beside a bare Django view.

    python benchmarks/pages.py [people]

In one process, without a network: Django's own client asks, as a signed-in practitioner
with forty people, whose team sees a tenth of all.  “Bare SQL” is the very statements that
the page sent, sent again in one transaction by the driver, with all rows fetched.  “Bare
view” answers two bytes, with none of our middleware.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ["PROBATION_HOME"] = str(ROOT / ".home" / "bench-work")
os.environ["DJANGO_SETTINGS_MODULE"] = "probation.config.settings"

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from benchmarks import work
from probation import clock
from probation.cli.database import database
from probation.records.people.queries import acting
from probation.records.staff.models import Member

TIMES = 31
urlpatterns = [path("bare", lambda request: HttpResponse("ok"))]


def timed(act: Callable[[], object]) -> float:
    """The median of milliseconds."""
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    return median(took)


def page_and_sql(client: Client, address: str) -> tuple[float, float, int]:
    client.get(address)  # what is made once is made now
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    statements = [
        one["sql"]
        for one in asked
        if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]
    page = timed(lambda: client.get(address))
    return page, timed(lambda: bare_sql(statements)), len(statements)


def bare_sql(statements: list[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for one in statements:
            cursor.execute(one.replace("%", "%%"), ())
            if cursor.description:
                cursor.fetchall()


def bare_view() -> float:
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        client = Client()
        client.get("/bare")
        return timed(lambda: client.get("/bare"))


def compare() -> None:
    pat = Member.objects.get(username="pat")
    with transaction.atomic(), acting(pat, clock.now()):
        person = work.caseload_of(pat)[0]
    client = Client(HTTP_HOST="localhost")
    with transaction.atomic():
        client.force_login(pat)
    bare = bare_view()
    print(
        f"{'':12}{'page':>9}{'its SQL':>9}{'ratio':>7}{'queries':>9}{'bare view':>11}"
    )
    for name, address in (
        ("My day", "/home"),
        ("The record", f"/people/{person.crn}"),
        ("A search", "/people?q=smith"),
    ):
        page, sql, queries = page_and_sql(client, address)
        print(
            f"{name:12}{page:6.1f} ms{sql:6.1f} ms{page / sql:7.1f}{queries:9}"
            f"{page / bare:10.0f}x"
        )
    print(f"A bare Django view: {bare:.2f} ms")


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    clock.follow(lambda: work.MIDDAY - clock.real_now())
    settings.STATIC_ROOT = ROOT / ".home" / "bench-work" / "static"
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    call_command("collectstatic", interactive=False, verbosity=0)
    with database():
        work.prepare(n)
        work.settle(ROOT / ".home" / "bench-work")
        compare()
        connections.close_all()
        connections["default"].close_pool()


if __name__ == "__main__":
    main()
