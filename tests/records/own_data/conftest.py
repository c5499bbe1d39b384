import pytest

from probation.policy.access import Because
from probation.policy.circumstances import Kind
from probation.records.appointments import actions as appointments
from probation.records.circumstances import actions as circumstances
from probation.records.flags import actions as flags
from probation.records.people import actions as people
from probation.records.people.queries import acting
from tests.world import NINE


@pytest.fixture
def mona(world):
    """The manager, acting."""
    with acting(world.manager, NINE):
        yield {"by": world.manager, "at": NINE}


@pytest.fixture
def sam(world, mona):
    """With something of everything that must be looked at before it is given."""
    person = people.register(
        {"first_name": "Sam", "last_name": "Zweigenthal", "sex": "M"},
        world.team,
        identifiers={"PNC": "04/12345D"},
        because=Because.RESPONSIBLE,
        **mona,
    )
    appointments.note(person, "Came early & left", is_sensitive=False, **mona)
    appointments.note(person, "His sister told us", is_sensitive=True, **mona)
    told = {"name": "Ann Zweigenthal", "relationship": "sister", "notes": "Afraid"}
    circumstances.add(person, Kind.CONTACT, told, **mona)
    told = {"kind": "A01C", "lines": "1 Test Street", "postcode": "PL4 8AA"}
    circumstances.add(person, Kind.ADDRESS, told, **mona)
    flags.add(person, "RHRH", since=NINE.date(), notes="Police told", **mona)
    return person
