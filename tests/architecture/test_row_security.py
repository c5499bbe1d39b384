"""The second lock: the database shows a member no more than `visible_to` does."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from probation.config.checks import faults, service_role
from probation.policy.access import Because
from probation.records.appointments.models import StatusChange
from probation.records.audit.models import Event
from probation.records.people.actions import register
from probation.records.people.models import LimitedAccess, Person
from probation.records.people.queries import acting, visible_to
from probation.records.sentences.models import Order
from tests.architecture.everything import PERSONAL_TABLES
from tests.architecture.examples import LATER, Things
from tests.world import NINE


@pytest.fixture
def things(world, person):
    return Things(world, person)


def test_every_table_of_a_person_has_a_policy_and_forces_it(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class c WHERE relrowsecurity AND relforcerowsecurity"
            " AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid)"
        )
        guarded = {name for (name,) in cursor.fetchall()}
    assert guarded >= PERSONAL_TABLES
    # A draft is its writer's alone; a listing names nobody, and leads to who is named, as
    # does another court that lists them; the keys of other systems are the loader's;
    # readers of public pages have no record.
    others = {
        "drafts_draft", "court_listing", "court_alsolisted", "exchange_key",
        "letters_letter", "responses_response", "subscriptions_subscription",
    }  # fmt: skip
    # Cases of an inspection are known by labels of its own; its inspectorate sees them.
    others |= {"inspections_judgement", "inspections_judgementchange"}
    assert guarded - PERSONAL_TABLES == others


def test_two_members_by_turns_on_one_connection_see_no_foreign_rows(things):
    world = things.world
    with acting(world.outsider, NINE):
        theirs = register(
            {"last_name": "Other"}, world.other_crc, by=world.outsider, at=NINE
        )
    for _ in range(20):
        for member, sees in ((world.manager, things.person), (world.outsider, theirs)):
            with acting(member, LATER):
                assert list(Person.objects.all()) == [sees]
                assert list(visible_to(member)) == [sees]
                assert Order.objects.exists() is (member == world.manager)


def test_nobody_sees_nothing(things):
    with connection.cursor() as cursor:
        for setting in ("app.member", "app.scopes", "app.denied"):
            cursor.execute("SELECT set_config(%s, '', true)", [setting])
    assert not Person.objects.exists() and not Order.objects.exists()


@pytest.mark.parametrize("whose", ["practitioner", "outsider"])
@pytest.mark.parametrize("may_see", [True, False])
def test_each_lock_alone_keeps_exclusions_and_restrictions(things, whose, may_see):
    world = things.world
    limit = {"person": things.person, "may_see": may_see, "since": NINE}
    LimitedAccess.objects.create(member=getattr(world, whose), **limit)
    if may_see:  # a restriction, and the manager is one of those it allows
        LimitedAccess.objects.create(member=world.manager, **limit)

    seen = may_see == (whose == "practitioner")
    with acting(world.practitioner, LATER):
        assert Person.objects.filter(pk=things.person.pk).exists() is seen
    with acting(world.manager, LATER):  # the database shows it: only visible_to refuses
        assert Person.objects.exists()
        assert (
            visible_to(world.practitioner).filter(pk=things.person.pk).exists() is seen
        )


def test_a_unit_that_may_be_a_match_sees_only_until_it_is_decided(things):
    world = things.world
    with acting(world.outsider, NINE):
        theirs = register(
            {"last_name": "Maybe"}, world.other_crc,
            because=Because.POSSIBLE_MATCH, by=world.outsider, at=NINE,
        )  # fmt: skip
        assert visible_to(world.outsider).exists() and Person.objects.exists()
        theirs.visibility.update(until=LATER)
        assert not visible_to(world.outsider).exists()
        assert not Person.objects.exists()


def test_a_pooled_connection_goes_back_as_nobody(committed, world_committed):
    def who_is_left():  # on a connection of the pool whose transaction really ends
        with acting(world_committed.practitioner, NINE):
            pass
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('app.scopes', true)")
            (left,) = cursor.fetchone()
        connection.close()
        return left

    with ThreadPoolExecutor(1) as threads:
        assert not threads.submit(who_is_left).result()


def test_history_cannot_be_rewritten(things):
    with acting(things.world.manager, LATER):
        for rows in (Event.objects, StatusChange.objects):
            for act in (
                lambda rows=rows: rows.all()._raw_delete("default"),
                lambda rows=rows: rows.update(at=NINE),
            ):
                refused = pytest.raises(DatabaseError, match="permission denied")
                with refused, transaction.atomic():
                    act()


def test_the_service_starts_only_under_a_role_that_owns_nothing(db, server):
    call_command("check", databases=["default"])
    assert service_role(databases=["default"]) == []
    words = {}
    for role in ("postgres", "probation_owner", "probation_loader"):
        with server.connect(role) as other:
            words[role] = [error.msg for error in faults(other.cursor())]
    assert any("superuser" in w for w in words["postgres"])
    assert any("owns tables" in w for w in words["probation_owner"])
    assert any("skip row security" in w for w in words["probation_loader"])
