"""One person is one record, however often and wherever courts list them."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import connections

from probation.policy.access import Because, Role
from probation.policy.court_list import Answer
from probation.policy.decision import Refused
from probation.policy.endings import OrderEnd
from probation.policy.organisation import Kind, Sector
from probation.records.court import actions as court
from probation.records.court import queries as lists
from probation.records.loading import as_loader
from probation.records.organisations.models import Unit
from probation.records.people import actions as people
from probation.records.people.models import Person
from probation.records.people.queries import act_as, acting, visible_to
from probation.records.sentences import actions as sentences
from probation.records.sentences import queries as orders
from tests.architecture.examples import RAR, message
from tests.world import NINE, member

LATER = NINE + timedelta(days=30)


@pytest.fixture
def cora(world):
    act_as(world.court_officer, NINE)
    return {"by": world.court_officer, "at": NINE}


def said(world, key: str, surname: str = "Twice", **told) -> str:
    return json.dumps(json.loads(message(world, surname)) | {"caseId": key, **told})


def listed(world, key: str, surname: str = "Twice", by=None, **told):
    court.take(key, said(world, key, surname, **told), at=NINE)
    return lists.defendants_visible_to(by or world.court_officer).get(key=key)


def again(defendant, by):
    return lists.defendants_visible_to(by).get(pk=defendant.pk)


def no_record(defendant, who, **told):
    court.decide_match(
        defendant, Answer.NO_RECORD, follows=defendant.version, **told, **who
    )
    return again(defendant, who["by"])


def beside(defendant, world, by=None) -> list[Person]:
    """Whom the list shows beside a defendant."""
    by = by or world.court_officer
    here = defendant.listings.get().court
    rows = lists.court_list(by, here, NINE.date())
    told = lists.beside(by, rows, here)[1].get(defendant.pk, [])
    return [one.person for one in told]


# -- listed twice ---------------------------------------------------------------------


def test_who_is_listed_twice_gets_one_record(world, cora):
    one, two = listed(world, "1"), listed(world, "2")
    one, two = no_record(one, cora), no_record(two, cora)
    made = court.make_person(one, follows=one.version, **cora)

    # The list shows the record beside the other, though that was decided on before.
    assert beside(two, world) == [made]
    with pytest.raises(Refused, match="has come up"):
        court.make_person(two, follows=two.version, **cora)
    court.decide_match(two, Answer.SAME_PERSON, made, follows=two.version, **cora)
    assert again(two, cora["by"]).person_id == made.pk
    assert Person.objects.count() == 1


def test_no_record_is_not_said_of_somebody_who_was_not_on_screen(world, cora):
    one, two = listed(world, "1"), listed(world, "2")
    made = court.make_person(no_record(one, cora), follows=again(one, cora["by"]).version, **cora)  # fmt: skip
    with pytest.raises(Refused, match="has come up"):
        no_record(two, cora)
    two = no_record(two, cora, shown=[made.pk])
    assert beside(two, world) == []
    # They were looked at and are not the same: so there are two.
    other = court.make_person(two, follows=two.version, **cora)
    assert other.pk != made.pk


def test_a_candidate_who_is_ruled_out_is_not_shown_until_that_is_undone(world, cora):
    made = people.register(
        {"first_name": "Sam", "last_name": "Twice"}, world.nps, **cora
    )
    act_as(world.court_officer, NINE)
    new = listed(world, "1")
    assert beside(new, world) == [made]
    court.rule_out(new, made, **cora)
    assert beside(new, world) == []
    court.rule_in(new, made, **cora)
    assert beside(new, world) == [made]


def test_undoing_no_record_shows_the_candidates_again(world, cora):
    made = people.register({"first_name": "Sam", "last_name": "Twice"}, world.nps, **cora)  # fmt: skip
    new = listed(world, "1")
    now = no_record(new, cora, shown=[made.pk])
    assert beside(now, world) == []
    court.decide_match(now, Answer.UNDECIDED, follows=now.version, **cora)
    assert beside(now, world) == [made]


@pytest.fixture
def elsewhere(world_committed):
    """Another court and its officer, who sees nothing of the first one's.  The messages
    are taken in as the command does, under the role that sees both courts."""
    far = Unit.objects.create(
        code="B91AA00",
        name="Court elsewhere",
        kind=Kind.COURT,
        sector=Sector.COURTS,
        is_invented=True,
    )
    with as_loader():
        court.take("1", said(world_committed, "1"), at=NINE)
        court.take("2", said(world_committed, "2", courtCode=far.code), at=NINE)
    return member("cole", [Role.COURT_OFFICER], far)


def test_a_record_that_one_court_makes_is_shown_to_the_other(
    world_committed, elsewhere
):
    officer = world_committed.court_officer
    with acting(officer, NINE):
        who = {"by": officer, "at": NINE}
        one = no_record(lists.defendants_visible_to(officer).get(key="1"), who)
        made = court.make_person(one, follows=one.version, **who)
    with acting(elsewhere, NINE):
        two = lists.defendants_visible_to(elsewhere).get(key="2")
        assert beside(two, world_committed, elsewhere) == [made]
        with pytest.raises(Refused, match="has come up"):
            no_record(two, {"by": elsewhere, "at": NINE})


def test_who_is_put_on_record_elsewhere_is_found_by_the_worker(
    world_committed, elsewhere
):
    """The court's officer cannot see them until they may be somebody before the court."""
    outsider, officer = world_committed.outsider, world_committed.court_officer
    with acting(outsider, NINE):
        made = people.register(
            {"first_name": "Sam", "last_name": "Twice"},
            world_committed.other_crc,
            by=outsider,
            at=NINE,
        )
    with acting(officer, NINE):
        one = lists.defendants_visible_to(officer).get(key="1")
        assert beside(one, world_committed) == []
        no_record(one, {"by": officer, "at": NINE})
    with as_loader():
        assert court.look_again(at=NINE) == 2  # here and at the other court
        assert court.look_again(at=NINE) == 0
    with acting(officer, NINE):
        assert beside(one, world_committed) == [made]


def test_of_two_officers_at_the_same_moment_one_makes_the_record(
    world_committed, elsewhere
):
    ready, told = threading.Barrier(2), []

    def make(officer, key):
        try:
            who = {"by": officer, "at": NINE}
            with acting(officer, NINE):
                now = lists.defendants_visible_to(officer).get(key=key)
                now = no_record(now, who)
            with acting(officer, NINE):
                now = again(now, officer)
                ready.wait()
                court.make_person(now, follows=now.version, **who)
            told.append("made")
        except Refused as refused:
            told.append(refused.reasons[0].code)
        finally:
            connections.close_all()

    two = [
        threading.Thread(target=make, args=args)
        for args in ((world_committed.court_officer, "1"), (elsewhere, "2"))
    ]
    for one in two:
        one.start()
    for one in two:
        one.join()
    assert sorted(told) == ["come-up", "made"]
    with as_loader():
        assert Person.objects.count() == 1


# -- a charge is sentenced once -------------------------------------------------------


def enter(world, person, defendant, cora, **told):
    return sentences.enter_sentence(
        person,
        world.nps,
        kind="community_order",
        lengths={"months": 12},
        wanted=[RAR],
        court=world.court,
        sentenced_on=told.pop("on", NINE.date()),
        offences=[("", "Theft from a shop")],
        defendant=defendant,
        **cora | told,
    )


@pytest.fixture
def matched(world, cora):
    one = no_record(listed(world, "1"), cora)
    person = court.make_person(one, follows=one.version, **cora)
    return person, again(one, cora["by"])


def test_a_charge_is_sentenced_once(world, cora, matched):
    person, one = matched
    enter(world, person, one, cora)
    people.begin(person, world.court, Because.BEFORE_COURT, at=NINE)
    with pytest.raises(Refused, match="were sentenced on 4 April 2017"):
        enter(world, person, one, cora)
    # Nor under another of the court's own keys for it.
    two = listed(world, "2")
    court.decide_match(two, Answer.SAME_PERSON, person, follows=None, **cora)
    with pytest.raises(Refused, match="were sentenced on 4 April 2017"):
        enter(world, person, again(two, cora["by"]), cora)
    assert person.orders.count() == 1


@pytest.mark.parametrize(
    ("reason", "on"),
    [
        (OrderEnd.GOOD_PROGRESS, LATER.date()),  # sentenced again on another day
        (OrderEnd.DATA_ERROR, NINE.date()),  # it had been entered by mistake
    ],
)
def test_once_its_order_has_ended_it_may_be_sentenced_anew(
    world, cora, matched, reason, on
):
    person, one = matched
    order = enter(world, person, one, cora)
    officer = world.court_officer
    officer.roles = [Role.COURT_OFFICER, Role.PRACTITIONER]
    act_as(officer, LATER)
    who = {"by": officer, "at": LATER}
    now = orders.visible_to(officer).get(pk=order.pk)
    sentences.end_order(now, reason, ended_on=on, follows=now.version, **who)
    people.begin(person, world.court, Because.BEFORE_COURT, at=LATER)
    assert enter(world, person, one, who, on=on) is not None


# -- kept from somebody ---------------------------------------------------------------


def test_a_match_with_somebody_kept_from_an_officer_is_as_if_it_were_not_there(
    world, cora, matched
):
    person, one = matched
    ben = member("ben", [Role.COURT_OFFICER], world.court)
    person.limits.create(member=ben, may_see=False, since=NINE, why="Known to them")
    act_as(ben, NINE)
    assert not visible_to(ben).exists()
    now = lists.defendants_visible_to(ben).get(pk=one.pk)
    # The first decision, that there is no record, is all that is told.
    assert (now.answer, now.person_id) == (Answer.NO_RECORD, None)
    (counted,) = lists.undecided_by_court(ben, NINE.date())
    assert counted[2:] == (1, 0)
