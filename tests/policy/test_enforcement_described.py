"""The working that staff read: each answer's parts as they are shown."""

from datetime import date, time

import pytest

from probation.policy import enforcement, recall, unpaid_work
from probation.policy.enforcement.contact import ContactType, hours_credited
from probation.policy.enforcement.outcomes import ACTIONS, OUTCOMES, outcome
from probation.policy.enforcement.presenting import (
    ACCEPTED_PRESENTED,
    OWN_PRESENTED,
    PACK_PREPARED,
    REFERRED,
    Pack,
    PackStatus,
    breach_clocks,
    presenter,
)
from probation.policy.enforcement.sentence import BreachSentence
from probation.policy.enforcement.warning import (
    Excuse,
    Failure,
    responses_to_failure,
    what_referring_means,
)
from probation.policy.explained import Explained, Part
from probation.policy.organisation import Sector
from probation.policy.rule import CannotAnswer
from probation.policy.unpaid_work.window import (
    Prompt,
    arranged_limit,
    measure_limit,
    time_left,
    work_window,
)

ANSWERS = {
    one.key: one.answer
    for package in (enforcement, recall, unpaid_work)
    for one in package.CALCULATIONS
}


def responses(sentence, excuse, failed_on, on, **told):
    return responses_to_failure(sentence, Failure(failed_on, excuse), on=on, **told)


def says(refuse):
    with pytest.raises(CannotAnswer) as refusal:
        refuse()
    return str(refusal.value)


def test_both_tables_of_codes_are_read_from_their_first_row_to_their_last():
    outcomes, actions = list(OUTCOMES), list(ACTIONS)
    assert (outcomes[0], outcomes[-1], len(outcomes)) == ("ATTC", "CO38", 27)
    assert (actions[0], actions[-1], len(actions)) == ("ROM", "LCL", 23)


def test_licence_letters_are_told():
    on = date(2021, 9, 1)
    found = responses(
        BreachSentence.LICENCE, Excuse.NOT_ACCEPTED, on, on, letters_sent=2
    )
    part = Part(
        "2 of 3 licence compliance letters sent (first, second, final); then recall is "
        "considered",
        2,
        "manage-supervisions-design-history 2021-08-06",
    )
    assert found.parts == (part,)
    assert found.on == on


def test_waiting_and_an_accepted_excuse_are_told():
    on = date(2022, 3, 2)
    found = responses(
        BreachSentence.COMMUNITY_ORDER, Excuse.AWAITED, date(2022, 3, 1), on
    )
    assert found.parts[0].says == (
        "Evidence may be given until 8 March 2022 (5 working days from the missed "
        "appointment, 1 March 2022)"
    )
    assert found.parts[0].value == date(2022, 3, 8)
    assert found.parts[0].source == "manage-supervisions-design-history 2021-11-23"
    assert found.parts[0].doubt.startswith("The sources differ")
    assert found.on == on
    accepted = responses(BreachSentence.COMMUNITY_ORDER, Excuse.ACCEPTED, on, on)
    part = Part("A reasonable excuse was accepted: no failure is enforced")
    assert (accepted.parts, accepted.on) == ((part,), on)


def test_the_repeal_of_post_sentence_supervision_is_told():
    on = date(2026, 5, 11)
    found = responses(BreachSentence.POST_SENTENCE, Excuse.NOT_ACCEPTED, on, on)
    assert found.parts[0].says == (
        "Supervision after the end of a sentence is repealed; only failures that began "
        "earlier are enforced"
    )
    assert (found.parts[0].value, found.on) == (on, on)
    assert found.parts[0].source.startswith("SA 2026 ss.34")
    assert found.parts[0].doubt


def test_the_choice_without_a_warning_is_told():
    on = date(2020, 11, 30)
    found = responses(BreachSentence.COMMUNITY_ORDER, Excuse.NOT_ACCEPTED, on, on)
    assert found.parts[0].says == (
        "No warning was given in the previous 12 months: warn, or refer with a reason"
    )
    assert (found.parts[0].value, found.on) == (None, on)


@pytest.mark.parametrize("sector", [Sector.NPS, Sector.CRC])
def test_what_referring_means_is_told_with_its_source(sector):
    on = date(2018, 1, 1)
    found = what_referring_means(sector, on=on)
    own = "An information must be laid before the court, or caused to be laid"
    assert found.parts[0].says == own
    assert found.value.startswith(own)
    assert found.parts[0].source.startswith("CJA 2003 Sch 8")
    assert found.on == on


@pytest.mark.parametrize(
    ("holder", "on", "told"),
    [
        (
            Sector.CRC,
            date(2018, 3, 1),
            [
                "8 working days from the company’s awareness, 1 March 2018",
                "2 working days from the acceptable referral, 9 March 2018",
            ],
        ),
        (
            Sector.NPS,
            date(2018, 3, 1),
            ["10 working days from the service’s awareness, 1 March 2018"],
        ),
        (
            Sector.UNIFIED,
            date(2021, 6, 28),
            ["10 working days from the failure, 28 June 2021"],
        ),
    ],
)
def test_each_clock_says_what_it_runs_from(holder, on, told):
    packs = [Pack(date(2018, 3, 9), PackStatus.ACCEPTED)]
    clocks = breach_clocks(holder, on, packs)
    assert [clock.limit.explanation for clock in clocks] == told


@pytest.mark.parametrize(
    ("setting", "key", "since", "value", "until"),
    [
        (REFERRED, "crc_refers", date(2014, 6, 1), 8, date(2021, 6, 26)),
        (
            ACCEPTED_PRESENTED,
            "nps_presents_referred",
            date(2014, 6, 1),
            2,
            date(2021, 6, 26),
        ),
        (OWN_PRESENTED, "nps_presents_own", date(2014, 6, 1), 10, date(2021, 6, 26)),
        (PACK_PREPARED, "pack_prepared", date(2021, 6, 26), 10, None),
    ],
)
def test_each_length_is_a_dated_setting(setting, key, since, value, until):
    assert setting.key == f"enforcement.{key}"
    assert setting.unit == "working days"
    assert setting.until == until
    assert [(one.since, one.value) for one in setting.versions] == [(since, value)]
    assert setting.title


def test_refusals_say_what_to_do():
    assert says(lambda: presenter(on=date(2014, 1, 1))) == (
        "Who presented breaches before 1 June 2014 is not in the law book"
    )
    assert says(lambda: breach_clocks(Sector.NPS, date(2021, 6, 26))) == (
        "National Probation Service held no cases on 26 June 2021: check provider and date"
    )
    kind = ContactType(records_hours=True)
    assert says(lambda: hours_credited(kind, outcome("ATTC"), time(9), None)) == (
        "Enter a start, and an end that is not before it"
    )
    started = date(2021, 5, 10)
    assert says(
        lambda: work_window(started, extended_to=started, on=date(2022, 1, 1))
    ) == ("The extension must end after 9 May 2022")
    type_of_recall = ANSWERS["recall-type"]
    on = date(2026, 6, 1)
    assert says(lambda: type_of_recall({"criteria": [1]}, on)) == (
        "‘criteria’ must be an object of true and false"
    )
    assert says(lambda: type_of_recall({"criteria": {"tall": True}}, on)) == (
        "‘tall’ is not a criterion of recall"
    )


def test_the_time_for_unpaid_work_is_told():
    started, on = date(2021, 5, 10), date(2022, 1, 1)
    found = time_left(started, 90, on=on)
    part = Part(
        "1 h 30 min to do by 9 May 2022 (12 months beginning with the order, 10 May "
        "2021: the last day is 9 May 2022)",
        date(2022, 5, 9),
        "CJA 2003 s.200(2); Sentencing Act 2020 Sch 9 para 1(1)(b)",
    )
    assert (found.parts, found.on) == ((part,), on)
    over = time_left(started, 1, on=date(2022, 5, 10))
    assert over.value.prompt == Prompt.DECIDE
    now = date(2026, 5, 11)
    free = time_left(started, 90, on=now)
    assert free.parts[0].says == (
        "No time is set: the hours stay due until they are done"
    )
    assert free.on == now
    extended = work_window(started, extended_to=date(2022, 8, 1), on=on)
    ordinary = work_window(started, on=on)
    assert extended.unit == ordinary.unit
    assert extended.length == 12
    assert extended.source == "Sentencing Act 2020 Sch 10 para 21, Sch 16 para 27"


def test_the_other_clocks_of_unpaid_work_say_what_they_run_from():
    measure = measure_limit(date(2021, 4, 12))
    assert measure.explanation == "12 months from the original sentence, 12 April 2021"
    arranged = arranged_limit(date(2018, 5, 1))
    assert arranged.explanation.startswith("7 working days from allocation, 1 May 2018")


@pytest.mark.parametrize("key", ANSWERS)
def test_a_calculation_passes_its_working_on(key):
    told = next(
        one.example
        for package in (enforcement, recall, unpaid_work)
        for one in package.CALCULATIONS
        if one.key == key
    )
    found = ANSWERS[key](told, date(2026, 6, 1))
    assert isinstance(found, Explained)
    assert found.parts
    assert all(isinstance(part, Part) for part in found.parts)


def test_warn_or_refer_tells_the_duty_and_what_referring_means():
    told = {"sentence_type": "CO", "failure_on": "2021-08-02", "excuse": "awaited"}
    found = ANSWERS["warn-or-refer"](told, date(2021, 9, 1))
    assert len(found.parts) == 2
    waiting = ANSWERS["warn-or-refer"](told, date(2021, 8, 3))
    assert waiting.value["offered"] == ["wait"]
    one_more = {
        "sentence_type": "SC",
        "failure_on": "2021-08-02",
        "excuse": "not_accepted",
    }
    sent = {"letters_sent": 2}
    assert (
        len(
            ANSWERS["warn-or-refer"](one_more | sent, date(2021, 9, 1)).value["offered"]
        )
        == 2
    )
    assert ANSWERS["warn-or-refer"](one_more, date(2021, 9, 1)).parts[0].value == 0
