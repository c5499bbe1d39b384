"""What people ask of the data held on them, and what keeps a record."""

from probation.policy.own_data.asking import Asked
from probation.policy.own_data.disputing import Outcome
from probation.policy.own_data.restricting import Why
from probation.policy.own_data.retention import HoldKind

from .format import (
    Codes,
    Table,
    belongs_to,
    code,
    day,
    instant,
    key,
    position,
    refers_to,
    short,
    structured,
    text,
)

PERSON = belongs_to("person", "people", "Whose")
BY = refers_to("by", "members", "Who recorded it")
AT = instant("at", "When it was recorded", needed=True)
ENDED_BY = refers_to("ended_by", "members", "Who ended it", needed=False)

RESTRICTIONS = Table(
    "restrictions",
    "people.RestrictedProcessing",
    "Times in which a record was kept and read, and little might be written",
    ("key",),
    (
        key(),
        PERSON,
        code("why", "Why", Codes.of("Why it is restricted", Why), needed=True),
        text("because", "In words", needed=True),
        instant("since", "From when", needed=True),
        instant("until", "Until when; empty: in force"),
        text("ended_because", "Why it ended"),
        BY,
        ENDED_BY,
    ),
)

REQUESTS = Table(
    "requests",
    "own_data.Request",
    "Requests of people for the data held on them",
    ("key",),
    (
        key(),
        PERSON,
        day("asked_on", "When they asked", needed=True),
        text("asker", "Who asked for them; empty: they themselves"),
        text("send_to", "Where the answer goes"),
        BY,
        AT,
    ),
)

REQUEST_CHANGES = Table(
    "request_changes",
    "own_data.RequestChange",
    "What became of a request: the first row says that it was made",
    ("request", "position"),
    (
        belongs_to("request", "requests", "Which request"),
        position("change"),
        code("status", "What it became", Codes.of("Status", Asked), needed=True),
        day("on", "When", needed=True),
        text("because", "In words"),
        BY,
        AT,
    ),
)

DISPUTES = Table(
    "disputes",
    "own_data.Dispute",
    "Entries that a person says are wrong",
    ("key",),
    (
        key(),
        PERSON,
        short("file", "Of which table the entry is", needed=True),
        text("entry", "What the entry is, in words", needed=True),
        structured("as_it_was", "What it said then: column to words", if_empty="{}"),
        text("says", "What the person says of it", needed=True),
        day("raised_on", "When they said so", needed=True),
        BY,
        AT,
    ),
)

DISPUTE_DECISIONS = Table(
    "dispute_decisions",
    "own_data.DisputeDecision",
    "What was decided of a disputed entry",
    ("dispute",),
    (
        belongs_to("dispute", "disputes", "Which dispute"),
        code("outcome", "What was decided", Codes.of("Outcome", Outcome), needed=True),
        text("because", "Why", needed=True),
        structured("as_it_is", "What the entry said then", if_empty="{}"),
        BY,
        AT,
    ),
)

HOLDS = Table(
    "holds",
    "retention.Hold",
    "What keeps a record past its time",
    ("key",),
    (
        key(),
        PERSON,
        code(
            "kind", "What kind", Codes.of("What keeps a record", HoldKind), needed=True
        ),
        text("because", "In words", needed=True),
        day("since", "First day", needed=True),
        day("until", "The first day it no longer keeps it"),
        BY,
        ENDED_BY,
    ),
)

OWN_DATA = (
    RESTRICTIONS,
    REQUESTS,
    REQUEST_CHANGES,
    DISPUTES,
    DISPUTE_DECISIONS,
    HOLDS,
)
