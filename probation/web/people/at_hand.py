"""What the record's own page shows of somebody's life, and the forms used there oftenest."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest

from probation import clock
from probation.policy.access import Permission, may
from probation.records.circumstances import queries
from probation.web.people.flags import FlagForm
from probation.web.people.forms import AddressForm
from probation.web.people.said import in_words


def of(request: HttpRequest, person, can_write: bool) -> dict[str, Any]:
    """`person`: opened by `opening.open_person`.  `can_write`: whether the member's units hold the person now."""
    rows = queries.at_hand(person)
    for kind, row in rows:
        row.words = in_words(kind, row)
    # What was typed here and left is on the pages these forms post to.
    first = {"since": clock.today()}
    return {
        "rows": [row for _, row in rows],
        "can_edit": can_write and may(request.user.roles, Permission.EDIT_PERSON),
        "address_form": AddressForm(
            initial={**first, "once": uuid4()}, auto_id="address_%s"
        ),
        "flag_form": FlagForm(initial={**first, "once": uuid4()}, auto_id="flag_%s"),
    }
