"""Work for the people of benchmarks/people.py: each an order, its allocation, its officer,
six appointments and two notes.  Made in sets, as the loader role.

The first unit's first forty orders are one practitioner's, `pat`: a full caseload.
"""

from datetime import UTC, date, datetime
from pathlib import Path

from django.db import connections

from benchmarks.people import load, people
from probation.cli.postgres import Server
from probation.policy.access import Role
from probation.policy.organisation import Kind, Sector
from probation.records.organisations.models import Unit
from probation.records.people import finding
from probation.records.staff.models import Member, Posting

CASELOAD = 40
SINCE = date(2014, 6, 1)
MIDDAY = datetime(
    2017, 6, 1, 12, tzinfo=UTC
)  # when it is: five outcomes in six recorded
STATEMENTS = """
INSERT INTO sentences_order (person_id, kind, court_id, sentenced_on, lengths, made_at)
SELECT id, 'community_order', %(court)s, '2017-04-04', '{"months": 12}', made_at FROM people_person;

INSERT INTO sentences_orderoffence (order_id, code, title, is_main)
SELECT id, 'TH68010', 'Theft from a shop', true FROM sentences_order;

INSERT INTO sentences_requirement (order_id, kind, length, also, detail)
SELECT id, 'rehabilitation_activity', 20, '{}', '' FROM sentences_order;

INSERT INTO sentences_orderchange (order_id, status, "on", reason, because, by_id, at)
SELECT id, 'running', sentenced_on, '', '', %(pat)s, made_at FROM sentences_order;

INSERT INTO sentences_responsibility (order_id, provider_id, since, because, by_id)
SELECT o.id, min(v.unit_id), o.made_at, 'allocation', %(pat)s
FROM sentences_order o JOIN people_visibility v ON v.person_id = o.person_id
GROUP BY o.id;

INSERT INTO allocation_allocation
    (order_id, provider_id, ground, grounds, override_because, "limit", by_id, at)
SELECT order_id, provider_id, '', '[]', '', '2017-04-06', %(pat)s, since
FROM sentences_responsibility;

INSERT INTO allocation_assignment (order_id, officer_id, team_id, note, since, by_id)
SELECT order_id,
    CASE WHEN provider_id = %(unit)s
        AND row_number() OVER (PARTITION BY provider_id ORDER BY order_id) <= %(caseload)s
        THEN %(pat)s ELSE %(other)s END,
    provider_id, '', since, %(pat)s
FROM sentences_responsibility;

INSERT INTO appointments_appointment
    (person_id, order_id, kind, starts_at, minutes, officer_id)
SELECT o.person_id, o.id, 'COAP',
    timestamptz '2017-04-05 09:00Z' + n * interval '14 days' + o.id %% 6 * interval '1 hour',
    30, a.officer_id
FROM sentences_order o JOIN allocation_assignment a ON a.order_id = o.id,
    generate_series(0, 5) n;

INSERT INTO appointments_statuschange (appointment_id, status, because, by_id, at)
SELECT id, 'booked', '', officer_id, timestamptz '2017-04-04 09:00Z'
FROM appointments_appointment;

INSERT INTO appointments_statuschange
    (appointment_id, follows_id, status, because, by_id, at)
SELECT a.id, s.id, 'complied', '', a.officer_id, a.starts_at
FROM appointments_appointment a JOIN appointments_statuschange s ON s.appointment_id = a.id
WHERE a.starts_at < timestamptz '2017-05-30 00:00Z';

INSERT INTO appointments_note
    (person_id, order_id, text, is_sensitive, happened_at, by_id, at)
SELECT person_id, id, 'Said that all is well.', n = 1,
    made_at + n * interval '1 day', %(pat)s, made_at
FROM sentences_order, generate_series(1, 2) n;
"""


def prepare(n: int) -> None:
    """Unless it is there from last time."""
    with connections["loader"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sentences_order")
        there = cursor.fetchone()[0]
    if there == n:
        return
    if there:
        raise SystemExit(f"The database holds {there} people: remove .home/bench-work")
    units = [
        Unit.objects.create(
            code=f"BENCH{i}", name=f"Bench {i}", kind=Kind.PROVIDER, sector=Sector.CRC
        )
        for i in range(10)
    ]
    pat = Member.objects.create_user("pat", roles=[Role.PRACTITIONER])
    other = Member.objects.create_user("other", roles=[Role.PRACTITIONER])
    Posting.objects.create(member=pat, unit=units[0], since=SINCE)
    court = Unit.objects.filter(kind=Kind.COURT).first()
    loader = connections["loader"]
    loader.ensure_connection()
    told = {
        "court": court.pk,
        "pat": pat.pk,
        "other": other.pk,
        "unit": units[0].pk,
        "caseload": CASELOAD,
    }
    with loader.connection.transaction():
        load(loader.connection, people(n, [unit.pk for unit in units]))
        with loader.cursor() as cursor:
            for statement in STATEMENTS.split(";\n"):
                if statement.strip():
                    cursor.execute(statement, told)


def settle(home: Path) -> None:
    """What is known of the tables is known anew, as it is in a database that runs."""
    with Server(home).connect("postgres") as superuser:
        superuser.execute("VACUUM ANALYZE")


def caseload_of(member) -> list:
    """The people of one practitioner."""
    return list(
        finding.Person.objects.filter(orders__assignments__officer=member).order_by(
            "crn"
        )
    )
