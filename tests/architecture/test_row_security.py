"""The second lock: the database shows a member no more than `visible_to` does."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from probation.config.checks import faults, service_role
from probation.policy.access import Because
from probation.records.appointments.models import StatusChange
from probation.records.audit import actions as audit
from probation.records.audit.models import Event
from probation.records.people.actions import register
from probation.records.people.models import LimitedAccess, Person, Visibility
from probation.records.people.queries import acting, visible_to
from probation.records.sentences.models import Order
from tests.architecture.everything import OURS, PERSONAL_TABLES
from tests.architecture.examples import LATER, Things
from tests.world import NINE


@pytest.fixture
def things(world, person):
    return Things(world, person)


# Tables that row security does not guard, each with the reason.  Not listed are those of
# ours in which, by their own account (`class Privacy`), nothing is personal.
STAFF = "of staff, whom every colleague may look up: names, places, roles"
SIGN_IN = "asked for by a secret before it is known who asks; of staff alone"
MACHINE = "of the machinery: no person is in it"
EXCEPTIONS = {
    "account_emailaddress": STAFF,
    "account_emailconfirmation": SIGN_IN,
    "django_session": SIGN_IN,
    "embargo_copy": "asked for by a secret link; who was given one, not who is on record",
    "letters_asking": "a digest that nobody can turn back, and a time",
    "mfa_authenticator": SIGN_IN,
    "sign_in_tries": SIGN_IN,
    "socialaccount_socialaccount": SIGN_IN,
    "socialaccount_socialapp": SIGN_IN,
    "socialaccount_socialtoken": SIGN_IN,
    "staff_member": STAFF,
    "staff_member_groups": MACHINE,
    "staff_member_user_permissions": MACHINE,
}
NOTHING_PERSONAL = {
    m._meta.db_table
    for m in OURS
    if not m.Privacy.personal and m._meta.db_table not in PERSONAL_TABLES
}
# Django's own bookkeeping, and the queue's: jobs carry a time and nothing else.
MACHINES = re.compile("(auth|django|procrastinate)_(?!session)")


def test_every_table_has_a_policy_and_forces_it_or_a_reason_not_to(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity AND EXISTS "
            "(SELECT 1 FROM pg_policy WHERE polrelid = c.oid) FROM pg_class c "
            "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
        )
        tables = dict(cursor.fetchall())
    guarded = {name for name, is_guarded in tables.items() if is_guarded}
    open_ = {name for name in tables.keys() - guarded if not MACHINES.match(name)}
    assert open_ - NOTHING_PERSONAL == EXCEPTIONS.keys()
    assert guarded >= PERSONAL_TABLES
    # A draft is its writer's alone; a listing names nobody, and leads to who is named, as
    # does another court that lists them; the keys of other systems are the loader's;
    # readers of public pages have no record.
    others = {
        "drafts_draft", "court_listing", "court_alsolisted", "exchange_key",
        "letters_letter", "responses_response", "subscriptions_subscription", "audit_event",
    }  # fmt: skip
    # Cases of an inspection are known by labels of its own; its inspectorate sees them.
    others |= {"inspections_judgement", "inspections_judgementchange"}
    assert guarded - PERSONAL_TABLES == others


def test_a_member_reads_of_the_audit_what_is_theirs_or_of_whom_they_see(things):
    world = things.world
    with acting(world.outsider, NINE):
        audit.searched("secret", by=world.outsider, at=NINE, shown=())
        audit.refused("/people/X1", by=world.outsider, at=NINE)
        assert {e.by for e in Event.objects.all()} == {world.outsider.key}
    with acting(world.manager, LATER):
        audit.seen(things.person, by=world.manager, at=LATER, why="a test")
        others = Event.objects.exclude(by=world.manager.key)
        assert {e.about for e in others} == {f"people.Person:{things.person.pk}"}
        assert not Event.objects.filter(what="searched").exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.member', '', true)")
        cursor.execute("SELECT set_config('app.scopes', '', true)")
    assert not Event.objects.exists()
    audit.refused("/nowhere", by=None, at=NINE)  # and yet it can be written


def test_who_may_see_a_person_is_itself_seen_only_by_who_may(things):
    world = things.world
    limit = {"person": things.person, "may_see": False, "since": NINE}
    with acting(world.manager, LATER):
        LimitedAccess.objects.create(member=world.practitioner, **limit)
        assert Visibility.objects.filter(person=things.person).count() > 1
        assert LimitedAccess.objects.count() == 2
    with acting(world.outsider, LATER):
        assert not Visibility.objects.exists() and not LimitedAccess.objects.exists()
        changed = Visibility.objects.filter(person=things.person).update(until=LATER)
        assert not changed


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
    with acting(world.manager, LATER):
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


@pytest.mark.parametrize(
    ("rights", "through", "words"),
    [
        ("", "probation_owner", "may act as probation_owner, which owns tables"),
        ("", "probation_loader", "which may skip row security"),
        ("SUPERUSER", "", "may act as tried_group, which is a superuser"),
        ("BYPASSRLS", "", "may act as tried_group, which may skip row security"),
        ("CREATEROLE", "", "which may make and change roles"),
        ("", "pg_read_all_data", "which may read or write whatever there is"),
    ],
)
def test_nor_under_a_role_that_may_become_another_that_does(
    db, server, rights, through, words
):
    """The membership is through a second role, and not inherited."""
    with server.connect() as su:
        su.execute(f"CREATE ROLE tried_group {rights}")
        su.execute("CREATE ROLE tried_between")
        su.execute("CREATE ROLE tried_service LOGIN NOINHERIT")
        try:
            su.execute("GRANT tried_group TO tried_between")
            su.execute("GRANT tried_between TO tried_service WITH INHERIT FALSE")
            if through:
                su.execute(f"GRANT {through} TO tried_group")
            with su.transaction():
                su.execute("SET LOCAL SESSION AUTHORIZATION tried_service")
                said = [error.msg for error in faults(su.cursor())]
        finally:
            su.execute("DROP ROLE tried_service, tried_between, tried_group")
    assert any(words in one for one in said), said


def test_nor_under_a_role_that_owns_one_table_of_another_schema(db, server):
    with server.connect() as su:
        su.execute("CREATE ROLE tried_service")
        su.execute("CREATE SCHEMA tried CREATE TABLE one (id int)")
        su.execute("ALTER TABLE tried.one OWNER TO tried_service")
        try:
            with su.transaction():
                su.execute("SET LOCAL SESSION AUTHORIZATION tried_service")
                said = [error.msg for error in faults(su.cursor())]
        finally:
            su.execute("DROP SCHEMA tried CASCADE")
            su.execute("DROP ROLE tried_service")
    assert said == ["The service's database role owns tables"]
