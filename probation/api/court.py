"""Messages of courts, as the courts write them."""

from django.http import HttpRequest
from ninja import Router, Schema, Status

from probation import clock
from probation.policy.access import Scope
from probation.records.court import actions

from .tokens import Token

router = Router(tags=["court"])


class Received(Schema):
    """`is_sound`: nothing wrong was seen in it; otherwise `reasons` say what.  It is kept
    either way, and on the list within a minute or among the refused."""

    is_sound: bool
    reasons: list[str]


@router.post(
    "/messages",
    auth=Token(Scope.COURT_MESSAGES),
    response={202: Received, 422: Received},
    summary="A Common Platform hearing or a Libra case, bare or in its envelope",
)
def receive(request: HttpRequest, name: str = "by the API"):
    """The body is the message.  Sent twice it is taken in once."""
    reasons = actions.arrive(name[:250], request.body, by=request.auth, at=clock.now())
    told = Received(is_sound=not reasons, reasons=reasons)
    return Status(422 if reasons else 202, told)
