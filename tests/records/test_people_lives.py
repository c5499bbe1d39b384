"""What is said of somebody's life, and their flags: added, corrected, ended, never lost."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from probation.policy.access import Because
from probation.policy.circumstances import Kind
from probation.policy.decision import Refused
from probation.records.circumstances import actions as lives
from probation.records.circumstances import queries
from probation.records.circumstances.models import Address, Adjustment
from probation.records.flags import actions as flags
from probation.records.flags.models import Flag
from probation.records.flags.queries import all_of, open_on
from probation.records.people import actions as people
from probation.records.people.models import Person
from probation.records.people.queries import acting
from tests.world import NINE

TODAY = NINE.date()
HOME = {"kind": "A01C", "lines": "1 Test Street", "postcode": "PL4 8AA", "since": date(2017, 1, 1)}  # fmt: skip


@pytest.fixture
def mona(world):
    with acting(world.manager, NINE):
        yield {"by": world.manager, "at": NINE}


@pytest.fixture
def sam(world, mona):
    told = {"first_name": "Sam", "last_name": "Example"}
    return people.register(told, world.team, because=Because.RESPONSIBLE, **mona)


def postcodes(person) -> set[str]:
    return set(person.tokens.filter(kind="postcode").values_list("token", flat=True))


def test_an_address_ends_and_is_no_longer_found_and_stays(sam, mona):
    home = lives.add(sam, Kind.ADDRESS, HOME, **mona)
    assert postcodes(sam) == {"PL48AA"}
    lives.end(home, Kind.ADDRESS, until=TODAY, because="Moved", **mona)
    assert postcodes(sam) == set()
    kept = Address.objects.get()
    assert (kept.lines, kept.until, kept.ended_because) == ("1 Test Street", TODAY, "Moved")  # fmt: skip
    with pytest.raises(Refused, match="Mona Tester has ended"):
        lives.end(home, Kind.ADDRESS, until=TODAY, **mona)


def test_a_correction_keeps_what_was_wrong_beside_what_is_right(sam, mona):
    home = lives.add(sam, Kind.ADDRESS, HOME, **mona)
    right = lives.correct(home, Kind.ADDRESS, {**HOME, "postcode": "HR9 5AB"}, **mona)
    assert postcodes(sam) == {"HR95AB"}
    wrong = Address.objects.get(pk=home.pk)
    assert wrong.corrected_by == right and wrong.until is None and wrong.ended_at
    with pytest.raises(Refused, match="meanwhile"):
        lives.correct(home, Kind.ADDRESS, HOME, **mona)


def test_adjustments_go_with_their_disability(sam, mona, world):
    disability = lives.add(sam, Kind.DISABILITY, {"kind": "RM"}, **mona)
    told = {"what": "Ground floor", "disability": disability}
    lives.add(sam, Kind.ADJUSTMENT, told, **mona)
    right = lives.correct(disability, Kind.DISABILITY, {"kind": "VI"}, **mona)
    assert right.adjustments.get(ended_at=None).what == "Ground floor"
    lives.end(right, Kind.DISABILITY, until=TODAY, **mona)
    assert not Adjustment.objects.filter(ended_at=None).exists()
    assert Adjustment.objects.count() == 2


def test_where_someone_is_and_how_to_reach_them_in_one_query(sam, mona, world, django_assert_num_queries):  # fmt: skip
    lives.add(sam, Kind.ADDRESS, {**HOME, "is_verified": True}, **mona)
    lives.add(sam, Kind.REACH, {"kind": "mobile", "value": "07700 900123", "is_safe": False}, **mona)  # fmt: skip
    lives.add(sam, Kind.REACH, {"kind": "phone", "value": "01752 1"}, **mona)
    with django_assert_num_queries(1):
        opened = Person.objects.annotate(**queries.told_with()).get(pk=sam.pk)
        rows = queries.at_hand(opened)
    assert [(kind, getattr(row, "value", None), getattr(row, "is_safe", None)) for kind, row in rows] == [
        (Kind.REACH, "07700 900123", False), (Kind.REACH, "01752 1", None), (Kind.ADDRESS, None, None),
    ]  # fmt: skip
    assert rows[-1][1].is_verified and rows[-1][1].postcode == "PL4 8AA"


def test_the_database_refuses_an_address_nowhere_and_an_end_by_nobody(sam, mona):
    home = lives.add(sam, Kind.ADDRESS, HOME, **mona)
    for change in ({"lines": ""}, {"ended_at": NINE}, {"until": TODAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Address.objects.filter(pk=home.pk).update(**change)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Address.objects.filter(pk=home.pk)._raw_delete("default")


# Flags


def test_a_new_level_of_harm_ends_the_one_before_with_the_reason(sam, mona):
    flags.add(sam, "RMRH", since=TODAY, **mona)
    flags.add(sam, "RHRH", since=TODAY, **mona)
    medium, high = Flag.objects.order_by("id")
    assert (medium.until, medium.ended_because) == (TODAY, "Now High RoSH")
    assert open_on(sam) == [high]


def test_the_same_flag_again_is_refused_and_another_level_of_mappa_is_not(sam, mona):
    told = {"level": "M1", "category": "2", "since": TODAY}
    flags.add(sam, "MAPP", **told, **mona)
    with pytest.raises(Refused, match="already"):
        flags.add(sam, "MAPP", **told, **mona)
    flags.add(sam, "MAPP", **{**told, "level": "M2"}, **mona)
    assert [flag.level for flag in open_on(sam)] == ["M2"]


def test_a_review_counts_anew_and_the_history_keeps_each(sam, mona, world):
    flag = flags.add(sam, "MAPP", level="M1", category="2", since=date(2017, 1, 4), **mona)  # fmt: skip
    (before,) = all_of(world.manager, sam)
    assert before.review.day == TODAY
    flags.review(flag, notes="Same", follows=None, **mona)
    (after,) = all_of(world.manager, sam)
    assert after.review.day == date(2017, 7, 4)
    later = {"by": world.manager, "at": NINE + timedelta(days=1)}
    with pytest.raises(Refused, match="meanwhile"):
        flags.review(flag, follows=None, **later)
    flags.review(flag, follows=TODAY, **later)
    assert flag.reviews.count() == 2


def test_a_flag_ends_with_a_reason_and_stays_readable(sam, mona, world):
    flag = flags.add(sam, "WEAP", since=TODAY, **mona)
    with pytest.raises(Refused, match="why"):
        flags.end(flag, because=" ", **mona)
    flags.end(flag, because="Handed in", **mona)
    assert open_on(sam) == []
    assert [one.ended_because for one in all_of(world.manager, sam)] == ["Handed in"]
    with pytest.raises(Refused, match="meanwhile"):
        flags.end(flag, because="Again", **mona)
