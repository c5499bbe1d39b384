"""The only code that takes records in by the folder, and that sets a scenario's clock."""

from datetime import datetime

from django.db import transaction

from probation.records.audit import actions as audit

from .models import Scenario


@transaction.atomic
def begin_scenario(name: str, begins_at: datetime, *, by=None, at: datetime) -> None:
    """Here it is `begins_at` from now (`at`, real time) on.  Once for a database."""
    scenario = Scenario.objects.create(name=name, clock_offset=begins_at - at)
    audit.done("exchange.begin_scenario", by=by, at=at, about=scenario, name=name)
