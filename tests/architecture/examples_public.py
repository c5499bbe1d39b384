"""Examples of what readers of public pages do, who have no role and are nobody's record,
and of the consultations that they respond to."""

from datetime import timedelta

from probation.policy.topics import Pace, Topic
from probation.records.consultations import actions as consultations
from probation.records.keys import new_key
from probation.records.people.queries import acting
from probation.records.responses import actions as responses
from probation.records.subscriptions import actions as subscriptions
from tests.architecture.example import Example
from tests.world import NINE

TEXT = "Domain: Delivery\n1.1 Leadership\n- Is there a vision?"
WANTED = ("reader@example.test", [Topic.ALL.value], Pace.DAILY.value)
ANSWERS = [["Why?", "Because"]]
REAL = {"real": NINE}


class OfReaders:
    def __init__(self, world):
        paul = {"by": world.publisher, "at": NINE}
        with acting(world.publisher, NINE):
            self.draft = consultations.begin("Draft", TEXT, is_invented=False, **paul)
            self.open = consult(self, timedelta(days=60), **paul)
            self.closed = consult(self, timedelta(days=1), **paul)
            self.unconfirmed = give(**paul)
            self.waiting = give(**paul)
            responses.confirm(self.waiting.pk, **REAL, **paul)


def give(**who):
    return responses.give(
        "inspection:x", "X", ANSWERS, address="a@example.test", **REAL, **who
    )


def consult(things: OfReaders, open_for: timedelta, **who):
    return consultations.open_to_all(
        things.draft, "Title", says="Says", questions=["Why?"],
        closes_at=NINE + open_for, follows=1, **REAL, **who,
    )  # fmt: skip


def of_a_reader(act) -> Example:
    return Example("court_officer", act, of_a_person=False, by_role=False)


def of_the_publisher(act) -> Example:
    return Example("publisher", act, of_a_person=False)


OF_READERS: dict[str, Example] = {
    "consultations.begin": of_the_publisher(
        lambda t, who: consultations.begin("New", TEXT, is_invented=False, **who)
    ),
    "consultations.write": of_the_publisher(
        lambda t, who: consultations.write(t.of_readers.draft, TEXT, follows=1, **who)
    ),
    "consultations.open_to_all": of_the_publisher(
        lambda t, who: consult(t.of_readers, timedelta(days=60), **who)
    ),
    "consultations.conclude": of_the_publisher(
        lambda t, who: consultations.conclude(
            t.of_readers.closed,
            "Said",
            is_adopted=True,
            why="Good",
            follows=0,
            **REAL,
            **who,
        )
    ),
    "responses.give": of_a_reader(lambda t, who: give(**who)),
    "responses.confirm": of_a_reader(
        lambda t, who: responses.confirm(t.of_readers.unconfirmed.pk, **REAL, **who)
    ),
    "responses.withdraw": of_a_reader(
        lambda t, who: responses.withdraw(t.of_readers.waiting.pk, **who)
    ),
    "responses.moderate": of_the_publisher(
        lambda t, who: responses.moderate(
            t.of_readers.waiting.pk, "X", is_shown=True, follows=0, **REAL, **who
        )
    ),
    "subscriptions.ask": of_a_reader(
        lambda t, who: subscriptions.ask(*WANTED, **who),
    ),
    "subscriptions.confirm": of_a_reader(
        lambda t, who: subscriptions.confirm(*WANTED, **who),
    ),
    "subscriptions.leave": of_a_reader(
        lambda t, who: subscriptions.leave(new_key(), **who),
    ),
}
