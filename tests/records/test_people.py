"""Who somebody is: edits with their history, names, numbers, who may see them."""

from uuid import uuid4

import pytest

from probation.policy.access import Because
from probation.policy.decision import Refused
from probation.records.people import actions as people
from probation.records.people import queries
from probation.records.people.models import LimitedAccess
from probation.records.people.queries import acting, visible_to
from tests.world import NINE


@pytest.fixture
def mona(world):
    with acting(world.manager, NINE):
        yield {"by": world.manager, "at": NINE}


@pytest.fixture
def sam(world, mona):
    return people.register(
        {"first_name": "Sam", "last_name": "Example"},
        world.team,
        because=Because.RESPONSIBLE,
        **mona,
    )


def tokens(person) -> set[str]:
    return set(person.tokens.values_list("token", flat=True))


def test_an_edit_keeps_what_was_there_and_finds_the_person_by_what_is(sam, mona):
    told = {"first_name": "Samantha", "ethnicity": "W1", "needs_interpreter": False}
    people.change(sam, told, follows=1, **mona)
    people.change(sam, {"ethnicity": "O1"}, follows=2, **mona)
    sam.refresh_from_db()
    assert (sam.first_name, sam.ethnicity, sam.version) == ("Samantha", "O1", 3)
    second, first = queries.history(sam)
    assert (first.before, first.after) == (
        {"first_name": "Sam", "ethnicity": "", "needs_interpreter": None}, told,
    )  # fmt: skip
    assert (second.before, second.after) == ({"ethnicity": "W1"}, {"ethnicity": "O1"})
    assert queries.as_it_was(sam, 1) == first.before
    assert queries.as_it_was(sam, 3) == {}
    assert "samantha" in tokens(sam) and "sam" not in tokens(sam)


def test_of_two_edits_of_one_version_the_second_is_refused(sam, mona):
    people.change(sam, {"religion": "BUDD"}, follows=1, **mona)
    with pytest.raises(Refused, match="Someone else has changed this"):
        people.change(sam, {"religion": "ATHE"}, follows=1, **mona)
    sam.refresh_from_db()
    assert sam.religion == "BUDD"


def test_an_edit_that_changes_nothing_writes_no_history(sam, mona):
    people.change(sam, {"first_name": "Sam"}, follows=1, **mona)
    sam.refresh_from_db()
    assert sam.version == 1 and not queries.history(sam).exists()


def test_every_fault_of_an_edit_is_told(sam, mona):
    with pytest.raises(Refused) as refused:
        people.change(sam, {"last_name": " ", "religion": "none"}, follows=1, **mona)
    assert {r.code for r in refused.value.reasons} == {"last_name", "religion"}


def test_another_name_is_found_until_it_ends_and_stays_in_the_history(sam, mona):
    people.add_alias(sam, {"first_name": "Alex", "last_name": "Other"}, **mona)
    assert {"alex", "other"} <= tokens(sam)
    alias = sam.aliases.get()
    people.end_alias(alias, **mona)
    assert "other" not in tokens(sam)
    assert queries.names_and_numbers(sam)[0] == [alias]
    with pytest.raises(Refused, match="meanwhile"):
        people.end_alias(alias, **mona)


def test_a_number_is_kept_as_it_was_received_unverified_and_never_refused(sam, mona):
    for kind, value in (("PNC", "04/12345X"), ("CRO", "no such form"), ("OTHR", "?")):
        people.add_identifier(sam, kind, value, **mona)
        kept = sam.identifiers.get(kind=kind)
        assert kept.value == value and not kept.is_verified
    assert "040012345X" in tokens(sam)
    with pytest.raises(Refused, match="already"):
        people.add_identifier(sam, "PNC", "04/12345X", **mona)


def test_whoever_restricts_a_record_stays_among_those_who_see_it(sam, mona, world):
    people.limit_access(sam, world.practitioner, may_see=True, why="Known", **mona)
    open_now = LimitedAccess.objects.filter(until=None, may_see=True)
    assert {row.member for row in open_now} == {world.manager, world.practitioner}
    with acting(world.keeper, NINE):
        assert not visible_to(world.keeper).exists()
    with acting(world.practitioner, NINE):
        assert visible_to(world.practitioner).get() == sam


def test_a_form_sent_twice_changes_once(sam, mona):
    once = uuid4()
    for _ in range(2):
        people.change(sam, {"religion": "BUDD"}, follows=1, once=once, **mona)
    assert queries.history(sam).count() == 1
