"""Assessing, planning, checking, reviewing, intervening: what makes quality.

The record has no tables for these yet, but for flags: they are drawn, kept as facts, and
join the folder when their tables exist.  Each function is one channel.
"""

from datetime import date, timedelta

from probation.policy.flags import review_due

from .chance import within
from .contact import Contact, Course
from .days import after, working_day
from .drawn import HANDED_OVER
from .rows import ROSH_FLAGS, Rows
from .scenario import Scenario
from .sentencing import Case

TOOL_BEGAN = date(2016, 9, 1)
_TREATMENT = ("drug_rehabilitation", "alcohol_treatment", "mental_health_treatment")


class Casework:
    def __init__(self, scenario: Scenario, contact: Contact, rows: Rows):
        self._contact, self._rows = contact, rows
        items = [
            scenario.rates["handover_present"].shares[name] for name in HANDED_OVER
        ]
        self._usual = sum(items) / len(items)
        tool = scenario.rates["tool_used"].shares
        self._tool = frozenset(tool)
        self._mappa = frozenset(scenario.rates["mappa_meeting_held"].shares)

    def handover(self, course: Course, on: date) -> None:
        """What came with the case: the first plan can only be as good as that."""
        case = course.case
        case.missing = tuple(
            item
            for item in HANDED_OVER
            if not self._contact.happens("handover_present", item, course, on)
        )
        came = 1 - len(case.missing) / len(HANDED_OVER)
        case.at("informed", within((came - self._usual) / 0.25))

    def start(self, course: Course) -> None:
        """The first assessment and plan, once they have been seen."""
        seen, body = course.first_kept_on, course.case.body
        if seen is None:
            return
        course.now(seen)
        in_time = self._contact.happens("plan_in_time", body, course, seen)
        made = after(seen, 12 if in_time else 21)
        self._checks(course, made)
        for key in (
            "assessment_sufficient",
            "plan_complete",
            "plan_own_part",
            "diversity_considered",
        ):
            self._contact.happens(key, body, course, made)
        if body in self._tool and made >= TOOL_BEGAN:
            self._contact.happens("tool_used", body, course, made)
        self._interventions(course, made)
        self._unpaid_work(course, made)

    def _checks(self, course: Course, made: date) -> None:
        case, body = course.case, course.case.body
        called_for = [
            kind
            for kind, is_so in (
                ("domestic_abuse", case.is_domestic),
                ("children", case.person.has_children or case.offence.is_sexual),
            )
            if is_so
        ]
        came = False
        for kind in called_for:
            stratum = f"{body}/{kind}"
            if self._contact.happens("check_asked", stratum, course, made):
                came |= self._contact.happens("check_returned", stratum, course, made)
        if came:
            self._contact.happens("assessment_used_checks", body, course, made)
        if case.somebody_at_risk:
            self._contact.happens("people_at_risk_contacted", body, course, made)

    def _interventions(self, course: Course, made: date) -> None:
        case, body, happens = course.case, course.case.body, self._contact.happens
        needs = sum(case.person.need > edge for edge in (-0.5, 0.4, 1.2))
        for n in range(needs):
            on = made + timedelta(days=14 * (n + 1))
            if not happens("intervention_referred", body, course, on):
                continue
            if happens("intervention_started", body, course, on):
                happens("intervention_finished", body, course, on)
        if case.suited_to:
            happens("service_referred", body, course, made)

    def _unpaid_work(self, course: Course, made: date) -> None:
        case, body, happens = course.case, course.case.body, self._contact.happens
        hours = sum(
            length or 0
            for kind, length, _ in case.requirements
            if kind == "unpaid_work"
        )
        if not hours:
            return
        happens("unpaid_work_offered_in_time", body, course, case.supervised_from)
        done, day = 0, working_day(made)
        while done < hours and (day - made).days < 365 and day <= course.ends_on:
            done += 7 * happens("unpaid_work_attended", body, course, day)
            day += timedelta(days=7)
        happens("unpaid_work_in_year", body, course, min(day, course.ends_on))

    def rest(self, course: Course) -> None:
        """What is due again and again, or once at the middle or the end."""
        case, happens = course.case, self._contact.happens
        begins, body = case.supervised_from, case.body
        day = begins + timedelta(days=120)
        while day <= course.ends_on:
            course.now(day)
            happens("review_held", f"{body}/due", course, day)
            if case.somebody_at_risk:
                happens("oversight_held", body, course, day)
            if case.mappa and body in self._mappa:
                happens("mappa_meeting_held", body, course, day)
            if course.chance.random() < 0.08 + 0.05 * case.rosh:
                on = day + timedelta(days=int(course.chance.random() * 90))
                happens("risk_change_acted", body, course, on)
                happens("review_held", f"{body}/change", course, on)
            day += timedelta(days=120)
        middle = begins + (course.ends_on - begins) / 2
        course.now(course.ends_on)
        for kind, *_ in case.requirements:
            happens("requirement_on_course", body, course, middle)
            stratum = f"{body}/{_completed_as(kind)}"
            happens("requirement_completed", stratum, course, course.ends_on)

    def flags(self, course: Course) -> None:
        case, chance = course.case, course.chance
        wanted = [("ROSH", ROSH_FLAGS[case.rosh], "", "")]
        if case.is_domestic:
            wanted.append(("ADVP", "ADVP", "", ""))
        if case.mappa:
            wanted.append(("MAPP", "MAPP", "M1" if case.rosh < 3 else "M2", case.mappa))
        if case.offence.is_sexual:
            wanted.append(("ARSO", "ARSO", "", ""))
        if case.person.has_children and (case.is_domestic or chance.random() < 0.15):
            wanted.append(("RCCO", "RCCO", "", ""))
        if case.person.need > 1 and chance.random() < 0.4:
            wanted.append(("ALSH", "ALSH", "", ""))
        since = after(case.supervised_from, 3)
        for group, kind, level, category in wanted:
            if case.person.flags.get(group, date.min) >= since:
                continue  # held already, from another order
            case.person.flags[group] = course.ends_on
            self._flag(course, kind, since, level, category)

    def _flag(
        self, course: Course, kind: str, since: date, level: str, category: str
    ) -> None:
        course.now(since)
        until = max(since, course.ends_on)
        key = self._rows.flag(
            course.case, kind, since, until, course.officer, level, category
        )
        last, number = since, 0
        while limit := review_due(kind, last):
            if limit.day > until:
                return
            course.now(limit.day)
            if self._contact.happens(
                "flag_review_held", course.case.body, course, limit.day
            ):
                number += 1
                early = int(course.chance.random() * 8)
                reviewed = working_day(limit.day - timedelta(days=early))
                self._rows.flag_review(key, number, reviewed, course.officer)
            last = limit.day


def _completed_as(kind: str) -> str:
    if kind in ("rehabilitation_activity", "supervision"):
        return "rehabilitation_activity"
    if kind in ("programme", "unpaid_work"):
        return kind
    return "treatment" if kind in _TREATMENT else "other"


def proposes(contact: Contact, case: Case, course: Course) -> None:
    """At court: the programme that would suit is proposed, or not; imposed, or not."""
    if not case.suited_to or case.kind == "standard_determinate":
        return
    court, on = case.court.code, case.sentenced_on
    case.proposed = contact.happens("programme_proposed", court, course, on)
    if case.proposed and contact.happens("programme_imposed", court, course, on):
        case.requirements.append(("programme", None, {}))
