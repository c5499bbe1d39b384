"""Examples of the actions on what people ask of their own data, and on retention."""

from datetime import date, timedelta
from typing import Any

from probation.policy.access import Because
from probation.policy.own_data.asking import Asked
from probation.records.own_data import actions as own_data
from probation.records.own_data import queries
from probation.records.own_data.models import Dispute
from probation.records.people import actions as people
from probation.records.retention import actions as retention
from probation.records.retention import queries as keeping
from tests.architecture.example import Example
from tests.world import NINE

LONG_AGO = NINE - timedelta(days=365 * 9)
Who = dict[str, Any]


class OfOwnData:
    """What the pages show, on the record of the person.  Pack and dispute are not made
    by their actions: these read the whole record, and this is made for every test."""

    def __init__(self, person, who: Who):
        self.request = asked(person, who)
        self.pack = self.request.packs.create(
            content=b"zip", given=1, withheld=0, **who
        )
        self.dispute = Dispute.objects.create(
            person=person, file="people", row=str(person.pk), entry="Personal details",
            as_it_was={"Sex": "Female"}, says="Male", raised_on=NINE.date(), **who,
        )  # fmt: skip
        retention.hold(person, "claim", because="A claim", **who)
        self.hold = person.holds.get()


def asked(person, who: Who):
    made = own_data.ask(person, asked_on=NINE.date(), is_known=True, **who)
    return queries.requests_visible_to(who["by"]).get(pk=made.pk)


def somebody(t, who: Who):
    """Else, of whom nothing has been written for nine years."""
    return people.register(
        {"last_name": "Else", "date_of_birth": date(1980, 5, 4)},
        t.world.team,
        because=Because.RESPONSIBLE,
        **{**who, "at": LONG_AGO},
    )


def somebody_who_goes(t, who: Who):
    person = somebody(t, who)
    retention.approve(person, **who)
    return person


def somebody_restricted(t, who: Who):
    person = somebody(t, who)
    own_data.restrict(person, "disputed", because="They say so", **who)
    return person


def _held(t, who: Who):
    person = somebody(t, who)
    retention.hold(person, "claim", because="A claim", **who)
    return keeping.holds_visible_to(who["by"]).get(person=person)


def _asked(t, who: Who):
    return asked(somebody(t, who), who)


OF_OWN_DATA: dict[str, Example] = {
    "own_data.ask": Example(
        "manager",
        lambda t, who: own_data.ask(t.given, asked_on=NINE.date(), **who),
        given=somebody,
    ),
    "own_data.move": Example(
        "manager",
        lambda t, who: own_data.move(
            t.given, Asked.WITHDRAWN, because="Told", follows=t.given.version, **who
        ),
        given=_asked,
    ),
    "own_data.consider": Example(
        "manager",
        lambda t, who: own_data.consider(
            t.given,
            [("people", str(t.given.person_id))],
            ground="crime",
            because="An inquiry",
            **who,
        ),
        given=_asked,
    ),
    "own_data.make_pack": Example(
        "manager", lambda t, who: own_data.make_pack(t.given, **who), given=_asked
    ),
    "own_data.send": Example(
        "manager",
        lambda t, who: own_data.send(
            t.of_own_data.request,
            t.of_own_data.pack,
            follows=t.of_own_data.request.version,
            **who,
        ),
    ),
    "own_data.dispute": Example(
        "manager",
        lambda t, who: own_data.dispute(
            t.given, "people", str(t.given.pk), says="I am 30", **who
        ),
        given=somebody,
    ),
    "own_data.decide": Example(
        "manager",
        lambda t, who: own_data.decide(
            t.of_own_data.dispute, "noted", because="Cannot be known", **who
        ),
    ),
    "own_data.restrict": Example(
        "manager",
        lambda t, who: own_data.restrict(
            t.person, "evidence", because="A claim", **who
        ),
    ),
    "own_data.lift": Example(
        "manager",
        lambda t, who: own_data.lift(t.given, because="Done", **who),
        given=somebody_restricted,
    ),
    "retention.hold": Example(
        "manager",
        lambda t, who: retention.hold(t.person, "sfo", because="A review", **who),
    ),
    "retention.end_hold": Example(
        "manager", lambda t, who: retention.end_hold(t.given, **who), given=_held
    ),
    "retention.approve": Example(
        "manager", lambda t, who: retention.approve(t.given, **who), given=somebody
    ),
    "retention.take_back": Example(
        "manager",
        lambda t, who: retention.take_back(t.given, **who),
        given=somebody_who_goes,
    ),
}
