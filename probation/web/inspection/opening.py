"""How the screens of an inspection open it, and whose clock it runs by."""

from datetime import datetime

from django.http import HttpRequest

from probation import clock
from probation.records.inspections import queries
from probation.web.opening import refuse


def open_ours(request: HttpRequest, inspection_id: int):
    """For the inspectorate that runs it; for anyone else it is not there."""
    return _or_refuse(request, queries.visible_to(request.user), inspection_id)


def open_for_either(request: HttpRequest, inspection_id: int):
    """Also for the inspected side, once its check has begun."""
    return _or_refuse(request, queries.either_side(request.user), inspection_id)


def open_unit(request: HttpRequest, inspected_id: int):
    found = queries.inspected_visible_to(request.user)
    return _or_refuse(request, found, inspected_id)


def _or_refuse(request: HttpRequest, found, key: int):
    one = found.filter(pk=key).first()
    if one is None:
        refuse(request)
    return one


def now_of(inspection) -> datetime:
    """An invented inspection runs on the scenario's clock, a real one on real time."""
    return clock.now() if inspection.is_invented else clock.real_now()
