"""Orders, who answers for them, appointments and notes."""

from probation.policy import requirements, sentences
from probation.policy.allocation import Ground
from probation.policy.appointment import Status as AppointmentStatus
from probation.policy.codes import CONTACT_TYPE
from probation.policy.endings import OrderEnd
from probation.policy.order import Status as OrderStatus

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
    whole,
    yes_no,
)

ORDER = belongs_to("order", "orders", "Which order")
PERSON = belongs_to("person", "people", "Whose")
BY = refers_to("by", "members", "Who recorded it")
AT = instant("at", "When it was recorded", needed=True)
SENTENCE = Codes("Type of sentence", {one.key: one.title for one in sentences.ALL})
REQUIREMENT = Codes(
    "Type of requirement", {one.key: one.title for one in requirements.ALL}
)
PASSED_BY = Codes(
    "How responsibility passed",
    {
        "sentence": "Sentenced",
        "allocation": "Allocated",
        "transfer": "Transferred",
    },
)

ORDERS = Table(
    "orders",
    "sentences.Order",
    "Sentences and licences that someone is supervised under",
    ("key",),
    (
        key(),
        PERSON,
        refers_to("defendant", "defendants", "As whom they were tried", needed=False),
        code("kind", "What kind", SENTENCE, needed=True),
        refers_to("court", "units", "Which court made it"),
        day("sentenced_on", "Day of sentence", needed=True),
        day("convicted_on", "Day of conviction"),
        structured(
            "lengths", 'The type\'s own figures, such as {"months": 12}', if_empty="{}"
        ),
        day("ends_on_by_court", "Its end, where the court stated it"),
        instant("made_at", "When it was recorded", needed=True),
    ),
)

ORDER_OFFENCES = Table(
    "order_offences",
    "sentences.OrderOffence",
    "Offences that an order is for",
    ("key",),
    (
        key(),
        ORDER,
        short("code", "CJS code"),
        text("title", "The offence"),
        yes_no("is_main", "Whether it is the main one"),
    ),
)

REQUIREMENTS = Table(
    "requirements",
    "sentences.Requirement",
    "What the court requires under an order",
    ("key",),
    (
        key(),
        ORDER,
        code("kind", "What kind", REQUIREMENT, needed=True),
        whole("length", "In the type's own unit, such as days or hours"),
        structured("also", "The type's further figures", if_empty="{}"),
        text("detail", "In words"),
    ),
)

ORDER_CHANGES = Table(
    "order_changes",
    "sentences.OrderChange",
    "Whether an order runs: the first says that it does",
    ("order", "position"),
    (
        ORDER,
        position("change"),
        code("status", "What it became", Codes.of("Status", OrderStatus), needed=True),
        day("on", "The day it began or ended", needed=True),
        code("reason", "Why it ended", Codes.of("Why an order ended", OrderEnd)),
        text("because", "In words"),
        BY,
        AT,
    ),
)

RESPONSIBILITIES = Table(
    "responsibilities",
    "sentences.Responsibility",
    "Which provider answers for an order, until the row that follows",
    ("order", "position"),
    (
        ORDER,
        position("holder"),
        refers_to("provider", "units", "Who answers for it"),
        instant("since", "From when", needed=True),
        code("because", "How it came to them", PASSED_BY, needed=True),
        BY,
    ),
)

ALLOCATIONS = Table(
    "allocations",
    "allocation.Allocation",
    "The decision which provider an order goes to",
    ("order",),
    (
        ORDER,
        refers_to("provider", "units", "Where it goes"),
        code("ground", "The first that is true", Codes.of("Ground", Ground)),
        structured(
            "grounds",
            "Each ground: {ground, answer (true, false or null), origin}",
            if_empty="[]",
        ),
        text("override_because", "Why it goes elsewhere than the grounds say"),
        day("limit", "By when it had to be decided", needed=True),
        BY,
        AT,
    ),
)

ASSIGNMENTS = Table(
    "assignments",
    "allocation.Assignment",
    "Which practitioner holds an order, until the row that follows",
    ("order", "position"),
    (
        ORDER,
        position("holder"),
        refers_to("officer", "members", "Who holds it"),
        refers_to("team", "units", "In which team"),
        text("note", "What they were told"),
        instant("since", "From when", needed=True),
        BY,
    ),
)

APPOINTMENTS = Table(
    "appointments",
    "appointments.Appointment",
    "Appointments and other contacts planned or held",
    ("key",),
    (
        key(),
        PERSON,
        ORDER,
        code(
            "kind",
            "Contact type",
            Codes.of(CONTACT_TYPE.title, CONTACT_TYPE),
            needed=True,
        ),
        instant("starts_at", "When", needed=True),
        whole("minutes", "How long", needed=True),
        refers_to("office", "offices", "Where", needed=False),
        refers_to("officer", "members", "With whom"),
    ),
)

APPOINTMENT_CHANGES = Table(
    "appointment_changes",
    "appointments.StatusChange",
    "What became of an appointment: the first row says that it was booked",
    ("appointment", "position"),
    (
        belongs_to("appointment", "appointments", "Which appointment"),
        position("change"),
        code(
            "status",
            "What it became",
            Codes.of("Status", AppointmentStatus),
            needed=True,
        ),
        text("because", "Why it was put right"),
        BY,
        AT,
    ),
)

NOTES = Table(
    "notes",
    "appointments.Note",
    "What was written down about a person",
    ("key",),
    (
        key(),
        PERSON,
        refers_to("order", "orders", "Under which order", needed=False),
        refers_to("appointment", "appointments", "At which appointment", needed=False),
        refers_to("corrects", "notes", "The note that this puts right", needed=False),
        text("text", "The note", needed=True),
        yes_no("is_sensitive", "Whether it is not to be shown to the person"),
        instant("happened_at", "When it happened", needed=True),
        BY,
        AT,
    ),
)

CASES = (
    ORDERS,
    ORDER_OFFENCES,
    REQUIREMENTS,
    ORDER_CHANGES,
    RESPONSIBILITIES,
    ALLOCATIONS,
    ASSIGNMENTS,
    APPOINTMENTS,
    APPOINTMENT_CHANGES,
    NOTES,
)
