"""Invented units, offices and staff, as rows."""

from typing import Any

from .days import at
from .rows import Rows
from .staffing import Member, Team


def unit(rows: Rows, **told: Any) -> None:
    rows.waiting.append(("units", {"is_invented": True, "source": "Invented", **told}))


def team(rows: Rows, team: Team) -> None:
    unit(rows, code=team.code, name=team.name, kind="team", parent=team.parent)
    rows.waiting.append(
        (
            "offices",
            {
                "code": team.office,
                "unit": team.code,
                "name": f"{team.name.removesuffix(' (invented)')} office (invented)",
                "source": "Invented",
                "is_invented": True,
            },
        )
    )


def member(rows: Rows, member: Member, administrator: Member) -> None:
    joined = at(member.since, 540)
    left = member.until is not None and at(member.until, 0) <= rows.now
    rows.write(
        "members",
        joined,
        key=member.key,
        username=member.username,
        first_name=member.first_name,
        last_name=member.last_name,
        roles=list(member.roles),
        grade=member.grade,
        hours=member.hours,
        is_active=not left,
        date_joined=joined,
        is_invented=True,
    )
    for unit in member.units:
        rows.write(
            "postings",
            joined,
            key=f"{member.username}/{unit}",
            member=member.key,
            unit=unit,
            since=member.since,
            until=member.until if left else None,
        )
    rows.write(
        "role_changes",
        joined,
        key=member.username,
        member=member.key,
        roles=list(member.roles),
        by=administrator.key,
        at=joined,
    )
