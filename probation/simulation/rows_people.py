"""People and what is said of their lives, as rows."""

from datetime import datetime
from typing import Any

from .people import NO_HOME, Person
from .rows import Rows
from .sentencing import Case
from .staffing import Member


def person(rows: Rows, person: Person, when: datetime, by: Member) -> None:
    if person.is_written:
        return
    person.is_written = True
    rows.write(
        "people",
        when,
        crn=person.crn,
        id=person.id,
        first_name=person.first_name,
        middle_names=person.middle_names,
        last_name=person.last_name,
        date_of_birth=person.born,
        sex=person.sex,
        ethnicity=person.ethnicity,
        nationality="BRIT" if person.is_british else "",
        language="eng",
        needs_interpreter=False if person.is_british else None,
        made_at=when,
        is_invented=True,
    )
    rows.write(
        "identifiers",
        when,
        key=f"{person.crn}/pnc",
        person=person.crn,
        kind="PNC",
        value=person.pnc,
        since=when,
    )
    _said(rows, "ways_to_reach", person, "phone", when, by, kind="mobile", value=person.phone, is_safe=True)  # fmt: skip
    _said(
        rows,
        "circumstances",
        person,
        "work",
        when,
        by,
        kind="B",
        subtype="B01C" if person.works else "B09A",
    )
    _home(rows, person, when, by)


def before_court(rows: Rows, case: Case, since: datetime, until: datetime) -> None:
    """The court's own officers see who is before it, until the sentence is entered."""
    rows.write_ended(
        "visibilities",
        since,
        until,
        {"until": until},
        key=f"{case.key}/court",
        person=case.person.crn,
        unit=case.court.code,
        because="before_court",
        since=since,
    )


def _home(rows: Rows, person: Person, when: datetime, by: Member) -> None:
    if person.home == NO_HOME:
        _said(rows, "addresses", person, "home", when, by, kind=NO_HOME, no_fixed_abode=True)  # fmt: skip
    else:
        _said(
            rows,
            "addresses",
            person,
            "home",
            when,
            by,
            kind=person.home,
            lines=person.lines,
            postcode=person.postcode,
            is_verified=person.unsettled < 0.8,
        )


def _said(
    rows: Rows,
    file: str,
    person: Person,
    name: str,
    when: datetime,
    by: Member,
    **told: Any,
) -> None:
    rows.write(
        file,
        when,
        key=f"{person.crn}/{name}",
        person=person.crn,
        since=when.date(),
        by=by.key,
        at=when,
        **told,
    )
