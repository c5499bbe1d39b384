"""Sex as courts and probation record it."""

from .term import Term


class Sex(Term):
    """Codes of the probation person record (ministryofjustice/hmpps-person-record, MIT)."""

    MALE = "M", "Male"
    FEMALE = "F", "Female"
    NEITHER = "N", "Neither male nor female, or not known"
    NOT_SPECIFIED = "NS", "Not specified"
