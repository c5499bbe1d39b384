"""What may be said of a defendant on a court list: who they are."""

from .term import Term
from .workflow import Workflow


class Source(Term):
    """The two systems of the courts of England and Wales that send lists."""

    COMMON_PLATFORM = "common_platform", "Common Platform"
    LIBRA = "libra", "Libra"


class Answer(Term):
    """Whether a defendant is someone already on record.  A person decides."""

    UNDECIDED = "undecided", "Not decided"
    SAME_PERSON = "same_person", "Same person"
    NO_RECORD = "no_record", "No record"


MATCH = Workflow(
    key="match",
    name="A match",
    start=Answer.UNDECIDED,
    moves={
        Answer.UNDECIDED: frozenset({Answer.SAME_PERSON, Answer.NO_RECORD}),
        Answer.SAME_PERSON: frozenset({Answer.UNDECIDED}),
        # A record is made for them when something has to be kept in it.
        Answer.NO_RECORD: frozenset({Answer.UNDECIDED, Answer.SAME_PERSON}),
    },
)
