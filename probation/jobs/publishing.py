"""Publishes reports at their minute: invented ones by the scenario's clock, real ones by real time.

Run twice, killed half-way or run by two workers at once, each is published exactly once: a
report is locked, looked at again and published in one transaction.
"""

import logging

from django.urls import reverse

from probation import clock
from probation.records.reporting import queries
from probation.records.reporting.publishing import publish as publish_one

log = logging.getLogger("probation.publishing")


def _path(one) -> str:
    return reverse(
        "scenario-report" if one.is_invented else "published-report", args=[one.slug]
    )


def publish() -> None:
    """A report that cannot go out does not hold up the others."""
    failed = []
    for one in queries.due(scenario_now=clock.now(), real_now=clock.real_now()):
        now = clock.now() if one.is_invented else clock.real_now()
        try:
            publish_one(one, path=_path(one), at=now, real_now=clock.real_now())
        except Exception as error:  # said at the end, when the others are out
            log.exception("a report could not be published", extra={"member": None})
            failed.append(error)
    if failed:
        raise failed[0]
