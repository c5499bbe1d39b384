"""Requirements of one order: added up, amended, and ending with it."""

from datetime import date

from probation.policy.requirement import can_replace, ends_fit
from probation.policy.requirements import BY_KEY
from probation.policy.requirements.unpaid_work import made_together


def codes(decision):
    return [reason.code for reason in decision.reasons]


def test_requirements_made_together_are_added_up_unless_concurrent():
    assert made_together([100, 200], additional=True)
    decision = made_together([101, 200], additional=True)
    assert [(r.code, r.text, r.source) for r in decision.reasons] == [
        (
            "too-many-together",
            "Added up they come to 301 hours; 300 is the most",
            "Sentencing Act 2020 Sch 9 Pt 1",
        )
    ]
    assert made_together([300, 300], additional=False)


def test_an_amendment_keeps_the_kind():
    curfew, work = BY_KEY["curfew"], BY_KEY["unpaid_work"]
    assert can_replace(curfew, curfew)
    (reason,) = can_replace(work, curfew).reasons
    assert (reason.code, reason.source) == (
        "other-kind",
        "Sentencing Act 2020 Sch 10 para 18",
    )
    assert reason.text == (
        "Unpaid work may be cancelled, or replaced only by unpaid work"
    )


def test_the_order_ends_with_the_last_of_its_requirements():
    end = date(2022, 6, 25)
    assert ends_fit(end, {})
    assert ends_fit(end, {"Curfew": date(2021, 12, 25), "Programme": end})
    early = ends_fit(end, {"Curfew": date(2021, 12, 25)})
    late = ends_fit(end, {"Curfew": date(2022, 6, 26)})
    both = ends_fit(end, dict.fromkeys(("A", "B"), date(2022, 6, 26)))
    assert codes(both) == ["ends-after-order"] * 2
    assert [(r.code, r.text) for r in (*early.reasons, *late.reasons)] == [
        (
            "order-outlasts",
            "The order ends with the last of its requirements, on 25 December 2021",
        ),
        ("ends-after-order", "Curfew ends on 26 June 2022, after the order"),
    ]
    assert early.reasons[0].source == late.reasons[0].source
    assert late.reasons[0].source == "Sentencing Act 2020 s.209"
