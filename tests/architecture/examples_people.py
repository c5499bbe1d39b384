"""Examples of the actions on who somebody is, what is said of them, and their flags."""

from typing import Any

from probation.policy.circumstances import Kind
from probation.records.circumstances import actions as circumstances
from probation.records.flags import actions as flags
from probation.records.people import actions as people
from probation.records.verified import actions as verified
from tests.architecture.example import Example
from tests.world import NINE

ADDRESS = {"kind": "A01C", "lines": "1 Test Street", "postcode": "PL4 8AA"}


class OfPeople:
    """What the examples need on the record of the person."""

    def __init__(self, person, keeper, who: dict[str, Any]):
        people.limit_access(person, keeper, may_see=False, why="Kin", **who)
        people.add_alias(person, {"last_name": "Other"}, **who)
        people.add_identifier(person, "PNC", "04/12345X", **who)
        self.alias = person.aliases.get()
        self.identifier = person.identifiers.get()
        self.address = circumstances.add(person, Kind.ADDRESS, ADDRESS, **who)
        self.flag = flags.add(person, "RHRH", since=NINE.date(), **who)


OF_PEOPLE: dict[str, Example] = {
    "circumstances.add": Example(
        "practitioner",
        lambda t, who: circumstances.add(t.person, Kind.ADDRESS, ADDRESS, **who),
    ),
    "circumstances.correct": Example(
        "practitioner",
        lambda t, who: circumstances.correct(
            t.of_people.address, Kind.ADDRESS, {**ADDRESS, "lines": "2"}, **who
        ),
    ),
    "circumstances.end": Example(
        "practitioner",
        lambda t, who: circumstances.end(
            t.of_people.address, Kind.ADDRESS, until=NINE.date(), **who
        ),
    ),
    "flags.add": Example(
        "practitioner",
        lambda t, who: flags.add(t.person, "RVHR", since=NINE.date(), **who),
    ),
    "flags.end": Example(
        "practitioner",
        lambda t, who: flags.end(t.of_people.flag, because="Lower now", **who),
    ),
    "flags.review": Example(
        "practitioner",
        lambda t, who: flags.review(t.of_people.flag, follows=None, **who),
    ),
    "people.add_alias": Example(
        "practitioner",
        lambda t, who: people.add_alias(t.person, {"last_name": "Third"}, **who),
    ),
    "people.add_identifier": Example(
        "practitioner",
        lambda t, who: people.add_identifier(t.person, "CRO", "no such form", **who),
    ),
    "people.change": Example(
        "practitioner",
        lambda t, who: people.change(
            t.person, {"first_name": "Samuel"}, follows=t.person.version, **who
        ),
    ),
    "people.end_alias": Example(
        "practitioner",
        lambda t, who: people.end_alias(t.of_people.alias, **who),
    ),
    "people.end_identifier": Example(
        "practitioner",
        lambda t, who: people.end_identifier(t.of_people.identifier, **who),
    ),
    "people.end_limit": Example(
        "manager",
        lambda t, who: people.end_limit(t.person, t.world.keeper, **who),
    ),
    "people.limit_access": Example(
        "manager",
        lambda t, who: people.limit_access(
            t.person, t.world.keeper, may_see=False, why="Neighbours", **who
        ),
    ),
    "verified.verify_identifier": Example(
        "practitioner",
        lambda t, who: verified.verify_identifier(
            t.of_people.identifier, evidence="The PNC print", **who
        ),
    ),
    "people.register": Example(
        "court_officer",
        lambda t, who: people.register({"last_name": "New"}, t.world.court, **who),
        of_a_person=False,
    ),
}
