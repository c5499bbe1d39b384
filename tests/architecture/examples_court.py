"""A small real call of every action of a court's list."""

import json
from typing import Any

from probation.policy.access import Role
from probation.policy.court import Outcome, Preparation
from probation.policy.court_list import Answer
from probation.records.court import actions as court
from probation.records.hearings import actions as hearings
from probation.records.people.queries import act_as, acting
from tests.architecture.example import Example
from tests.world import NINE, World, member


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


def _hearing(t):
    return t.new.listings.get()


def _head(t):
    last = t.new.changes.last()
    return last and last.pk


def _heard(t, who, **told):
    told = {"note": "Fined", "is_resulted": True, "follows": _head(t), **told}
    hearings.record_outcome(_hearing(t), Outcome.FINE, **told, **who)


def _give_back(t, who):
    hearings.take_on(_hearing(t), follows=_head(t), **who)
    hearings.give_back(_hearing(t), follows=_head(t), **who)


def _check(t, who):
    colleague = member("cleo", [Role.COURT_OFFICER], t.world.court)
    with acting(colleague, NINE):
        _heard(t, {"by": colleague, "at": NINE})
    act_as(who["by"], who["at"])
    hearings.check(_hearing(t), follows=_head(t), **who)


def _correct(t, who):
    _heard(t, who)
    hearings.correct(_hearing(t), because="Wrong row", follows=_head(t), **who)


OF_COURT: dict[str, Example] = {
    "court.arrive": Example(
        "court_officer",
        lambda t, who: court.arrive(
            "mended", message(t.world, "M").encode(), mends=t.refused, **who
        ),
    ),
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
    "hearings.check": Example("court_officer", _check),
    "hearings.correct": Example("court_officer", _correct),
    "hearings.give_back": Example("court_officer", _give_back),
    "hearings.prepare": Example(
        "court_officer",
        lambda t, who: hearings.prepare(
            _hearing(t), Preparation.COMPLETE, follows=_head(t), **who
        ),
    ),
    "hearings.record_outcome": Example("court_officer", _heard),
    "hearings.take_on": Example(
        "court_officer",
        lambda t, who: hearings.take_on(_hearing(t), follows=_head(t), **who),
    ),
}
