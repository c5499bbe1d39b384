"""The order's way from court to closure, as its actions keep it."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from probation.policy import allocation as grounds
from probation.policy.access import Because, Role
from probation.policy.appointment import Status
from probation.policy.court_list import Answer
from probation.policy.decision import Refused
from probation.policy.endings import OrderEnd
from probation.records.allocation import actions as allocation
from probation.records.allocation import queries as orders
from probation.records.appointments import actions as appointments
from probation.records.appointments import queries as diary
from probation.records.court import actions as court
from probation.records.court import queries as lists
from probation.records.people import actions as people
from probation.records.people.queries import act_as, acting, visible_to
from probation.records.sentences import actions as sentences
from tests.architecture.examples import LATER, NO_GROUND, Things, message
from tests.world import NINE


@pytest.fixture
def things(world, person):
    return Things(world, person)


@pytest.fixture
def cora(things):
    """The court officer acts, for the whole test."""
    act_as(things.world.court_officer, NINE)
    return {"by": things.world.court_officer, "at": NINE}


@pytest.fixture
def pat(things):
    act_as(things.world.practitioner, LATER)
    return {"by": things.world.practitioner, "at": LATER}


# -- who a defendant is ---------------------------------------------------------------


def test_a_match_shows_the_person_to_the_court_and_undoing_it_takes_that_back(
    things, cora
):
    them = people.register({"last_name": "Known"}, things.world.nps, **cora)
    court.decide_match(things.new, Answer.SAME_PERSON, them, follows=None, **cora)
    now = things.defendant(things.new)
    seen = them.visibility.filter(because=Because.BEFORE_COURT, until=None)
    assert (now.answer, now.person_id, seen.count()) == ("same_person", them.pk, 1)

    court.decide_match(now, Answer.UNDECIDED, follows=now.version, **cora)
    assert seen.count() == 0
    assert things.defendant(things.new).answer == "undecided"


def test_of_two_who_decide_at_once_the_second_is_told(things, cora):
    court.decide_match(things.new, Answer.NO_RECORD, follows=None, **cora)
    with pytest.raises(Refused, match="changed this meanwhile"):
        court.decide_match(things.new, Answer.NO_RECORD, follows=None, **cora)


def test_only_somebody_who_is_seen_can_be_matched(things, cora):
    with acting(things.world.outsider, NINE):
        theirs = people.register(
            {"last_name": "Hidden"}, things.world.other_crc, by=things.world.outsider, at=NINE
        )  # fmt: skip
    act_as(things.world.court_officer, NINE)
    with pytest.raises(Refused, match="Choose the record"):
        court.decide_match(things.new, Answer.SAME_PERSON, theirs, follows=None, **cora)


def test_a_record_is_made_from_the_courts_words(things, cora):
    made = court.make_person(things.unknown, follows=things.unknown.version, **cora)
    assert (made.first_name, made.last_name) == ("Sam", "Unknown")
    assert things.defendant(things.unknown).person_id == made.pk
    assert made.tokens.filter(token="unknown").exists()


def test_a_message_that_comes_again_changes_nothing_and_a_later_one_updates(
    things, cora
):
    told = message(things.world, "New")
    assert court.take("again", told, **cora) is None
    later = told.replace("10:00:00", "14:00:00").replace("Theft from a shop", "Robbery")
    court.take("later", later, **cora)
    rows = lists.court_list(things.world.court_officer, things.world.court, NINE.date())
    (listing,) = (row for row in rows if row.defendant == things.new)
    assert listing.starts_at == datetime(2017, 4, 4, 13, tzinfo=UTC)  # summer time
    assert [c.title for c in listing.defendant.charges.all()] == ["Robbery"]


# -- the sentence ---------------------------------------------------------------------


def enter(things, who, **other):
    told = {
        "kind": "community_order",
        "lengths": {"months": 12},
        "wanted": [sentences.NewRequirement("unpaid_work", 100)],
        "court": things.world.court,
        "sentenced_on": NINE.date(),
        "offences": [("", "Theft")],
        **other,
    }
    return sentences.enter_sentence(things.person, things.world.nps, **told, **who)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"lengths": {"months": 37}}, "at most 36 months|36 months"),
        ({"lengths": {}}, "enter a number of months"),
        ({"wanted": []}, "needs at least one requirement"),
        ({"wanted": [sentences.NewRequirement("unpaid_work", 39)]}, "40 to 300 hours"),
        (
            {"wanted": [sentences.NewRequirement("unpaid_work")]},
            "enter a number of hours",
        ),
        ({"sentenced_on": date(2017, 4, 5)}, "cannot be in the future"),
        ({"offences": []}, "for which offence"),
    ],
)
def test_the_law_of_the_day_bounds_a_sentence(things, cora, wrong, says):
    with pytest.raises(Refused, match=says):
        enter(things, cora, **wrong)


def test_a_form_sent_twice_enters_one_sentence(things, cora):
    once = uuid4()
    before = things.person.orders.count()
    assert enter(things, cora, once=once) is not None
    assert enter(things, cora, once=once) is None
    assert things.person.orders.count() == before + 1


def test_the_day_of_sentence_is_londons(things):
    """At 23:30 UTC on 4 April it is the fifth in London."""
    late = datetime(2017, 4, 4, 23, 30, tzinfo=UTC)
    who = {"by": things.world.court_officer, "at": late}
    act_as(things.world.court_officer, late)
    assert enter(things, who, sentenced_on=date(2017, 4, 5)) is not None


# -- who answers for it ---------------------------------------------------------------


def test_at_every_moment_one_provider_answers(things):
    act_as(things.world.manager, LATER)
    held = list(things.allocated.responsibilities.values_list("provider", "follows"))
    nps, crc = things.world.nps.pk, things.world.crc.pk
    assert [provider for provider, _ in held] == [nps, crc]
    assert held[0][1] is None and held[1][1] is not None


def test_the_company_sees_the_person_once_it_answers_and_the_public_service_still_reads(
    things,
):
    with acting(things.world.manager, LATER):
        assert visible_to(things.world.manager).get() == things.person
    seen = things.person.visibility.filter(because=Because.RESPONSIBLE)
    assert set(seen.filter(until=None).values_list("unit", flat=True)) == {
        things.world.nps.pk,  # answers for an order not allocated yet
        things.world.crc.pk,
    }


def test_the_grounds_say_which_kind_of_provider(things, cora):
    risky = [
        grounds.answered(g, g is grounds.Ground.MAPPA, "x") for g in grounds.Ground
    ]
    with pytest.raises(Refused, match="to the National Probation Service"):
        allocation.allocate(
            things.made, things.world.crc, risky, follows=things.made.held, **cora
        )
    unknown = [grounds.answered(g, None, "x") for g in grounds.Ground]
    with pytest.raises(Refused, match="Answer first"):
        allocation.allocate(
            things.made, things.world.crc, unknown, follows=things.made.held, **cora
        )


def test_an_override_is_kept_with_its_reason_and_name(things, cora):
    made = allocation.allocate(
        things.made, things.world.nps, NO_GROUND,
        override_because="Known to the team", follows=things.made.held, **cora,
    )  # fmt: skip
    assert made.override_because == "Known to the team"
    assert made.by == things.world.court_officer
    assert made.limit == date(2017, 4, 6)


def test_an_order_is_allocated_once(things, cora):
    now = things.order(things.allocated)
    with pytest.raises(Refused, match="allocated already"):
        allocation.allocate(now, things.world.crc, NO_GROUND, follows=now.held, **cora)


def test_a_manager_gives_an_order_to_their_own_practitioners_alone(things):
    act_as(things.world.manager, LATER)
    mona = {"by": things.world.manager, "at": LATER}
    with pytest.raises(Refused, match="of your own teams"):
        allocation.assign(things.allocated, things.world.outsider, follows=None, **mona)
    allocation.assign(things.allocated, things.world.practitioner, follows=None, **mona)
    act_as(things.world.practitioner, LATER)
    assert orders.caseload(things.world.practitioner).get() == things.allocated


# -- appointments and the log ---------------------------------------------------------


def test_what_has_not_happened_cannot_be_attended(things, pat):
    booked = appointments.book(
        things.allocated, "COAP", LATER + timedelta(days=1), **pat
    )
    now = diary.visible_to(pat["by"]).get(pk=booked.pk)
    with pytest.raises(Refused, match="not happened yet"):
        appointments.record_outcome(now, Status.COMPLIED, follows=now.version, **pat)
    appointments.record_outcome(now, Status.ACCEPTABLE, follows=now.version, **pat)


def test_a_corrected_outcome_moves_the_plans_clock_and_both_are_kept(things, pat):
    assert diary.first_attended(things.allocated) == date(2017, 4, 5)
    told = {"because": "Wrong person", "follows": things.attended.version}
    appointments.correct_outcome(things.attended, Status.UNACCEPTABLE, **told, **pat)
    assert diary.first_attended(things.allocated) is None
    statuses = [c.status for c in things.attended.status_changes.all()]
    assert statuses == ["booked", "complied", "unacceptable"]


def test_a_correction_needs_a_reason(things, pat):
    told = {"because": " ", "follows": things.attended.version}
    with pytest.raises(Refused, match="Say what was wrong"):
        appointments.correct_outcome(things.attended, Status.CANCELLED, **told, **pat)


def test_a_note_of_over_twelve_thousand_characters_says_by_how_much(things, pat):
    with pytest.raises(Refused, match="1 too many; there is room for 12,000"):
        appointments.note(things.person, "x" * 12_001, is_sensitive=False, **pat)


# -- the end --------------------------------------------------------------------------


def test_an_ended_order_is_read_and_no_longer_written(things, pat):
    for order in (things.made, things.allocated):
        now = orders.visible_to(pat["by"]).get(pk=order.pk)
        if now.provider_id == things.world.crc.pk:
            told = {"ended_on": LATER.date(), "follows": now.version}
            sentences.end_order(now, OrderEnd.REVOKED_OTHER, **told, **pat)
    assert visible_to(pat["by"]).get() == things.person
    with pytest.raises(Refused, match="does not hold this person now"):
        appointments.note(things.person, "Late", is_sensitive=False, **pat)


def test_an_order_ends_between_its_sentence_and_today(things, pat):
    now = orders.visible_to(pat["by"]).get(pk=things.allocated.pk)
    for day in (NINE.date() - timedelta(days=1), LATER.date() + timedelta(days=1)):
        with pytest.raises(Refused, match="on or after the day of sentence"):
            told = {"ended_on": day, "follows": now.version}
            sentences.end_order(now, OrderEnd.REVOKED_OTHER, **told, **pat)


def test_someone_whose_posting_ends_sees_nobody_from_that_day_on(things):
    them = things.world.keeper
    them.postings.update(until=LATER.date())
    act_as(them, LATER - timedelta(days=1))
    assert them.scopes
    act_as(them, LATER)
    assert not them.scopes and not visible_to(them).exists()


def test_a_role_that_may_not_view_people_sees_none(things):
    them = things.world.practitioner
    them.roles = [Role.CONTRACT_MANAGER]
    act_as(them, LATER)
    assert not visible_to(them).exists()
