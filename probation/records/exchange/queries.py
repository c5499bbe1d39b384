"""Whether the data are a scenario's, and what time it is there."""

from datetime import timedelta

from .models import Scenario


def scenario() -> Scenario | None:
    return Scenario.objects.first()


def clock_offset() -> timedelta:
    told = scenario()
    return told.clock_offset if told else timedelta()
