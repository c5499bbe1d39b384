"""People, who may see them, and what is said of their lives."""

from probation.policy.access import Because
from probation.policy.circumstances import Reach
from probation.policy.codes import (
    ADDRESS_TYPE,
    CIRCUMSTANCE_SUBTYPE,
    CIRCUMSTANCE_TYPE,
    DISABILITY,
    IDENTIFIER_TYPE,
    REGISTER_TYPE,
)
from probation.policy.mappa import Category, Level
from probation.policy.person import LISTS, Sex

from .format import (
    Codes,
    Column,
    Kind,
    Table,
    belongs_to,
    code,
    day,
    instant,
    key,
    refers_to,
    short,
    structured,
    text,
    whole,
    yes_no,
)


def _listed(name: str, about: str) -> Column:
    return code(name, about, Codes.of(LISTS[name].title, LISTS[name]))


PERSON = belongs_to("person", "people", "Whose")
BY = refers_to("by", "members", "Who recorded it")
AT = instant("at", "When it was recorded", needed=True)

PERSONS = Table(
    "people",
    "people.Person",
    "People on probation or before a court",
    ("crn",),
    (
        short("crn", "Case reference number: a letter and six digits", needed=True),
        Column("id", Kind.UUID, "The record's own key; empty: one is made"),
        short("first_name", "First name"),
        short("middle_names", "Middle names"),
        short("last_name", "Last name", needed=True),
        short("preferred_name", "What they like to be called"),
        day("date_of_birth", "Date of birth"),
        code("sex", "As the record has it", Codes.of("Sex", Sex), needed=True),
        _listed("gender_identity", "Gender identity"),
        _listed("ethnicity", "Ethnicity"),
        _listed("religion", "Religion"),
        _listed("nationality", "Nationality"),
        _listed("second_nationality", "Second nationality"),
        _listed("language", "Preferred language"),
        yes_no("needs_interpreter", "Empty: not asked yet", if_empty=""),
        instant("made_at", "When the record was begun", needed=True),
        whole("version", "One more than there were edits", if_empty="1"),
        yes_no("is_invented", "Whether they are made up"),
    ),
)

PERSON_CHANGES = Table(
    "person_changes",
    "people.PersonChange",
    "What a person's own details were before and after an edit",
    ("person", "follows"),
    (
        PERSON,
        whole("follows", "The version that was edited", needed=True),
        structured("before", "Field to value", if_empty="{}"),
        structured("after", "Field to value", if_empty="{}"),
        BY,
        AT,
    ),
)

ALIASES = Table(
    "aliases",
    "people.Alias",
    "Other names someone is or was known by",
    ("key",),
    (
        key(),
        PERSON,
        short("first_name", "First name"),
        short("middle_names", "Middle names"),
        short("last_name", "Last name", needed=True),
        day("date_of_birth", "The date of birth given with it"),
        instant("since", "When it was recorded", needed=True),
        instant("until", "When it was taken off"),
    ),
)

IDENTIFIERS = Table(
    "identifiers",
    "people.Identifier",
    "Numbers by which other systems know someone, as received",
    ("key",),
    (
        key(),
        PERSON,
        code(
            "kind",
            "Whose number",
            Codes.of(IDENTIFIER_TYPE.title, IDENTIFIER_TYPE),
            needed=True,
        ),
        short("value", "The number, right or wrong", needed=True),
        yes_no("is_verified", "Whether it was checked"),
        instant("since", "When it was recorded", needed=True),
        instant("until", "When it was taken off"),
    ),
)

VISIBILITIES = Table(
    "visibilities",
    "people.Visibility",
    "Which units may see a person. Those that hold or held an order need no row: the "
    "responsibilities say it",
    ("key",),
    (
        key(),
        PERSON,
        belongs_to("unit", "units", "Who may see"),
        code("because", "Why", Codes.of("Why a unit may see", Because), needed=True),
        instant("since", "From when", needed=True),
        instant("until", "Until when"),
    ),
)

LIMITS = Table(
    "access_limits",
    "people.LimitedAccess",
    "Exclusions and restrictions: members who may not see, or who alone may see",
    ("key",),
    (
        key(),
        PERSON,
        Column("member", Kind.UUID, "Who", needed=True, to="members", fixed=True),
        Column(
            "may_see",
            Kind.YES_NO,
            "true: restricted to them; false: they are excluded",
            needed=True,
        ),
        instant("since", "From when", needed=True),
        instant("until", "Until when"),
        text("why", "The reason"),
    ),
)

_SINCE_UNTIL = (
    day("since", "First day; empty: not known"),
    day("until", "The first day on which it no longer holds"),
)
_ENDED = (
    text("ended_because", "Why it was ended"),
    BY,
    AT,
    refers_to("ended_by", "members", "Who ended it", needed=False),
    instant("ended_at", "When it was ended; empty: it is open"),
)


def _said(file: str, model: str, about: str, *columns: Column) -> Table:
    corrects = refers_to("corrects", file, "The row that this puts right", needed=False)
    every = (key(), PERSON, *columns, *_SINCE_UNTIL, *_ENDED, corrects)
    return Table(file, f"circumstances.{model}", about, ("key",), every)


ADDRESSES = _said(
    "addresses",
    "Address",
    "Where someone lives or lived",
    code("kind", "What kind", Codes.of(ADDRESS_TYPE.title, ADDRESS_TYPE), needed=True),
    text("lines", "Its lines, without the postcode"),
    short("postcode", "With its space"),
    yes_no("is_verified", "Whether it was checked"),
    yes_no("no_fixed_abode", "Whether they have no address"),
)
WAYS_TO_REACH = _said(
    "ways_to_reach",
    "Reached",
    "Phone numbers and e-mail addresses",
    code("kind", "What kind", Codes.of("Phone or e-mail", Reach), needed=True),
    short("value", "The number or address", needed=True),
    yes_no("is_safe", "Safe to leave a message; empty: not asked", if_empty=""),
)
CLOSE_CONTACTS = _said(
    "close_contacts",
    "Contact",
    "People close to someone: family, an employer, another service",
    short("name", "Their name", needed=True),
    text("relationship", "Who they are to the person", needed=True),
    text("phone", "Their phone"),
    text("notes", "More about them"),
)
CIRCUMSTANCES = _said(
    "circumstances",
    "Circumstance",
    "Work, housing, relationships and other personal circumstances",
    code(
        "kind",
        "What kind",
        Codes.of(CIRCUMSTANCE_TYPE.title, CIRCUMSTANCE_TYPE),
        needed=True,
    ),
    code(
        "subtype",
        "More exactly",
        Codes.of(CIRCUMSTANCE_SUBTYPE.title, CIRCUMSTANCE_SUBTYPE),
    ),
    text("notes", "More about it"),
)
DISABILITIES = _said(
    "disabilities",
    "Disability",
    "Disabilities that a person has told of",
    code("kind", "Which", Codes.of(DISABILITY.title, DISABILITY), needed=True),
    text("notes", "More about it"),
)
ADJUSTMENTS = _said(
    "adjustments",
    "Adjustment",
    "What is done differently for someone",
    refers_to("disability", "disabilities", "Because of which", needed=False),
    text("what", "What is done", needed=True),
)

FLAGS = Table(
    "flags",
    "flags.Flag",
    "Registrations: risks and other things to know at once",
    ("key",),
    (
        key(),
        PERSON,
        code(
            "kind", "Of what", Codes.of(REGISTER_TYPE.title, REGISTER_TYPE), needed=True
        ),
        code("level", "MAPPA level", Codes.of("MAPPA level", Level)),
        code("category", "MAPPA category", Codes.of("MAPPA category", Category)),
        refers_to("officer", "members", "Who answers for it"),
        text("notes", "More about it"),
        day("since", "First day", needed=True),
        day("until", "The first day it no longer holds"),
        *_ENDED,
    ),
)

FLAG_REVIEWS = Table(
    "flag_reviews",
    "flags.Review",
    "Somebody looked at a flag again, and it stays",
    ("key",),
    (
        key(),
        belongs_to("flag", "flags", "Which flag"),
        day("reviewed_on", "When it was looked at", needed=True),
        text("notes", "What was found"),
        BY,
        AT,
    ),
)

PEOPLE = (
    PERSONS,
    PERSON_CHANGES,
    ALIASES,
    IDENTIFIERS,
    VISIBILITIES,
    LIMITS,
    ADDRESSES,
    WAYS_TO_REACH,
    CLOSE_CONTACTS,
    CIRCUMSTANCES,
    DISABILITIES,
    ADJUSTMENTS,
    FLAGS,
    FLAG_REVIEWS,
)
