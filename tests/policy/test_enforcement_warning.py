from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.enforcement.sentence import BreachSentence
from probation.policy.enforcement.warning import (
    Excuse,
    Failure,
    Response,
    WarningText,
    can_choose,
    can_send_warning,
    counts_as_warned,
    responses_to_failure,
    warning_limit,
    what_referring_means,
)
from probation.policy.organisation import Sector
from probation.policy.rule import CannotAnswer

from .refusals import words_of

ORDER = BreachSentence.COMMUNITY_ORDER
WARNED = date(2021, 5, 10)
LAST = date(2022, 5, 9)

said = words_of("warning")


def offered(sentence=ORDER, failed=None, excuse=Excuse.NOT_ACCEPTED, on=LAST, **told):
    failure = Failure(failed or on, excuse)
    return responses_to_failure(sentence, failure, on=on, **told).value


def test_a_warning_counts_to_the_eve_of_its_anniversary():
    limit = warning_limit(WARNED)
    assert limit.day == LAST
    assert limit.explanation == (
        "12 months beginning with the warning, 10 May 2021: the last day is 9 May 2022"
    )
    assert limit.source.startswith("CJA 2003 Sch 8")
    with pytest.raises(CannotAnswer) as refusal:
        warning_limit(date(2005, 4, 3))
    assert refusal.value.field == "warned_on"


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (WARNED - timedelta(days=1), False),
        (WARNED, True),
        (LAST, True),
        (LAST + timedelta(days=1), False),
    ],
)
def test_a_warning_counts_from_its_day_to_its_last(on, counts):
    assert counts_as_warned(WARNED, on=on) is counts


def test_someone_not_warned_is_warned_or_referred_warning_first():
    assert offered() == (Response.WARN, Response.REFER)


def test_someone_warned_within_the_year_is_referred():
    assert offered(warned_on=[WARNED]) == (Response.REFER,)
    assert offered(warned_on=[WARNED, date(2019, 1, 1)]) == (Response.REFER,)


def test_the_day_after_the_warning_ends_there_is_a_choice_again():
    after = LAST + timedelta(days=1)
    assert offered(on=after, warned_on=[WARNED]) == (Response.WARN, Response.REFER)


@pytest.mark.parametrize("on", [date(2020, 11, 30), date(2020, 12, 1)])
def test_the_duty_is_the_same_under_both_acts(on):
    assert offered(on=on) == (Response.WARN, Response.REFER)
    assert offered(on=on, warned_on=[date(2020, 6, 1)]) == (Response.REFER,)


def test_the_working_names_the_act_of_the_day():
    failure = Failure(date(2020, 11, 30), Excuse.NOT_ACCEPTED)
    before = responses_to_failure(ORDER, failure, on=date(2020, 11, 30)).parts[0]
    after = responses_to_failure(ORDER, failure, on=date(2020, 12, 1)).parts[0]
    assert "Sch 8" in before.source
    assert "Sch 10" in after.source
    assert after.doubt


def test_the_working_names_the_latest_warning_that_counts():
    failure = Failure(LAST, Excuse.NOT_ACCEPTED)
    warned = [date(2021, 8, 2), WARNED, date(2022, 6, 1)]
    part = responses_to_failure(ORDER, failure, warned_on=warned, on=LAST).parts[0]
    assert part.value == date(2021, 8, 2)
    assert part.says == (
        "Warned on 2 August 2021, which counts until 1 August 2022: the matter must be "
        "referred"
    )


def test_an_accepted_excuse_is_no_failure():
    assert offered(excuse=Excuse.ACCEPTED, warned_on=[WARNED]) == (Response.NO_ACTION,)


def test_evidence_is_awaited_to_the_end_of_its_window():
    missed = date(2022, 3, 1)
    last = date(2022, 3, 8)
    for on, answer in (
        (last, (Response.WAIT,)),
        (last + timedelta(days=1), (Response.WARN, Response.REFER)),
    ):
        assert offered(failed=missed, excuse=Excuse.AWAITED, on=on) == answer


def test_a_failure_without_excuse_does_not_wait_for_the_window():
    assert offered(failed=LAST, on=LAST) == (Response.WARN, Response.REFER)


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        (0, (Response.LICENCE_LETTER, Response.CONSIDER_RECALL)),
        (2, (Response.LICENCE_LETTER, Response.CONSIDER_RECALL)),
        (3, (Response.CONSIDER_RECALL,)),
        (4, (Response.CONSIDER_RECALL,)),
    ],
)
def test_on_licence_three_letters_come_before_recall(sent, answer):
    assert offered(BreachSentence.LICENCE, letters_sent=sent) == answer


def test_on_licence_a_warning_changes_nothing():
    answer = offered(BreachSentence.LICENCE, warned_on=[WARNED])
    assert answer[0] == Response.LICENCE_LETTER


def test_post_sentence_supervision_is_enforced_only_for_failures_before_its_repeal():
    kind = BreachSentence.POST_SENTENCE
    on = date(2026, 6, 1)
    before = offered(kind, failed=date(2026, 5, 10), on=on)
    assert before == (Response.WARN, Response.REFER)
    assert offered(kind, failed=date(2026, 5, 11), on=on) == (Response.NO_ACTION,)
    assert offered(ORDER, failed=date(2026, 5, 11), on=on)[0] == Response.WARN


@pytest.mark.parametrize(
    "kind", [BreachSentence.YOUTH_REHABILITATION, BreachSentence.SUPERVISION_DEFAULT]
)
def test_sentences_this_rule_does_not_cover_are_refused(kind):
    with pytest.raises(CannotAnswer) as refusal:
        offered(kind)
    assert refusal.value.field == "sentence_type"
    assert str(refusal.value).startswith(kind.label)


def test_a_failure_to_come_is_refused_and_one_today_is_not():
    with pytest.raises(CannotAnswer) as refusal:
        offered(failed=LAST + timedelta(days=1), on=LAST)
    assert refusal.value.field == "failure_on"
    assert offered(failed=LAST, on=LAST)


def test_a_day_before_the_act_is_refused():
    with pytest.raises(CannotAnswer):
        offered(on=date(2005, 4, 3))


def test_the_usual_choice_needs_no_reason_and_another_does():
    both = (Response.WARN, Response.REFER)
    assert can_choose(Response.WARN, both)
    assert can_choose(Response.REFER, both, "He said he will not come")
    assert said(can_choose(Response.REFER, both)) == ["no-reason"]
    assert said(can_choose(Response.REFER, both, " ")) == ["no-reason"]
    refused = can_choose(Response.WARN, (Response.REFER,), "first time")
    assert said(refused) == ["not-offered"]
    assert said(can_choose(Response.WAIT, both, "ill")) == ["not-offered"]


FULL = WarningText("Missed 10 May", True, True, datetime(2021, 5, 11, tzinfo=UTC))


def test_a_warning_with_all_four_is_sent():
    assert can_send_warning(FULL)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (WarningText("  ", True, True, FULL.recorded_at), "no-circumstances"),
        (WarningText("x", False, True, FULL.recorded_at), "not-unacceptable"),
        (WarningText("x", True, False, FULL.recorded_at), "no-liability"),
        (WarningText("x", True, True, None), "not-recorded"),
    ],
)
def test_a_warning_that_lacks_one_is_not_sent(text, code):
    assert said(can_send_warning(text)) == [code]


def test_a_warning_that_lacks_all_says_all():
    assert len(can_send_warning(WarningText("", False, False)).reasons) == 4


def test_referring_meant_an_information_and_then_an_enforcement_officer():
    before = what_referring_means(Sector.NPS, on=date(2020, 11, 30))
    after = what_referring_means(Sector.NPS, on=date(2020, 12, 1))
    assert before.value.startswith("An information must be laid")
    assert before.parts[0].doubt
    assert after.value.startswith("The matter must go to an enforcement officer")


@pytest.mark.parametrize(
    ("sector", "on", "through_nps"),
    [
        (Sector.CRC, date(2014, 5, 31), False),
        (Sector.CRC, date(2014, 6, 1), True),
        (Sector.CRC, date(2021, 6, 25), True),
        (Sector.CRC, date(2021, 6, 26), False),
        (Sector.NPS, date(2018, 1, 1), False),
    ],
)
def test_a_company_referred_through_the_national_service(sector, on, through_nps):
    value = what_referring_means(sector, on=on).value
    assert value.endswith("Service, who lays the information") is through_nps


days = st.dates(date(2015, 1, 1), date(2025, 12, 31))


@given(days, st.lists(days), days)
def test_a_further_warning_never_opens_a_choice(on, warned, more):
    before = offered(on=on, warned_on=warned)
    after = offered(on=on, warned_on=[*warned, more])
    assert set(after) <= set(before)


@given(days, st.integers(0, 800))
def test_a_warning_counts_for_a_year_and_not_longer(given_on, later):
    on = given_on + timedelta(days=later)
    if later < 364:
        assert counts_as_warned(given_on, on=on)
    if later > 365:
        assert not counts_as_warned(given_on, on=on)
