"""From results to a published report, and what is refused on the way."""

from datetime import timedelta

import pytest

from probation import clock
from probation.jobs import publishing
from probation.policy.decision import Refused
from probation.policy.inspection.results import Judgement as Answer
from probation.records.embargo import actions as embargo
from probation.records.embargo.queries import copy_by_key
from probation.records.inspections import actions as inspections
from probation.records.inspections import queries as read
from probation.records.inspections.models import StageChange
from probation.records.people.queries import acting
from probation.records.reporting import actions as reporting
from probation.records.reporting import queries as reports
from probation.records.reporting.models import Publication
from probation.records.reporting.publishing import publish
from tests.architecture.examples_inspections import (
    JUDGED,
    MINUTE,
    WRITTEN,
    OfInspections,
    results,
)
from tests.world import NINE


@pytest.fixture
def of(world):
    return OfInspections(world)


def refusal(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return str(refused.value)


def test_a_rating_changed_after_the_panel_closed_is_refused_in_words(of, world):
    one, who = of.one("drafting"), {"by": world.lead, "at": NINE}
    closed = read.panel_of(one)
    with acting(world.lead, NINE):
        said = refusal(
            inspections.save_panel, one, {**JUDGED, "1.1": {"rating": "outstanding", "because": "x"}},
            names="Lena", follows=closed.pk, **who,
        )  # fmt: skip
        assert said.startswith(
            "The panel closed on 4 April 2017: its ratings and the judgements"
        )
        said = refusal(
            inspections.change_judgement, of.judgement("drafting"), Answer.SUFFICIENT,
            because="x", follows=None, **who,
        )  # fmt: skip
        assert said.startswith("The panel closed")
        now = of.at("drafting")
        said = refusal(
            inspections.take_results,
            now,
            "new.csv",
            results(now.slug, "C90", cases=2),
            **who,
        )
        assert said.startswith("The panel closed")


def test_a_changed_judgement_changes_the_count_and_keeps_what_the_file_said(of, world):
    one = of.one("panel")
    before = read.sheet_of(one).line("2.1").questions[0]
    judged = of.judgement("panel")  # the first case, which was not sufficient
    with acting(world.inspector, NINE):
        inspections.change_judgement(
            judged,
            Answer.SUFFICIENT,
            because="Read again",
            follows=None,
            by=world.inspector,
            at=NINE,
        )
        after = read.sheet_of(one).line("2.1").questions[0]
        now = read.judgements_visible_to(world.inspector).get(pk=judged.pk)
    assert (after.met, after.cases) == (before.met + 1, before.cases)
    assert (now.answer, now.now) == (Answer.INSUFFICIENT, Answer.SUFFICIENT)


def test_of_each_unit_the_newest_file_counts_and_a_bad_file_changes_nothing(of, world):
    now, who = of.at("panel"), {"by": world.inspector, "at": NINE}
    content = results(now.slug, "C90", cases=4, met=lambda case, key: True)
    with acting(world.inspector, NINE):
        with pytest.raises(inspections.BadFile) as bad:
            inspections.take_results(now, "r.csv", content + b"x,y,z,1,2\n", **who)
        assert [fault.line for fault in bad.value.faults] == [78] * 3
        assert now.files.count() == 1
        inspections.take_results(now, "r.csv", content, **who)
        inspections.take_results(now, "r.csv", content, **who)  # sent again: not twice
        assert now.files.count() == 2
        assert read.sheet_of(of.one("panel")).line("2.1").questions[0].percent == 100
    for wrong in (b"\xff\xfe", b"inspection,unit\x00", b""):
        with acting(world.inspector, NINE), pytest.raises(inspections.BadFile):
            inspections.take_results(now, "r.csv", wrong, **who)


def test_publishing_with_an_open_challenge_is_refused(of, world):
    now = of.at("challenged")
    with acting(world.lead, NINE):
        said = refusal(reporting.finish_check, now, by=world.lead, at=NINE)
    assert "1 of 1 challenges has no answer yet" in said
    with acting(world.publisher, NINE):
        said = refusal(
            reporting.schedule,
            now,
            MINUTE,
            follows=now.version,
            now=NINE,
            by=world.publisher,
            at=NINE,
        )
    assert "has no answer yet" in said and "cannot go from" in said


def test_a_challenge_is_answered_only_by_someone_who_was_not_on_the_visit(of, world):
    challenge = of.challenge("challenged")
    with acting(world.lead, NINE):
        said = refusal(
            reporting.answer,
            challenge,
            is_accepted=True,
            because="So",
            by=world.lead,
            at=NINE,
        )
    assert "not part of the visit" in said
    with acting(world.independent, NINE):
        reporting.answer(
            challenge, is_accepted=True, because="So", by=world.independent, at=NINE
        )
        said = refusal(
            reporting.answer,
            challenge,
            is_accepted=False,
            because="No",
            by=world.independent,
            at=NINE,
        )
    assert "answered this meanwhile" in said


def test_the_inspected_side_sees_the_report_from_its_check_on_and_no_case(of, world):
    of.at("drafting"), of.at("checking")
    with acting(world.manager, NINE):
        assert [one.title for one in read.of_inspected_side(world.manager)] == [
            "Test checking"
        ]
        assert not read.judgements_visible_to(world.manager).exists()
        assert not read.visible_to(world.manager).exists()
        said = refusal(
            reporting.challenge,
            of.at("checking"),
            "9.9",
            says="No",
            by=world.manager,
            at=NINE,
        )
        assert said == "The report has no statement 9.9"


def test_a_challenge_speaks_of_the_report_that_was_sent_whatever_is_written_since(
    of, world
):
    now = of.at("checking")
    with acting(world.lead, NINE):
        reporting.write(
            now, {**WRITTEN, "summary": "Shorter."}, follows=of.report("checking").pk,
            by=world.lead, at=NINE + timedelta(hours=1),
        )  # fmt: skip
        assert reports.sent_to_check(now).sections == WRITTEN
    with acting(world.manager, NINE):
        assert reporting.challenge(now, "1.2", says="No", by=world.manager, at=NINE)


def test_a_report_is_published_at_its_minute_by_its_own_clock_and_once(
    of, world, monkeypatch
):
    one = of.at("scheduled")  # invented, so on the scenario's clock
    monkeypatch.setattr(clock, "real_now", lambda: MINUTE + timedelta(days=4000))
    monkeypatch.setattr(clock, "now", lambda: MINUTE - timedelta(seconds=1))
    publishing.publish()
    assert not Publication.objects.exists()
    monkeypatch.setattr(clock, "now", lambda: MINUTE + timedelta(seconds=20))
    for _ in range(3):
        publishing.publish()
    (made,) = Publication.objects.all()
    assert made.published_at == MINUTE + timedelta(seconds=20)
    assert made.content["bodies"][0]["overall"] and made.by == world.publisher
    assert StageChange.objects.filter(inspection=one, stage="published").count() == 1
    assert publish(one, path="/", at=MINUTE, real_now=MINUTE) is None


def test_what_is_published_is_what_was_final(of, world):
    one = of.at("scheduled")
    final = reports.final_of(one).content
    publish(one, path="/", at=MINUTE, real_now=MINUTE)
    assert Publication.objects.get().content == final


def test_a_report_held_back_is_not_published_until_it_has_a_new_minute(of, world):
    one = of.at("scheduled")
    with acting(world.publisher, NINE):
        reporting.hold(
            one,
            because="A court case",
            follows=one.version,
            by=world.publisher,
            at=NINE,
        )
    assert publish(one, path="/", at=MINUTE, real_now=MINUTE) is None
    assert not reports.due(scenario_now=MINUTE, real_now=MINUTE)


@pytest.mark.parametrize(
    "at", [NINE, NINE - timedelta(hours=1), MINUTE + timedelta(seconds=1)]
)
def test_a_minute_is_whole_and_still_to_come(of, world, at):
    one = of.at("final")
    with acting(world.publisher, NINE), pytest.raises(Refused):
        reporting.schedule(
            one, at, follows=one.version, now=NINE, by=world.publisher, at=NINE
        )


def test_a_correction_is_the_next_number_and_the_first_stays(of, world):
    one = of.at("published")
    with acting(world.publisher, MINUTE):
        reporting.correct(
            one, WRITTEN | {"summary": "Better."}, because="A wrong name",
            follows=of.report("published").pk, by=world.publisher, at=MINUTE,
        )  # fmt: skip
    newest, first = reports.published_as(one.slug, is_invented=True)
    assert (newest.number, newest.because, first.number) == (2, "A wrong name", 1)
    assert newest.content["sections"][0]["statements"][0]["text"] == "Better."
    assert newest.content["bodies"] == first.content["bodies"]
    assert [p.number for p in reports.published(is_invented=True)] == [2]
    assert not reports.published(is_invented=False)


def test_an_embargoed_copy_opens_by_its_key_until_it_is_taken_back(of, world):
    one, who = of.at("final"), {"by": world.publisher, "at": NINE}
    with acting(world.publisher, NINE):
        key = embargo.give(one, "Ned", "ned@example.test", **who)
        copy = copy_by_key(key)
        assert copy.name == "Ned" and key not in copy.key_sha256
        embargo.take_back(copy, **who)
    assert copy_by_key(key) is None and copy_by_key("") is None
