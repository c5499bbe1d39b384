"""Answers for machines: is the service alive, and is it ready for people?

First of the middleware and not a route, so that they need no host name, no session and no
transaction: `/health` answers while the database is down.  Neither reads a person.
"""

from contextlib import suppress
from datetime import timedelta
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from probation import clock
from probation.records.audit.queries import end_of_heads

# A worker says that it lives every 10 seconds.
SILENCE = timedelta(seconds=30)
TOO_LONG = timedelta(minutes=10)  # for a job: see `probation jobs`


def for_machines(get_response):
    answers = {"/health": _alive, "/ready": _ready}

    def middleware(request: HttpRequest) -> HttpResponse:
        return answers.get(request.path_info, get_response)(request)

    return middleware


def _alive(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"alive": True})


def _ready(request: HttpRequest) -> HttpResponse:
    """200 when all three hold, 503 otherwise; says which do.  Stuck jobs and lost heads of
    the audit are alarms, but no reason to turn people away."""
    checks = {"database": _database, "migrations": _migrations, "queue": _queue}
    found, alarms = dict.fromkeys(checks, False), {"stuck_jobs": None, "audit": None}
    with suppress(DatabaseError):  # without a database there is no need to ask on
        for name, holds in checks.items():
            found[name] = holds()
        alarms["stuck_jobs"] = _stuck_jobs()
        alarms["audit"] = "signed heads were lost" if end_of_heads().lost else "kept"
    return JsonResponse({**found, **alarms}, status=200 if all(found.values()) else 503)


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return True


def _migrations() -> bool:
    return _on_disk() <= MigrationRecorder(connection).applied_migrations().keys()


@cache  # this process's code does not change
def _on_disk() -> set[tuple[str, str]]:
    return set(MigrationLoader(None).disk_migrations)


def _queue() -> bool:
    since = clock.real_now() - SILENCE
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=since).exists()


def _stuck_jobs() -> int:
    """Of jobs that are being done: how many have been begun too long ago.

    The queue itself takes over from a worker that died, not from one that hangs.
    """
    doing = ProcrastinateJob.objects.filter(status="doing")
    began = doing.annotate(
        began=Max(
            "procrastinateevent__at", filter=Q(procrastinateevent__type="started")
        )
    )
    return began.filter(began__lt=clock.real_now() - TOO_LONG).count()
