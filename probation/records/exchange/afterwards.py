"""What follows from the rows that came: who may see, and by which words one is found."""

from collections.abc import Iterator

from django.db import connection

from probation.policy.finding import words
from probation.records.people.actions import CRN_LETTERS

from .staging import Staging, Tell

PEOPLE_AT_A_TIME = 2_000

# Whoever holds or held an order sees its person, though no row says so: from the first
# day they held one, until none of theirs runs any more.
SEEN = """
    INSERT INTO people_visibility (person_id, unit_id, because, since, until)
    SELECT person_id, provider_id, 'responsible', min(since),
           CASE WHEN bool_or(ended IS NULL) THEN NULL ELSE max(greatest(ended, since)) END
    FROM (
        SELECT o.person_id, h.provider_id, h.since,
               coalesce(next.since, CASE WHEN c.status = 'ended' THEN c.at END) AS ended
        FROM sentences_order o
        JOIN sentences_responsibility h ON h.order_id = o.id
        LEFT JOIN sentences_responsibility next ON next.follows_id = h.id
        JOIN sentences_orderchange c ON c.order_id = o.id AND NOT EXISTS (
            SELECT FROM sentences_orderchange n WHERE n.follows_id = c.id)
        WHERE o.person_id IN (SELECT id FROM answered)
    ) held
    WHERE NOT EXISTS (
        SELECT FROM people_visibility v WHERE v.person_id = held.person_id
        AND v.unit_id = held.provider_id AND v.because = 'responsible')
    GROUP BY person_id, provider_id
"""

# And so does a court's unit see who is before it and not yet sentenced.
BEFORE_COURT = """
    INSERT INTO people_visibility (person_id, unit_id, because, since)
    SELECT m.person_id, l.court_id, 'before_court', min(m.at)
    FROM court_matchdecision m
    JOIN court_listing l ON l.defendant_id = m.defendant_id
    WHERE m.answer = 'same_person' AND m.person_id IN (SELECT id FROM answered)
    AND NOT EXISTS (SELECT FROM court_matchdecision n WHERE n.follows_id = m.id)
    AND NOT EXISTS (SELECT FROM sentences_order o WHERE o.person_id = m.person_id
                    AND o.defendant_id = m.defendant_id)
    AND NOT EXISTS (
        SELECT FROM people_visibility v WHERE v.person_id = m.person_id
        AND v.unit_id = l.court_id AND v.because = 'before_court')
    GROUP BY m.person_id, l.court_id
"""

# All by which a person can be found, in one row.
FOUND_BY = """
    SELECT p.id, p.first_name, p.middle_names, p.last_name, p.preferred_name,
           p.date_of_birth, p.crn,
           (SELECT array_agg(first_name || ' ' || middle_names || ' ' || last_name)
            FROM people_alias a WHERE a.person_id = p.id AND a.until IS NULL),
           (SELECT array_agg(date_of_birth) FROM people_alias a
            WHERE a.person_id = p.id AND a.until IS NULL AND date_of_birth IS NOT NULL),
           (SELECT array_agg(value) FROM people_identifier i
            WHERE i.person_id = p.id AND i.until IS NULL),
           (SELECT array_agg(postcode) FROM circumstances_address a
            WHERE a.person_id = p.id AND a.ended_at IS NULL)
    FROM people_person p WHERE p.id IN (SELECT id FROM touched)
"""


def begin(staging: Staging) -> None:
    """Where moving.py keeps who has changed."""
    staging.run("CREATE TEMPORARY TABLE touched (id uuid) ON COMMIT DROP")


def make_seen(staging: Staging) -> None:
    staging.run(
        """
        CREATE TEMPORARY TABLE answered ON COMMIT DROP AS
        SELECT id FROM people_person WHERE crn IN (
            SELECT crn FROM in_people UNION SELECT person FROM in_orders
            UNION SELECT person FROM in_match_decisions)
        UNION SELECT o.person_id FROM sentences_order o JOIN exchange_key k ON k.row = o.id
        AND k.file = 'orders' AND k.key IN (SELECT "order" FROM in_responsibilities
                                            UNION SELECT "order" FROM in_order_changes)
        """
    )
    staging.run("ANALYZE answered")
    staging.run(SEEN)
    staging.run(BEFORE_COURT)
    staging.run("DROP TABLE answered")


def make_findable(staging: Staging, tell: Tell) -> None:
    """The same words as people/actions.py keeps for one person."""
    staging.run("ANALYZE touched")
    staging.run(
        "DELETE FROM people_searchtoken WHERE person_id IN (SELECT id FROM touched)"
    )
    many = staging.ask("SELECT count(DISTINCT id) FROM touched")[0][0]
    done = 0
    with connection.chunked_cursor() as people:
        people.execute(FOUND_BY)
        while some := people.fetchmany(PEOPLE_AT_A_TIME):
            with connection.cursor() as cursor:
                into = "COPY people_searchtoken (person_id, kind, token) FROM STDIN"
                with cursor.copy(into) as copy:
                    for row in _tokens(some):
                        copy.write_row(row)
            done += len(some)
            tell("Making people findable", done, many)
    staging.run("DROP TABLE touched")


def _tokens(people: list[tuple]) -> Iterator[tuple]:
    for person in people:
        (
            key,
            first,
            middle,
            last,
            preferred,
            born,
            crn,
            called,
            others,
            numbered,
            post,
        ) = person
        found = words(
            called=[f"{first} {middle} {last}", preferred, *(called or ())],
            born=[*([born] if born else ()), *(others or ())],
            numbered=[crn, *(numbered or ())],
            postcodes=post or (),
        )
        for kind, token in sorted(found):
            yield key, kind.value, token


def move_numbers_on(staging: Staging) -> None:
    """The next case reference number made here comes after those that came, as far as
    they begin with the letter that is being given out."""
    letters = "".join(CRN_LETTERS)
    staging.run(
        f"""
        SELECT setval('people_crn', greatest(s.last_value, n.last))
        FROM people_crn s, LATERAL (
            SELECT max((position(left(crn, 1) IN '{letters}') - 1) * 1000000
                       + right(crn, 6)::bigint) AS last
            FROM people_person
            WHERE left(crn, 1) = substr('{letters}', (s.last_value / 1000000)::int + 1, 1)
        ) n WHERE n.last > s.last_value
        """
    )
