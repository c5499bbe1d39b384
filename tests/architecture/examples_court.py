"""A small real call of every action of a court's list."""

import json
from typing import Any

from probation.policy.court_list import Answer
from probation.records.court import actions as court
from tests.architecture.example import Example
from tests.world import World


def message(world: World, name: str) -> str:
    """A Libra case of the test court, on the test day."""
    return json.dumps(
        {
            "caseId": name,
            "caseNo": name,
            "courtCode": world.court.code,
            "sessionStartTime": "2017-04-04T10:00:00",
            "name": {"forename1": "Sam", "surname": name},
            "offences": [{"seq": 1, "title": "Theft from a shop"}],
        }
    )


def _rule_in(t, who: dict[str, Any]):
    court.rule_out(t.new, t.person, **who)
    court.rule_in(t.new, t.person, **who)


OF_COURT: dict[str, Example] = {
    "court.decide_match": Example(
        "court_officer",
        lambda t, who: court.decide_match(t.new, Answer.NO_RECORD, follows=None, **who),
    ),
    "court.make_person": Example(
        "court_officer",
        lambda t, who: court.make_person(t.unknown, follows=t.unknown.version, **who),
    ),
    "court.rule_in": Example("court_officer", _rule_in),
    "court.rule_out": Example(
        "court_officer", lambda t, who: court.rule_out(t.new, t.person, **who)
    ),
    "court.take": Example(
        "court_officer",
        lambda t, who: court.take("again", message(t.world, "Again"), **who),
        of_a_person=False,
        by_role=False,
    ),
}
