"""A case on a court day: had, prepared, resulted, checked, put right."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from probation.policy.access import Role
from probation.policy.court import Outcome, Preparation, Resulting
from probation.policy.decision import Refused
from probation.records.court import actions as court
from probation.records.hearings import actions, queries
from probation.records.hearings.models import HearingChange
from probation.records.people.queries import act_as
from tests.architecture.examples import message
from tests.world import NINE, member


@pytest.fixture
def cora(world):
    act_as(world.court_officer, NINE)
    return {"by": world.court_officer, "at": NINE}


@pytest.fixture
def cleo(world):
    return {"by": member("cleo", [Role.COURT_OFFICER], world.court), "at": NINE}


@pytest.fixture
def listing(world, cora):
    court.take("1", message(world, "Heard"), at=NINE)
    return queries.visible_to(cora["by"]).get()


def now(listing) -> HearingChange:
    return queries.stands([listing])[listing.pk]


def result(listing, who, outcome=Outcome.FINE, **told):
    told = {"note": "Heard", "is_resulted": True, **told}
    actions.record_outcome(listing, outcome, follows=now(listing).version, **told, **who)  # fmt: skip


def test_a_case_is_taken_prepared_resulted_and_checked_by_somebody_else(
    listing, cora, cleo
):
    assert now(listing).preparation == Preparation.NOT_STARTED
    actions.prepare(listing, Preparation.COMPLETE, follows=None, **cora)
    result(listing, cora, Outcome.ADJOURNED, next_hearing_on=date(2017, 4, 11))
    stands = now(listing)
    assert stands.resulting == Resulting.RESULTED and stands.owner == cora["by"]
    assert stands.preparation == Preparation.COMPLETE
    with pytest.raises(Refused, match="Somebody else checks"):
        actions.check(listing, follows=stands.version, **cora)
    act_as(cleo["by"], NINE)
    actions.check(listing, follows=stands.version, **cleo)
    assert now(listing).checked_by == cleo["by"]
    # Put right: it is open again, unchecked, and all of it is kept.
    actions.correct(listing, because="Wrong day", follows=now(listing).version, **cleo)
    assert now(listing).resulting == Resulting.IN_PROGRESS
    assert now(listing).checked_by is None
    assert queries.history(listing).count() == 4


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"note": " "}, "Write a hearing note first"),
        ({"next_hearing_on": date(2017, 4, 11)}, "there is no next hearing"),
        ({"outcome": Outcome.TRIAL, "next_hearing_on": date(2017, 4, 4)}, "after this one"),
        ({"outcome": Outcome.NO_OUTCOME}, "Record the outcome first"),
    ],
)  # fmt: skip
def test_an_outcome_that_cannot_be_is_refused(listing, cora, told, says):
    with pytest.raises(Refused, match=says):
        result(listing, cora, **told)
    assert not HearingChange.objects.exists()


def test_only_whose_case_it_is_may_result_it(listing, cora, cleo):
    actions.take_on(listing, follows=None, **cora)
    act_as(cleo["by"], NINE)
    with pytest.raises(Refused, match="Only the person it is assigned to"):
        result(listing, cleo)
    actions.take_on(listing, follows=now(listing).version, **cleo)
    result(listing, cleo)
    with pytest.raises(Refused, match="resulted; correct it instead"):
        result(listing, cleo)


def test_a_hearing_to_come_has_no_outcome_yet(world, cora):
    court.take("2", message(world, "Later").replace("04-04T", "04-05T"), at=NINE)
    later = queries.visible_to(cora["by"]).get(day=NINE.date() + timedelta(days=1))
    with pytest.raises(Refused, match="still to come"):
        result(later, cora)


def test_of_two_who_act_at_once_the_second_is_told(listing, cora, cleo):
    actions.take_on(listing, follows=None, **cora)
    act_as(cleo["by"], NINE)
    with pytest.raises(Refused, match="changed this hearing meanwhile"):
        actions.take_on(listing, follows=None, **cleo)


def test_a_form_sent_twice_is_taken_once(listing, cora):
    once = uuid4()
    for _ in range(2):
        actions.take_on(listing, follows=None, once=once, **cora)
    assert HearingChange.objects.count() == 1
