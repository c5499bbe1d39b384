"""What rows must be to one another by what they say: an order comes after a birth.

What a folder does not hold is looked for in the record: it may add to what is there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from probation.policy import appointment, order, reports, sentences

from .staging import Staging
from .tables import BY_FILE

PEOPLE = """
    (SELECT crn, nullif(date_of_birth, '')::date AS born FROM in_people
     UNION ALL SELECT crn, date_of_birth FROM people_person p
     WHERE NOT EXISTS (SELECT FROM in_people i WHERE i.crn = p.crn))
"""
ORDERS = """
    (SELECT key, person, sentenced_on::date FROM in_orders
     UNION ALL SELECT k.key, p.crn, o.sentenced_on FROM exchange_key k
     JOIN sentences_order o ON o.id = k.row JOIN people_person p ON p.id = o.person_id
     WHERE k.file = 'orders' AND NOT EXISTS (SELECT FROM in_orders i WHERE i.key = k.key))
"""
APPOINTMENTS = """
    (SELECT key, person FROM in_appointments
     UNION ALL SELECT k.key, p.crn FROM exchange_key k
     JOIN appointments_appointment a ON a.id = k.row
     JOIN people_person p ON p.id = a.person_id
     WHERE k.file = 'appointments'
     AND NOT EXISTS (SELECT FROM in_appointments i WHERE i.key = k.key))
"""
HIS_ORDER = f'JOIN {ORDERS} o ON o.key = r."order"'
SENTENCED = (
    "'is before the sentence, on ' || to_char(o.sentenced_on, 'FMDD FMMonth YYYY')"
)
OTHERS_ORDER = "'the order ' || o.key || ' is another person''s: ' || o.person"


@dataclass(frozen=True)
class Rule:
    file: str
    column: str
    reason: str  # SQL
    where: str  # SQL: holds for a row `r` at fault
    source: str = ""  # SQL: what is joined
    hangs: str = "false"  # SQL: whether that is so only because of another's fault


def _all(stands_at: date) -> Iterator[Rule]:
    """Of a folder that says how things stood on that day."""
    future = f"'is later than the day the data stand at, {stands_at}'"
    for file, column in (
        ("people", "date_of_birth"),
        ("orders", "sentenced_on"),
        ("order_changes", "on"),
    ):
        late = f"nullif(r.\"{column}\", '')::date > '{stands_at}'"
        yield Rule(file, column, future, late)
    yield Rule(
        "orders",
        "sentenced_on",
        "'is before the person was born, on ' || to_char(p.born, 'FMDD FMMonth YYYY')",
        "r.sentenced_on::date < p.born",
        f"JOIN {PEOPLE} p ON p.crn = r.person",
    )
    yield Rule(
        "orders",
        "convicted_on",
        "'is after the sentence, on ' || r.sentenced_on",
        "nullif(r.convicted_on, '')::date > r.sentenced_on::date",
    )
    yield Rule(
        "order_changes", "on", SENTENCED, 'r."on"::date < o.sentenced_on', HIS_ORDER
    )
    yield Rule(
        "appointments",
        "starts_at",
        SENTENCED,
        "(r.starts_at::timestamptz AT TIME ZONE 'Europe/London')::date < o.sentenced_on",
        HIS_ORDER,
    )
    for file in ("appointments", "notes"):
        yield Rule(file, "order", OTHERS_ORDER, "o.person <> r.person", HIS_ORDER)
    yield Rule(
        "notes",
        "appointment",
        "'the appointment ' || a.key || ' is another person''s: ' || a.person",
        "a.person <> r.person",
        f"JOIN {APPOINTMENTS} a ON a.key = r.appointment",
    )
    for file, start in (
        ("order_changes", order.WORKFLOW.start),
        ("appointment_changes", appointment.WORKFLOW.start),
        ("report_changes", reports.REPORT.start),
    ):
        yield Rule(
            file,
            "status",
            f"'the first row must be: {start}'",
            f"r.position = '1' AND r.status <> '{start}'",
        )
    for file, parent in (("responsibilities", "order"), ("assignments", "order")):
        yield Rule(
            file,
            "since",
            "'is before that of the row before it, line ' || b.line",
            "r.since::timestamptz < b.since::timestamptz",
            f"""JOIN in_{file} b ON b."{parent}" = r."{parent}"
                AND b.position = (r.position::int - 1)::text AND r.position <> '0'""",
        )
    yield Rule(
        "orders",
        "lengths",
        "'this type of sentence has other figures, each a whole number'",
        """EXISTS (SELECT FROM jsonb_each(coalesce(nullif(r.lengths, ''), '{}')::jsonb) e
           WHERE e.value::text !~ '^[0-9]{1,9}$' OR e.key <> ALL (of.keys))""",
        f"JOIN (VALUES {_figures()}) of (kind, keys) ON of.kind = r.kind",
    )
    yield Rule(
        "requirements",
        "also",
        "'its figures must be whole numbers'",
        """EXISTS (SELECT FROM jsonb_each(coalesce(nullif(r.also, ''), '{}')::jsonb) e
           WHERE e.value::text !~ '^[0-9]{1,9}$')""",
    )
    yield Rule(
        "flags",
        "level",
        "'only a flag for MAPPA has a level and a category, and it must'",
        "(r.kind = 'MAPP') <> (r.level <> '') OR (r.kind = 'MAPP') <> (r.category <> '')",
    )
    yield Rule(
        "people",
        "crn",
        "'nobody would see this person: say which unit in visibilities, which provider"
        " answers for an order in responsibilities, or who they are before a court'",
        "true",
        """JOIN (SELECT line FROM in_people i
            WHERE NOT EXISTS (SELECT FROM in_visibilities v WHERE v.person = i.crn)
            AND NOT EXISTS (SELECT FROM in_orders o JOIN in_responsibilities h
                            ON h."order" = o.key WHERE o.person = i.crn)
            AND NOT EXISTS (SELECT FROM in_match_decisions m WHERE m.person = i.crn)
            AND NOT EXISTS (SELECT FROM people_person p WHERE p.crn = i.crn)
        ) unseen ON unseen.line = r.line""",
        """EXISTS (SELECT FROM rejected WHERE file IN
           ('orders', 'responsibilities', 'visibilities', 'match_decisions'))""",
    )


def _figures() -> str:
    rows = []
    for one in sentences.ALL:
        keys = ", ".join(f"'{figure.key}'" for figure in one.lengths)
        rows.append(f"('{one.key}', ARRAY[{keys}]::text[])")
    return ", ".join(rows)


def kept(staging: Staging, stands_at: date) -> int:
    """Takes out rows that break a rule.  Returns how many."""
    found, files = 0, set()
    for rule in _all(stands_at):
        if rule.file in staging.columns:
            table = BY_FILE[rule.file]
            found += staging.find(
                table,
                rule.column,
                rule.reason,
                rule.where,
                source=rule.source,
                hangs=rule.hangs,
            )
            files.add(rule.file)
    for file in files:
        staging.take_out(file)
    return found
