"""The scenario's consultation on draft standards, all of it invented: it closes at the minute
at which the real one of 2017 did."""

from datetime import UTC, datetime

from probation import clock
from probation.policy.access import Role
from probation.records.consultations import actions, queries
from probation.records.people.queries import acting
from probation.records.staff.queries import members

OPENED_AT = datetime(2017, 11, 6, 9, tzinfo=UTC)
CLOSES_AT = datetime(2017, 12, 8, 23, 59, tzinfo=UTC)  # London keeps UTC in winter
TITLE = "Draft standards for probation, 2018"
SAYS = (
    "From spring 2018 each inspection would judge how a service is led and how well each case "
    "is worked with, and give one of four ratings: Outstanding, Good, Requires improvement or "
    "Inadequate. Tell us what is unclear, missing or too much."
)
QUESTIONS = [
    "Do these standards cover what matters most?",
    "Are four ratings the right number?",
    "What would make an inspection less of a burden?",
    "Is there anything else you want to say?",
]
TEXT = """\
Domain: How the service is run
1.1 Leadership
- Do leaders say clearly what good work is, and do staff know it?
- Are risks to the service foreseen, and is something done about them?
1.2 Staff
- Do practitioners have the time and the skills that their cases need?
- Does every practitioner have a manager who looks at the work with them?
1.3 Services
- Is what people need to change at hand where they live?
1.4 Information and buildings
- Can staff see what they need to know, when they need it?

Domain: Work with each person
2.1 Assessment
- Does it draw on everything that is known?
- Does it say who might be harmed, and how?
2.2 Planning
- Does the plan follow from the assessment, and is the person part of it?
2.3 Delivery
- Was what was planned done, in an order that makes sense?
- Was everything reasonable done to keep other people safe?
2.4 Review
- Was the plan looked at again when something changed?
"""


def consult() -> bool:
    """Once for a database, by the publisher who is in it; for the loading role."""
    publisher = members().filter(roles__contains=[Role.PUBLISHER]).first()
    if publisher is None or queries.published(invented=True).exists():
        return False
    by = {"by": publisher, "at": OPENED_AT}
    with acting(publisher, OPENED_AT):
        draft = actions.begin(TITLE, TEXT, is_invented=True, **by)
        actions.open_to_all(
            draft,
            "Standards and ratings for 2018",
            says=SAYS,
            questions=QUESTIONS,
            closes_at=CLOSES_AT,
            follows=1,
            real=clock.real_now(),
            **by,
        )
    return True
