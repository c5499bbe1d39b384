"""Takes every row of one person out of the record.  Part of an action, for the loader.

Which rows these are is the exchange format's own answer: what `probation export --person`
would write, and what the format leaves out.
"""

from django.db import connection

from probation.policy.court_list import Answer
from probation.policy.explained import Explained
from probation.records.drafts.models import Draft
from probation.records.exchange.database import table_of
from probation.records.exchange.exporting import of_the_part
from probation.records.exchange.one_person import TABLES
from probation.records.own_data.models import Considered, Pack
from probation.records.people.models import Person, SearchToken
from probation.records.verified.models import Verification

from .models import Approval

# What a court sent is kept, since it speaks of others; its words are not.
BLANKED = "messages"


def delete(person: Person) -> dict[str, int]:
    """Table → how many rows.  All of it, or nothing: within the action's transaction."""
    counted = {
        "search words": SearchToken.objects.filter(person=person).delete()[0],
        "entries decided on": Considered.objects.filter(
            request__person=person
        ).delete()[0],
        "answers made": Pack.objects.filter(request__person=person).delete()[0],
        "numbers verified": Verification.objects.filter(person=person).delete()[0],
        "approvals": Approval.objects.filter(person=person).delete()[0],
        "drafts": Draft.objects.filter(address__contains=person.crn).delete()[0],
    }
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE part ON COMMIT DROP AS SELECT %s::uuid AS id", [person.pk])  # fmt: skip
        # Found first, all of them: one table's rows are known by another's.
        for table in TABLES:
            cursor.execute(
                f"CREATE TEMPORARY TABLE going_{table.file} ON COMMIT DROP AS"
                f" SELECT t.id FROM {table_of(table)} t WHERE {of_the_part(table)}"
            )
        for table in reversed(TABLES):
            where = f"id IN (SELECT id FROM going_{table.file})"
            if table.file == BLANKED:
                cursor.execute(f"UPDATE {table_of(table)} SET content = '', refused_because = '[]' WHERE {where}")  # fmt: skip
            else:
                cursor.execute(f"DELETE FROM {table_of(table)} WHERE {where}")
            counted[table.file] = cursor.rowcount
            if table.is_keyed:
                cursor.execute(f"DELETE FROM exchange_key WHERE file = '{table.file}' AND row IN (SELECT id FROM going_{table.file})")  # fmt: skip
        # A defendant who was at last somebody else stays, and was never this person.
        cursor.execute(
            "UPDATE court_matchdecision SET answer = %s, person_id = NULL"
            " WHERE person_id = %s",
            [Answer.UNDECIDED, person.pk],
        )
        for name in ("part", *(f"going_{table.file}" for table in TABLES)):
            cursor.execute(f"DROP TABLE {name}")
    return {name: count for name, count in counted.items() if count}


def reasons(until: Explained) -> list[str]:
    """Where the rules that were used come from: no day and no word of the person's."""
    return [part.source for part in until.parts]
