"""The small world of the tests: two providers, a court, and the people who work there.

Made by the owner, as reference data are; all that happens in it is done by actions.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from probation.policy.access import Because, Role
from probation.policy.organisation import Kind, Sector
from probation.records.organisations.models import Unit
from probation.records.people import actions as people
from probation.records.people.models import Person
from probation.records.people.queries import acting
from probation.records.staff.models import Member, Posting

NINE = datetime(2017, 4, 4, 9, tzinfo=UTC)  # a Tuesday; Good Friday is the 14th


@dataclass(frozen=True)
class World:
    nps: Unit
    crc: Unit
    other_crc: Unit
    court: Unit
    team: Unit  # of the CRC
    court_officer: Member
    manager: Member  # of the CRC
    practitioner: Member  # of the manager's team
    keeper: Member  # a colleague in the same team
    outsider: Member  # of another CRC
    administrator: Member  # of the system
    inspectorate: Unit
    inspector: Member
    lead: Member  # of the visit
    independent: Member  # a lead inspector who was not on it
    publisher: Member  # of the inspectorate; no person's work is theirs


def make() -> World:
    nps = _unit("N90", "NPS Test", Kind.PROVIDER, Sector.NPS)
    crc = _unit("C90", "CRC Test", Kind.PROVIDER, Sector.CRC)
    other = _unit("C91", "CRC Elsewhere", Kind.PROVIDER, Sector.CRC)
    court = _unit("B90AA00", "Test Magistrates' Court", Kind.COURT, Sector.COURTS)
    court_team = _unit("N90CT1", "Test court team", Kind.TEAM, parent=nps)
    team = _unit("C90T1", "Test team", Kind.TEAM, parent=crc)
    far_team = _unit("C91T1", "Team elsewhere", Kind.TEAM, parent=other)
    inspectorate = _unit("I90", "Test Inspectorate", Kind.PROVIDER, Sector.INSPECTORATE)
    return World(
        nps,
        crc,
        other,
        court,
        team,
        court_officer=member("cora", [Role.COURT_OFFICER], court_team, court),
        manager=member("mona", [Role.MANAGER], team),
        practitioner=member("pat", [Role.PRACTITIONER], team),
        keeper=member("kim", [Role.PRACTITIONER, Role.ADMINISTRATOR], team),
        outsider=member("olly", list(Role), far_team),
        administrator=member("ada", [Role.SYSTEM_ADMINISTRATOR], nps),
        inspectorate=inspectorate,
        inspector=member("ines", [Role.INSPECTOR], inspectorate),
        lead=member("lena", [Role.LEAD_INSPECTOR], inspectorate),
        independent=member("indira", [Role.LEAD_INSPECTOR], inspectorate),
        publisher=member("paul", [Role.PUBLISHER], inspectorate),
    )


def before_court(world: World) -> Person:
    """Somebody before the test court, so seen by its officer."""
    with acting(world.court_officer, NINE):
        return people.register(
            {"first_name": "Sam", "last_name": "Example"},
            world.court,
            because=Because.BEFORE_COURT,
            by=world.court_officer,
            at=NINE,
        )


def _unit(code, name, kind, sector="", parent=None) -> Unit:
    return Unit.objects.create(
        code=code, name=name, kind=kind, sector=sector, parent=parent, is_invented=True
    )


def member(username: str, roles: list[Role], *units: Unit) -> Member:
    made = Member.objects.create_user(
        username,
        f"{username}@example.test",
        first_name=username.title(),
        last_name="Tester",
        roles=roles,
        is_invented=True,
    )
    for unit in units:
        Posting.objects.create(member=made, unit=unit, since=date(2014, 6, 1))
    return made
