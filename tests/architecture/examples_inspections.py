"""A small real call of every action on an inspection and its report."""

from datetime import date, timedelta

from probation.policy.inspection.edition import Kind
from probation.policy.inspection.reporting import Progress as Step
from probation.policy.inspection.results import Judgement as Answer
from probation.records.embargo import actions as embargo
from probation.records.embargo import queries as copies
from probation.records.inspections import actions as inspections
from probation.records.inspections import queries as read
from probation.records.people.queries import acting
from probation.records.recommendations import actions as recommendations
from probation.records.recommendations import queries as register
from probation.records.reporting import actions as reporting
from probation.records.reporting import queries as reports
from probation.records.reporting.publishing import publish
from tests.architecture.example import Example
from tests.world import NINE, World

EDITION = "adult_2018"
JUDGED = {
    key: {"rating": "good", "because": "Seen"} for key in ("1.1", "1.2", "1.3", "1.4")
}
WRITTEN = {
    key: f"What is said of {key}.\n\nAnd more."
    for key in ("summary", "context", "organisation", "cases")
}
STAGES = (
    "panel",
    "drafting",
    "checking",
    "challenged",
    "final",
    "scheduled",
    "published",
)
MINUTE = NINE + timedelta(days=3)
CASES = 20
COUNTED = {
    "2.1": 3, "2.2": 3, "2.3": 3, "2.4": 3, "4.1": 4, "4.2": 3,
}  # fmt: skip


def results(
    slug: str, unit: str, *, cases: int = CASES, met=lambda case, key: case % 4
) -> bytes:
    """A results file of a CRC: three in four are sufficient, unless `met` says otherwise."""
    lines = ["inspection,unit,case,question,judgement"]
    for standard, questions in COUNTED.items():
        for n in range(1, questions + 1):
            key = f"{standard}.{n}"
            lines += [
                f"{slug},{unit},T{case:03},{key},{'yes' if met(case, key) else 'no'}"
                for case in range(cases)
            ]
    return ("\n".join(lines) + "\n").encode()


class OfInspections:
    """An inspection of the test CRC at each stage, made when it is first asked for."""

    def __init__(self, world: World, name: str = "Test"):
        self.world, self.name = world, name
        self.made: dict[str, object] = {}

    def at(self, stage: str):
        """As the inspectorate sees it."""
        if stage not in self.made:
            self.made[stage] = self._make(stage)
        with acting(self.world.lead, NINE):
            return read.visible_to(self.world.lead).get(pk=self.made[stage])

    def one(self, stage: str):
        return self.at(stage).inspected.select_related("inspection", "unit").get()

    def _make(self, stage: str) -> int:
        world, place = self.world, STAGES.index(stage)
        lead = {"by": world.lead, "at": NINE}
        with acting(world.lead, NINE):
            made = begin(world, title=f"{self.name} {stage}")
            inspections.take_results(
                made, "r.csv", results(made.slug, world.crc.code), **lead
            )
            recommendations.recommend(
                self._now(made),
                "Do better",
                addressee=world.crc,
                due_on=date(2018, 1, 1),
                **lead,
            )
            if place >= 1:
                close(self._inspected(made), lead)
                reporting.write(self._now(made), WRITTEN, follows=None, **lead)
            if place >= 2:
                reporting.send_to_check(self._now(made), **lead)
        if place >= 3:
            self._check(made, answered=place > 3)
        if place >= 4:
            with acting(world.publisher, NINE):
                embargo.give(
                    self._now(made),
                    "Nan",
                    "nan@example.test",
                    by=world.publisher,
                    at=NINE,
                )
        if place >= 5:
            with acting(world.publisher, NINE):
                now = self._now(made)
                reporting.schedule(
                    now,
                    MINUTE,
                    follows=now.version,
                    now=NINE,
                    by=world.publisher,
                    at=NINE,
                )
        if place >= 6:
            with acting(world.publisher, MINUTE):
                publish(made, path="/", at=MINUTE, real_now=MINUTE)
        return made.pk

    def _check(self, made, *, answered: bool) -> None:
        world = self.world
        with acting(world.manager, NINE):
            told = reporting.challenge(
                made, "1.1", says="Not so", by=world.manager, at=NINE
            )
        if answered:
            who = {"by": world.independent, "at": NINE}
            with acting(world.independent, NINE):
                reporting.answer(told, is_accepted=False, because="It is so", **who)
            with acting(world.lead, NINE):
                reporting.finish_check(self._now(made), by=world.lead, at=NINE)

    def _now(self, made):
        return read.visible_to(self.world.lead).get(pk=made.pk)

    def _inspected(self, made):
        return made.inspected.select_related("inspection", "unit").get()

    def judgement(self, stage: str):
        with acting(self.world.lead, NINE):
            return (
                read.judgements_visible_to(self.world.lead)
                .filter(inspected__inspection=self.at(stage).pk)
                .order_by("pk")[0]
            )

    def challenge(self, stage: str):
        with acting(self.world.lead, NINE):
            return reports.challenges_visible_to(self.world.lead).get(
                version__inspection=self.at(stage).pk
            )

    def copy(self, stage: str):
        with acting(self.world.publisher, NINE):
            return copies.copies_visible_to(self.world.publisher).get(
                inspection=self.at(stage).pk
            )

    def recommendation(self, stage: str):
        with acting(self.world.lead, NINE):
            return register.recommendations_visible_to(self.world.lead).get(
                inspection=self.at(stage).pk
            )

    def report(self, stage: str):
        return reports.latest(self.at(stage))


def begin(world: World, title: str = "Test", by=None, at=NINE, **more):
    return inspections.begin(
        title,
        edition=EDITION,
        units=[(world.crc, Kind.CRC, 400)],
        run_by=world.inspectorate,
        visitors=[world.inspector],
        began_on=NINE.date(),
        is_invented=more.pop("is_invented", True),
        by=by or world.lead,
        at=at,
        **more,
    )


def close(one, who) -> None:
    inspections.save_panel(one, JUDGED, names="Lena", close=True, follows=None, **who)


OF_INSPECTIONS: dict[str, Example] = {
    "inspections.begin": Example(
        "lead", lambda t, who: begin(t.world, **who), of_a_person=False
    ),
    "inspections.change_judgement": Example(
        "inspector",
        lambda t, who: inspections.change_judgement(
            t.inspected.judgement("panel"), Answer.SUFFICIENT, because="Read again", follows=None, **who
        ),
        stage="panel",
    ),
    "inspections.save_panel": Example(
        "lead",
        lambda t, who: inspections.save_panel(
            t.inspected.one("panel"), JUDGED, names="Lena", follows=None, **who
        ),
        stage="panel",
    ),
    "inspections.take_results": Example(
        "inspector",
        lambda t, who: inspections.take_results(
            t.inspected.at("panel"), "new.csv",
            results(t.inspected.at("panel").slug, t.world.crc.code, cases=21), **who,
        ),
        stage="panel",
    ),
    "recommendations.recommend": Example(
        "inspector",
        lambda t, who: recommendations.recommend(
            t.inspected.at("drafting"), "See people", addressee=t.world.crc,
            due_on=date(2018, 1, 1), **who,
        ),
        stage="drafting",
    ),
    "recommendations.withdraw": Example(
        "inspector",
        lambda t, who: recommendations.withdraw(t.inspected.recommendation("drafting"), **who),
        stage="drafting",
    ),
    "recommendations.say": Example(
        "manager",
        lambda t, who: recommendations.say(
            t.inspected.recommendation("published"), Step.ACCEPTED, action="We will",
            follows=t.inspected.recommendation("published").version, **who,
        ),
        stage="published",
    ),
    "embargo.give": Example(
        "publisher",
        lambda t, who: embargo.give(t.inspected.at("final"), "Ned", "ned@example.test", **who),
        stage="final",
    ),
    "embargo.take_back": Example(
        "publisher", lambda t, who: embargo.take_back(t.inspected.copy("final"), **who),
        stage="final",
    ),
    "reporting.write": Example(
        "inspector",
        lambda t, who: reporting.write(
            t.inspected.at("drafting"), WRITTEN, follows=t.inspected.report("drafting").pk, **who
        ),
        stage="drafting",
    ),
    "reporting.send_to_check": Example(
        "lead", lambda t, who: reporting.send_to_check(t.inspected.at("drafting"), **who),
        stage="drafting",
    ),
    "reporting.challenge": Example(
        "manager",
        lambda t, who: reporting.challenge(
            t.inspected.at("checking"), "1.1", says="Not so", **who
        ),
        stage="checking",
    ),
    "reporting.answer": Example(
        "independent",
        lambda t, who: reporting.answer(
            t.inspected.challenge("challenged"), is_accepted=True, because="It is not", **who
        ),
        stage="challenged",
    ),
    "reporting.finish_check": Example(
        "lead", lambda t, who: reporting.finish_check(t.inspected.at("checking"), **who),
        stage="checking",
    ),
    "reporting.schedule": Example(
        "publisher",
        lambda t, who: reporting.schedule(
            t.inspected.at("final"), MINUTE, follows=t.inspected.at("final").version, now=NINE, **who
        ),
        stage="final",
    ),
    "reporting.hold": Example(
        "publisher",
        lambda t, who: reporting.hold(
            t.inspected.at("scheduled"), because="Not yet",
            follows=t.inspected.at("scheduled").version, **who,
        ),
        stage="scheduled",
    ),
    "reporting.correct": Example(
        "publisher",
        lambda t, who: reporting.correct(
            t.inspected.at("published"), WRITTEN | {"summary": "Better said."},
            because="A wrong name", follows=t.inspected.report("published").pk, **who,
        ),
        stage="published",
    ),
}  # fmt: skip
