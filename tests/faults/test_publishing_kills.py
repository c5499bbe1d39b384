"""Reports whose minute has come, while the workers that publish them are killed."""

import os
import subprocess
import sys
import time

from probation.records.inspections.models import StageChange
from probation.records.reporting.models import Publication
from tests.architecture.examples_inspections import OfInspections
from tests.audited import entries

REPORTS, KILLS = 4, 3
PUBLISH = "import django; django.setup(); from probation.jobs import publishing; publishing.publish()"


def worker(server) -> subprocess.Popen:
    environ = {
        **os.environ,
        **server.environ(),
        "DJANGO_SETTINGS_MODULE": "probation.config.settings",
    }
    return subprocess.Popen([sys.executable, "-c", PUBLISH], env=environ)


def test_each_is_published_exactly_once_whatever_is_killed(committed, world_committed):
    for n in range(REPORTS):
        OfInspections(world_committed, f"Trial {n}").at("scheduled")
    for kill in range(KILLS):
        two = [worker(committed), worker(committed)]
        while Publication.objects.count() <= kill and any(
            one.poll() is None for one in two
        ):
            time.sleep(0.005)
        for one in two:
            one.kill()
            one.wait()
    assert worker(committed).wait() == 0
    assert worker(committed).wait() == 0  # and once more, with nothing left to do
    assert len(set(Publication.objects.values_list("inspection"))) == REPORTS
    assert Publication.objects.count() == REPORTS
    assert StageChange.objects.filter(stage="published").count() == REPORTS
    assert len(entries(what="reporting.publish")) == REPORTS
