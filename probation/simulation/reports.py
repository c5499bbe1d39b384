"""Reports before sentence, and the court's record of who was before it."""

import json
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from . import court_messages as messages
from . import rows_people
from .contact import Contact, Course
from .days import at, before
from .rows import Rows, shortly
from .scenario import Scenario
from .sentencing import Case
from .staffing import Member

_ADJOURNED = {"oral": 0, "short": 6, "standard": 15}  # working days
_POOR = "Not known on the day."
_GOOD = {
    "offence_summary": "Set out from the prosecution papers (invented).",
    "offence_analysis": "Says it happened in anger and drink; sees the harm done.",
    "pattern_of_offending": "Similar to what went before, and no worse.",
    "experience_of_trauma": "None told of.",
    "caring_responsibilities": "See family and relationships.",
    "likelihood_of_reoffending": "Medium, for the reasons given.",
    "risk_of_serious_harm": "As assessed; checks with police and children’s services asked for.",
    "previous_supervision_response": "Kept most appointments.",
    "proposal": "A community order with activity days.",
}
_OFTEN_MISSING = ("offence_analysis", "risk_of_serious_harm", "previous_supervision_response")  # fmt: skip


class Reports:
    def __init__(self, scenario: Scenario, contact: Contact, rows: Rows):
        self._scenario, self._contact, self._rows = scenario, contact, rows
        self.scores: list[tuple[str, float, Any]] = []  # court, score, on

    def report(self, course: Course, author: Member) -> tuple[datetime, UUID | None]:
        """When the person's record begins, and the defendant; None: no report was asked."""
        case, chance = course.case, course.chance
        if not case.report:
            return at(case.sentenced_on, 690), None
        asked_on = (
            before(case.sentenced_on, 0)
            if case.report == "oral"
            else before(case.sentenced_on, _ADJOURNED[case.report])
        )
        case.convicted_on = asked_on
        court, on = case.court.code, case.sentenced_on
        is_good = self._contact.happens("report_sufficient", court, course, on)
        self._score(course, is_good)
        asked = at(asked_on, 630)
        who = messages.charged(case)
        defendant = UUID(bytes=sha256(f"{self._scenario.seed}/{case.key}".encode()).digest()[:16], version=4)  # fmt: skip
        self._before_court(case, who, defendant, asked)
        rows_people.person(self._rows, case.person, asked, author)
        self._rows.write(
            "match_decisions",
            asked,
            defendant=defendant,
            position=1,
            answer="same_person",
            person=case.person.crn,
            by=author.key,
            at=asked,
        )
        key = f"{case.key}/report"
        self._rows.write(
            "reports",
            asked,
            key=key,
            person=case.person.crn,
            defendant=defendant,
            court=court,
            kind=case.report,
            requested_on=asked_on,
            hearing_on=on,
            in_custody=case.kind == "standard_determinate" and chance.random() < 0.5,
            author=author.key,
        )
        self._changes(case, key, asked, author, is_good)
        return asked, defendant

    def _score(self, course: Course, is_good: bool) -> None:
        """A good report scores more, by just so much that the court's mean stays true."""
        told = self._scenario.amounts["report_score"]
        court = course.case.court.code
        mean = told.middles.get(court, told.middles.get("default", 60.0))
        shares = self._scenario.rates["report_sufficient"].shares
        share = shares.get(court, shares.get("default", 0.5))
        more = told.spread * ((1 - share) if is_good else -share)
        score = mean + more + course.chance.gauss(0, told.spread * 0.87)
        self.scores.append((court, score, course.case.sentenced_on))

    def _before_court(
        self, case: Case, who: messages.Charged, defendant: UUID, asked: datetime
    ) -> None:
        court, day = case.court, asked.date()
        told = messages.message(court.sends, court.code, day, who, 0)
        content = json.dumps(told, ensure_ascii=False)
        fingerprint = sha256(content.encode()).hexdigest()
        came = at(day - timedelta(days=messages.LISTED_AHEAD + 2), 1080)
        self._rows.write(
            "messages",
            came,
            fingerprint=fingerprint,
            source=court.sends,
            name=messages.file_name(court.sends, court.code, day, who),
            content=content,
            court=court.code,
            received_at=came,
        )
        number = str(messages.case_number(who))
        is_libra = court.sends == "libra"
        self._rows.write(
            "defendants",
            came,
            id=defendant,
            source=court.sends,
            key=messages.defendant_key(who, court.sends),
            case_reference=number
            if is_libra
            else f"22WM{int(number) % 10**7:07}{day:%y}",
            title=("Ms" if who.is_woman else "Mr") if is_libra else "",
            first_name=who.first_name,
            last_name=who.last_name.upper() if is_libra else who.last_name,
            date_of_birth=who.born,
            sex="F" if who.is_woman else "M",
            address="\n".join(who.lines),
            postcode=who.postcode,
            pnc=who.pnc,
            message=fingerprint,
        )
        self._rows.write(
            "listings",
            came,
            defendant=defendant,
            hearing=messages.hearing_key(who, court.sends, day),
            day=day,
            court=court.code,
            hearing_type="" if is_libra else "Sentence",
            starts_at=at(day, 600),
            room="01" if is_libra else "Court 1",
            sequence=1 if is_libra else 0,
        )
        code, title = who.offence
        self._rows.write(
            "charges",
            came,
            key=f"{case.key}/charge",
            defendant=defendant,
            sequence=1,
            code=code,
            title=title,
        )

    def _changes(
        self, case: Case, key: str, asked: datetime, author: Member, is_good: bool
    ) -> None:
        ready = at(case.sentenced_on, 560) if case.report != "oral" else shortly(asked, 75)  # fmt: skip
        step = (ready - asked) / 4
        content = dict(_GOOD)
        if not is_good:
            content |= dict.fromkeys(_OFTEN_MISSING, _POOR)
        moves = ("requested", "allocated", "draft", "complete", "sent")
        for n, status in enumerate(moves):
            when = asked + step * n
            self._rows.write(
                "report_changes",
                when,
                report=key,
                position=n + 1,
                status=status,
                content=content if status in ("draft", "complete", "sent") else {},
                by=author.key,
                at=when,
            )
