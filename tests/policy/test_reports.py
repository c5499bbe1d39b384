"""Pre-sentence reports: who writes, who signs, when one may go."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from probation.policy import reports as module
from probation.policy.dated import Dated, Version
from probation.policy.report_forms import FORMS
from probation.policy.reports import (
    COUNTERSIGN,
    REPORT,
    Author,
    Check,
    Countersign,
    Status,
    can_convert,
    can_send,
    can_write,
    must_be_countersigned,
)
from probation.policy.rosh import Rosh
from probation.policy.rule import CannotAnswer
from probation.policy.time_limits.court import Report

ON = date(2018, 5, 1)
CHECKED = "PI 04/2016, change of December 2016 (docslib.org/doc/13741505)"


def told(decision):
    return [(reason.code, reason.text, reason.source) for reason in decision.reasons]


@pytest.mark.parametrize("report", list(Report))
@pytest.mark.parametrize("author", list(Author))
def test_a_standard_report_is_written_by_a_probation_officer(report, author):
    refused = report is Report.STANDARD and author is Author.PSO
    assert told(can_write(report, author)) == (
        [
            (
                "officer-only",
                "A standard report is written by a probation officer",
                "napo.org.uk/node/667",
            )
        ]
        if refused
        else []
    )


def test_a_report_is_converted_with_a_reason():
    assert can_convert(Report.STANDARD, Report.SHORT, "Low risk")
    assert told(can_convert(Report.SHORT, Report.SHORT, " ")) == [
        ("same-type", "It is already: short format report, written", ""),
        ("no-reason", "Say why the type changes", ""),
    ]


@pytest.mark.parametrize(
    ("rosh", "signed"),
    [
        (Rosh.LOW, False),
        (Rosh.MEDIUM, False),
        (Rosh.HIGH, True),
        (Rosh.VERY_HIGH, True),
    ],
)
def test_high_and_very_high_risk_is_countersigned(rosh, signed):
    found = must_be_countersigned(ON, rosh=rosh, author_in_training=True)
    assert (found.value, found.on) == (signed, ON)
    (part,) = found.parts
    assert part.says == (
        "Countersigned: Those at high or very high risk of serious harm"
    )
    version = COUNTERSIGN.versions[0]
    assert (part.value, part.source, part.doubt) == (
        signed,
        version.source,
        version.doubt,
    )


@pytest.mark.parametrize(
    ("rule", "training", "signed"),
    [
        (Countersign.ALL, False, True),
        (Countersign.BY_ROLE, False, False),
        (Countersign.BY_ROLE, True, True),
    ],
)
def test_the_rule_is_a_setting(rule, training, signed):
    setting = Dated("c", "C", "", (Version(date(2014, 6, 1), rule, "s"),))
    found = must_be_countersigned(
        ON, rosh=None, author_in_training=training, rule=setting
    )
    assert found.value is signed


def test_countersigning_by_risk_needs_an_assessment_and_a_rule():
    with pytest.raises(
        CannotAnswer, match="Assess the risk of serious harm first"
    ) as refused:
        must_be_countersigned(ON, rosh=None, author_in_training=False)
    assert refused.value.field == "rosh"
    with pytest.raises(
        CannotAnswer, match="No rule on countersigning was in force"
    ) as refused:
        must_be_countersigned(
            date(2014, 5, 31), rosh=Rosh.LOW, author_in_training=False
        )
    assert refused.value.field == "on"


BACK = Check("police", date(2018, 4, 20), date(2018, 4, 27))


def send(*checks, on=ON, **more):
    settled = {"countersigned": False, "must_be_signed": False} | more
    return can_send(on, checks=checks, **settled)


def test_a_report_goes_once_its_checks_are_back():
    assert send(BACK)
    assert send()


def test_a_check_not_back_is_stated_in_the_report():
    waiting = replace(BACK, returned_on=None)
    assert told(send(BACK, waiting)) == [
        ("not-back", "Not back: police. Say so in the report", CHECKED)
    ]
    assert send(replace(waiting, absence_stated=True))
    assert told(send(Check("children’s services"))) == [
        ("not-asked", "Not asked for: children’s services", CHECKED)
    ]
    assert not send(Check("police", absence_stated=True))


def test_every_check_is_told():
    waiting = Check("police", date(2018, 4, 20))
    decision = send(waiting, waiting, Check("children’s services"), Check("prison"))
    assert [reason.code for reason in decision.reasons] == [
        "not-back",
        "not-back",
        "not-asked",
        "not-asked",
    ]


def test_a_reviewer_is_named_unless_it_is_not_about_dangerousness():
    assert [r.code for r in send(dangerousness=True).reasons] == ["no-reviewer"]
    assert send(dangerousness=False)


def test_checks_are_asked_about_from_december_2016():
    assert send(Check("police"), on=date(2016, 11, 30))
    assert not send(Check("police"), on=date(2016, 12, 1))


def test_countersignature_and_reviewer():
    decision = send(must_be_signed=True, dangerousness=True, reviewer=" ")
    assert told(decision) == [
        ("not-countersigned", "A second person must sign it", FORMS),
        (
            "no-reviewer",
            "Name the senior officer who reviewed the dangerousness",
            FORMS,
        ),
    ]
    assert send(
        must_be_signed=True, countersigned=True, dangerousness=True, reviewer="A. Shah"
    )
    assert send(must_be_signed=False, countersigned=False)


def test_before_the_checks_rule_the_signature_is_still_needed():
    decision = send(on=date(2016, 11, 30), must_be_signed=True)
    assert [reason.code for reason in decision.reasons] == ["not-countersigned"]


def test_the_life_of_a_report():
    assert REPORT.start is Status.REQUESTED
    path = [
        Status.REQUESTED,
        Status.ALLOCATED,
        Status.DRAFT,
        Status.SIGNED,
        Status.COMPLETE,
        Status.SENT,
    ]
    assert all(REPORT.can_move(*step) for step in itertools.pairwise(path))
    assert REPORT.can_move(Status.DRAFT, Status.COMPLETE)
    assert REPORT.can_move(Status.SIGNED, Status.DRAFT)
    assert not REPORT.can_move(Status.DRAFT, Status.SENT)
    assert REPORT.is_final(Status.SENT)
    assert REPORT.is_final(Status.ABANDONED)


def test_examples_run():
    assert [rule.example.works_out() for rule in module.RULES] == [
        "True",
        "Not back: police. Say so in the report",
        "A standard report is written by a probation officer",
    ]
