"""Organisations, and the staff who work in them."""

from probation.policy.access import Role
from probation.policy.organisation import Kind as UnitKind
from probation.policy.organisation import Sector
from probation.policy.staff import Grade

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
    text,
    yes_no,
)

ROLES = Codes.of("Role", Role)

UNITS = Table(
    "units",
    "organisations.Unit",
    "Providers, areas, delivery units, teams and courts: one tree",
    ("code",),
    (
        short("code", "Such as C12 or B22OS00", needed=True),
        short("name", "As it is called", needed=True),
        code("kind", "What it is", Codes.of("Kind of unit", UnitKind), needed=True),
        code("sector", "Whose a provider is", Codes.of("Sector", Sector)),
        refers_to("parent", "units", "The unit that it is part of", needed=False),
        day("since", "First day"),
        day("until", "The first day it is no longer there"),
        text("source", "Where this is known from"),
        yes_no("is_invented", "Whether it is made up"),
    ),
)

OFFICES = Table(
    "offices",
    "organisations.Office",
    "Places where people are seen",
    ("code",),
    (
        short("code", "Names the office", needed=True),
        refers_to("unit", "units", "Whose office it is"),
        short("name", "As it is called"),
        text("address", "Its lines"),
        short("postcode", "With its space"),
        text("source", "Where this is known from"),
        yes_no("is_invented", "Whether it is made up"),
    ),
)

MEMBERS = Table(
    "members",
    "staff.Member",
    "Members of staff. Nobody can sign in by this: passwords stay where they are",
    ("key",),
    (
        Column("key", Kind.UUID, "Names the member for good", needed=True),
        short("username", "What they sign in as", needed=True),
        short("first_name", "First name"),
        short("last_name", "Last name"),
        short("email", "Work e-mail"),
        text("phone", "Work phone"),
        Column("roles", Kind.LIST, "What they may do", codes=ROLES),
        code("grade", "Their grade", Codes.of("Grade", Grade)),
        Column("hours", Kind.DECIMAL, "Contracted hours a week, one decimal place"),
        yes_no("is_active", "Whether they may sign in", if_empty="true"),
        instant("date_joined", "When they were added", needed=True),
        yes_no("is_invented", "Whether they are made up"),
    ),
)

POSTINGS = Table(
    "postings",
    "staff.Posting",
    "Where a member works, from one day to another",
    ("key",),
    (
        key(),
        Column("member", Kind.UUID, "Who", needed=True, to="members", fixed=True),
        belongs_to("unit", "units", "Where"),
        day("since", "First day", needed=True),
        day("until", "The first day they are no longer there"),
    ),
)

ROLE_CHANGES = Table(
    "role_changes",
    "staff.RoleChange",
    "What a member's roles were made",
    ("key",),
    (
        key(),
        Column("member", Kind.UUID, "Whose", needed=True, to="members", fixed=True),
        Column("roles", Kind.LIST, "All their roles from then on", codes=ROLES),
        refers_to("by", "members", "Who changed them"),
        instant("at", "When", needed=True),
    ),
)

STAFF = (UNITS, OFFICES, MEMBERS, POSTINGS, ROLE_CHANGES)
