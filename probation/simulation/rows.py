"""What the simulation knows, as rows of the exchange format: one function for each channel.

What is recorded after the data stand, a row or the end of one, is no row of theirs: it goes
to whoever wants the days to come.  So a folder made for a later day only says more.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from probation.policy.allocation import decision_limit

from .days import at
from .sentencing import ROSH, Case
from .staffing import Member, Team

Row = tuple[str, dict[str, Any]]
ROSH_FLAGS = ("RLRH", "RMRH", "RHRH", "RVHR")
assert len(ROSH_FLAGS) == len(ROSH)


Later = Callable[[datetime, Row], None]  # given when a row is recorded, and the row


class Rows:
    def __init__(self, now: datetime, later: Later = lambda recorded, row: None):
        self.now = now
        self.waiting: list[Row] = []
        self._later = later

    def take(self) -> Iterator[Row]:
        yield from self.waiting
        self.waiting.clear()

    def write(self, file: str, recorded: datetime, **row: Any) -> None:
        if recorded <= self.now:
            self.waiting.append((file, row))
        else:
            self._later(recorded, (file, row))

    def write_ended(
        self, file: str, recorded: datetime, ended: datetime | None, end: dict[str, Any], **row: Any
    ) -> None:  # fmt: skip
        """A row that is ended by an edit: open until then, with the columns of `end` after."""
        if ended is not None and ended <= self.now:
            self.write(file, recorded, **row, **end)
            return
        self.write(file, recorded, **row)
        if ended is not None:
            self.write(file, ended, **row, **end)

    # Orders

    def order(self, case: Case, when: datetime, by: Member, defendant: Any) -> None:
        self.write(
            "orders",
            when,
            key=case.key,
            person=case.person.crn,
            defendant=defendant,
            kind=case.kind,
            court=case.court.code,
            sentenced_on=case.sentenced_on,
            convicted_on=case.convicted_on,
            lengths=dict(case.lengths),
            made_at=when,
        )
        self.write(
            "order_offences",
            when,
            key=f"{case.key}/1",
            order=case.key,
            code=case.offence.code,
            title=case.offence.title,
            is_main=True,
        )
        for n, (kind, length, also) in enumerate(case.requirements, start=1):
            self.write(
                "requirements",
                when,
                key=f"{case.key}/{n}",
                order=case.key,
                kind=kind,
                length=length,
                also=dict(also),
            )
        self.order_change(case, 1, "running", case.sentenced_on, "", when, by)

    def order_change(
        self,
        case: Case,
        position: int,
        status: str,
        on: date,
        reason: str,
        when: datetime,
        by: Member,
    ) -> None:
        self.write(
            "order_changes",
            when,
            order=case.key,
            position=position,
            status=status,
            on=on,
            reason=reason,
            by=by.key,
            at=when,
        )

    def responsible(
        self, case: Case, position: int, provider: str, because: str, when: datetime, by: Member
    ) -> None:  # fmt: skip
        self.write(
            "responsibilities",
            when,
            order=case.key,
            position=position,
            provider=provider,
            since=when,
            because=because,
            by=by.key,
        )

    def allocation(self, case: Case, provider: str, when: datetime, by: Member) -> None:
        self.write(
            "allocations",
            when,
            order=case.key,
            provider=provider,
            ground=case.ground,
            grounds=[
                {"ground": one.ground, "answer": one.answer, "origin": one.origin}
                for one in case.grounds
            ],
            limit=decision_limit(case.sentenced_on).day,
            by=by.key,
            at=when,
        )

    def assignment(
        self, case: Case, position: int, officer: Member, team: Team, note: str, when: datetime
    ) -> None:  # fmt: skip
        assert team.manager is not None
        self.write(
            "assignments",
            when,
            order=case.key,
            position=position,
            officer=officer.key,
            team=team.code,
            note=note,
            since=when,
            by=team.manager.key,
        )

    # Contact

    def appointment(
        self,
        case: Case,
        number: int,
        kind: str,
        starts: datetime,
        office: str | None,
        officer: Member,
        booked: datetime,
    ) -> str:
        key = f"{case.key}/{number}"
        self.write(
            "appointments",
            booked,
            key=key,
            person=case.person.crn,
            order=case.key,
            kind=kind,
            starts_at=starts,
            minutes=45 if kind in ("COAI", "C084") else 30,
            office=office,
            officer=officer.key,
        )
        self.appointment_change(key, 1, "booked", officer, booked)
        return key

    def appointment_change(
        self,
        key: str,
        position: int,
        status: str,
        by: Member,
        when: datetime,
        because: str = "",
    ) -> None:
        self.write(
            "appointment_changes",
            when,
            appointment=key,
            position=position,
            status=status,
            because=because,
            by=by.key,
            at=when,
        )

    def note(
        self, case: Case, name: str, text: str, happened: datetime, by: Member,
        when: datetime, appointment: str | None = None, is_sensitive: bool = False,
    ) -> None:  # fmt: skip
        self.write(
            "notes",
            when,
            key=f"{case.key}/{name}",
            person=case.person.crn,
            order=case.key,
            appointment=appointment,
            text=text,
            is_sensitive=is_sensitive,
            happened_at=happened,
            by=by.key,
            at=when,
        )

    # Flags

    def flag(
        self, case: Case, kind: str, since: date, until: date | None, officer: Member,
        level: str = "", category: str = "",
    ) -> str:  # fmt: skip
        key = f"{case.key}/{kind}"
        when = at(since, 700)
        ended = at(until, 960) if until else None
        self.write_ended(
            "flags",
            when,
            ended,
            {
                "until": until,
                "ended_because": "The order ended",
                "ended_by": officer.key,
                "ended_at": ended,
            },
            key=key,
            person=case.person.crn,
            kind=kind,
            level=level,
            category=category,
            officer=officer.key,
            since=since,
            by=officer.key,
            at=when,
        )
        return key

    def flag_review(self, flag: str, number: int, on: date, by: Member) -> None:
        when = at(on, 930)
        self.write(
            "flag_reviews",
            when,
            key=f"{flag}/{number}",
            flag=flag,
            reviewed_on=on,
            by=by.key,
            at=when,
        )


def shortly(when: datetime, minutes: float) -> datetime:
    return when + timedelta(minutes=int(minutes))
