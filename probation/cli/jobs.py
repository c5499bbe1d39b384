"""`probation jobs`: what the worker has done, does and should do.  Ends with 1 if a job failed
in the last day or has been at it for too long."""

import argparse
from datetime import timedelta

from django.db.models import Max, Q
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from probation import clock
from probation.records.loading import as_loader

TOO_LONG = timedelta(minutes=10)
A_DAY = timedelta(days=1)


def run(argv: list[str]) -> int:
    argparse.ArgumentParser(description=__doc__).parse_args(argv)
    now = clock.real_now()
    with as_loader():
        waiting = ProcrastinateJob.objects.filter(status="todo").count()
        doing = list(
            ProcrastinateJob.objects.filter(status="doing").annotate(
                since=Max(
                    "procrastinateevent__at",
                    filter=Q(procrastinateevent__type="started"),
                )
            )
        )
        failed = list(
            ProcrastinateEvent.objects.filter(type="failed", at__gt=now - A_DAY)
            .order_by("at")
            .values_list("job__task_name", "at")
        )
    stuck = [one for one in doing if one.since and now - one.since > TOO_LONG]
    print(f"{waiting} waiting, {len(doing)} being done.")
    for one in stuck:
        print(
            f"STUCK: {one.task_name} (job {one.pk}) has been at it since {one.since}."
        )
    if stuck:
        print(
            "Stop the worker: `probation run` starts it again, and the job is done again."
        )
    for name, at in failed:
        print(f"FAILED: {name} at {at}.")
    return 1 if stuck or failed else 0
