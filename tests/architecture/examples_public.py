"""Examples of what readers of public pages do, who have no role and are nobody's record."""

from probation.policy.topics import Pace, Topic
from probation.records.keys import new_key
from probation.records.subscriptions import actions as subscriptions
from tests.architecture.example import Example

WANTED = ("reader@example.test", [Topic.ALL.value], Pace.DAILY.value)


def of_a_reader(act) -> Example:
    return Example("court_officer", act, of_a_person=False, by_role=False)


OF_READERS: dict[str, Example] = {
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
