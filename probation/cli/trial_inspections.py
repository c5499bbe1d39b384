"""The inspections of the West Mercia scenario, all invented: a trial of standards to come.

One is published already; one has its results in and waits for its panel.  Everything is
done by the same actions as on screen.  The results files are left beside the scenario.
"""

import csv
import io
from datetime import date, datetime, timedelta
from pathlib import Path

from probation.policy.inspection.edition import Kind
from probation.policy.inspection.editions import edition
from probation.records.inspections import actions, queries
from probation.records.organisations.queries import unit_or_none
from probation.records.people.queries import acting
from probation.records.recommendations import actions as recommendations
from probation.records.reporting import actions as reporting
from probation.records.reporting.publishing import publish
from probation.records.staff.queries import by_username
from probation.simulation.inspection import COLUMNS, results

RESULTS = "inspection_results"
SEED = 20171109
STANDARDS = "adult_2018"
RUN_BY = "HMIPWM"
# unit, as what, cases read, cases that might have been drawn
DONE = (("C11", Kind.CRC, 90, 1450),)
WAITING = (("N04", Kind.NPS, 60, 1300), ("C12", Kind.CRC, 110, 2900))
JUDGED = {
    "1.1": ("good", "Leaders know the work well and act on what they find (invented)"),
    "1.2": ("requires-improvement", "Too few practitioners for the cases (invented)"),
    "1.3": ("good", "A broad offer in every town (invented)"),
    "1.4": (
        "requires-improvement",
        "Systems go down often, and work is lost (invented)",
    ),
}
WORDS = {
    "summary": "This report is invented, like all in the demonstration. It shows what a "
    "report says and how it is made.\n\nThe invented company assessed most people well "
    "and was weaker where plans had to be reviewed.",
    "context": "A trial of standards that were to hold from April 2018.\n\nThe cases "
    "were drawn at random from all that began in some weeks of the summer.",
    "organisation": "What the panel judged of each standard stands beside its rating.",
    "cases": "The tables and charts say what the cases showed, with how sure that is.\n\n"
    "Where few cases were read the interval is wide, and one case more or fewer could "
    "change the band.",
}
RECOMMENDED = "Review every plan after a significant change, and record it (invented)."


def begin(folder: Path, now: datetime) -> None:
    """`now` is the scenario's.  Nothing where its people are not there, or it was done."""
    lead, publisher = by_username("leo"), by_username("pam")
    if lead is None or publisher is None:
        return
    with acting(lead, now):
        if queries.visible_to(lead).exists():
            return
    finished = _one("Staffordshire and West Midlands trial", DONE, folder, lead, now - timedelta(days=70))  # fmt: skip
    _publish(finished, lead, publisher, now)
    _one("West Mercia trial", WAITING, folder, lead, now - timedelta(days=20))


def results_file(inspection: str, code: str, kind: Kind, cases: int) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        results(inspection, code, edition(STANDARDS), kind, cases=cases, seed=SEED)
    )
    return out.getvalue().encode()


def _one(title: str, units, folder: Path, lead, at: datetime):
    with acting(lead, at):
        made = actions.begin(
            title,
            edition=STANDARDS,
            units=[(unit_or_none(code), kind, n) for code, kind, _, n in units],
            run_by=unit_or_none(RUN_BY),
            visitors=[one for one in [by_username("iris")] if one],
            began_on=at.date(),
            is_invented=True,
            by=lead,
            at=at,
        )
        for code, kind, cases, _ in units:
            path = folder / RESULTS / f"{code}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(results_file(made.slug, code, kind, cases))
            actions.take_results(made, path.name, path.read_bytes(), by=lead, at=at)
    return made


def _publish(made, lead, publisher, now: datetime) -> None:
    sat, minute = now - timedelta(days=40), now - timedelta(days=7)
    minute = minute.replace(minute=30, second=0, microsecond=0)
    who = {"by": lead, "at": sat}
    choices = {key: {"rating": r, "because": why} for key, (r, why) in JUDGED.items()}
    with acting(lead, sat):
        for one in queries.inspected_visible_to(lead).filter(inspection=made):
            actions.save_panel(
                one,
                choices,
                names="Leo Grant, Iris Tate",
                close=True,
                follows=None,
                **who,
            )
            recommendations.recommend(
                made_now(made, lead),
                RECOMMENDED,
                addressee=one.unit,
                due_on=date(2018, 5, 1),
                **who,
            )
        reporting.write(made, WORDS, follows=None, **who)
        reporting.send_to_check(made, **who)
        reporting.finish_check(made, **who)
    with acting(publisher, sat):
        seen = queries.visible_to(publisher).get(pk=made.pk)
        reporting.schedule(
            seen, minute, follows=seen.version, now=sat, by=publisher, at=sat
        )
    publish(
        made, path=f"/scenario/inspections/reports/{made.slug}", at=minute, real_now=now
    )


def made_now(made, lead):
    return queries.visible_to(lead).get(pk=made.pk)
