"""What every request passes through."""

from uuid import uuid4

from django.db import transaction

from probation import clock
from probation.records.audit import actions as audit
from probation.records.people.queries import act_as


def request_id(get_response):
    """Gives each request an id, kept in the log and in each audit entry."""

    def middleware(request):
        request.id = uuid4().hex
        token = audit.request_id.set(request.id)
        try:
            response = get_response(request)
        finally:
            audit.request_id.reset(token)
        response["X-Request-Id"] = request.id
        return response

    return middleware


def headers(get_response):
    def middleware(request):
        return get_response(request)

    return middleware


def one_transaction(get_response):
    """A page is one transaction: what it did, showed, refused, and the audit of that.

    A page that failed is undone; one that refused is kept, so that the refusal is.
    """

    def middleware(request):
        with transaction.atomic():
            act_as(request.user, clock.now())
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return middleware
