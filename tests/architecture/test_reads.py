"""Walks every route: whoever is shown a person is in the audit, and who may not, too.

A new route joins by itself; a new kind of key in a path needs a line in `keys`.
"""

import re
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from probation import clock
from probation.policy.access import Role
from probation.records.audit.models import Event
from probation.records.people.queries import acting
from probation.web.public.pages import ADDRESSES
from probation.web.published.pages import ADDRESSES as PUBLISHED
from tests.architecture.everything import PERSONAL_TABLES, routes
from tests.architecture.examples import LATER, Things
from tests.world import before_court, make

# Sign-in and its like: pages for everyone, or about the member alone.  The public ones
# ask the database nothing at all: tests/web/test_public.py.  Machines: tests/api.  An
# embargoed copy is opened by its key alone: tests/web/test_published.py.
NOT_OF_THE_RECORD = ("/sign-", "/account", "/session", "/drafts", "/dates", "/health", "/ready", "/static", "/api", "/embargoed", *ADDRESSES, *PUBLISHED)  # fmt: skip
ROUTES = [path for path in routes() if not path.startswith(NOT_OF_THE_RECORD)]
OF_A_PERSON = [
    p for p in ROUTES if "<" in p and not p.startswith(("/staff", "/drafting"))
]
READS_A_PERSON = re.compile(rf'(FROM|JOIN) "({"|".join(PERSONAL_TABLES)})"')
PUBLIC = {"/"}


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """One of everything, made once; what a test of this file does is undone to there."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = make()
        things = Things(world, before_court(world))
        things.inspected.at("published")
        yield things
        transaction.set_rollback(True)


@pytest.fixture
def things(made, db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return made


def keys_of(things: Things, path: str) -> dict[str, object]:
    """For each kind of key in a path: one that is there."""
    if path.startswith("/inspecting/") and "<" in path:
        return keys_of_an_inspection(things.inspected)
    return {
        "crn": things.person.crn,
        "person_id": things.person.pk,
        "defendant_id": things.known.pk,
        "message_id": things.refused.pk,
        "listing_id": things.listing.pk,
        "report_id": things.asked.pk,
        "order_id": things.allocated.pk,
        "appointment_id": things.booked.pk,
        "kind": "address",
        "said_id": things.of_people.address.pk,
        "flag_id": things.of_people.flag.pk,
        "alias_id": things.of_people.alias.pk,
        "identifier_id": things.of_people.identifier.pk,
        "key": things.world.keeper.key,
        "draft": things.of_readers.draft.slug,
        "consultation": things.of_readers.open.slug,
        "request_id": things.of_own_data.request.pk,
        "pack_id": things.of_own_data.pack.pk,
        "dispute_id": things.of_own_data.dispute.pk,
        "hold_id": things.of_own_data.hold.pk,
        "verb": "ask",
        "file": "people",
        "row": str(things.person.pk),
    }


def keys_of_an_inspection(inspected) -> dict[str, object]:
    """Of one that is published, so that every page of it has something to show."""
    return {
        "inspection_id": inspected.at("published").pk,
        "inspected_id": inspected.one("published").pk,
        "judgement_id": inspected.judgement("published").pk,
        "challenge_id": inspected.challenge("published").pk,
        "copy_id": inspected.copy("published").pk,
        "recommendation_id": inspected.recommendation("published").pk,
    }


def nowhere(keys: dict[str, object]) -> dict[str, object]:
    """Keys of the same kinds that nothing has."""
    missing = {str: "Z999999", int: 2**31 - 1}
    return {name: missing.get(type(key), uuid4()) for name, key in keys.items()}


def address(path: str, keys: dict[str, object]) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda key: str(keys[key[1]]), path)


@pytest.fixture
def ask(client, things):
    client.raise_request_exception = False

    def ask(path, member=None, method="get", keys=None):
        if member:
            client.force_login(member)
        at = address(path, keys or keys_of(things, path))
        with CaptureQueriesContext(connection) as ran:
            response = getattr(client, method)(at)
        response.queries = [
            q["sql"]
            for q in ran
            if not re.match(r"SAVEPOINT|RELEASE|ROLLBACK", q["sql"])
        ]
        response.read_a_person = any(READS_A_PERSON.search(q) for q in response.queries)
        return response

    return ask


def may_see(things: Things, path: str):
    """A member whose work the page is."""
    world = things.world
    if path.startswith("/staff"):
        return world.administrator
    if path.startswith("/drafting"):
        return world.publisher
    if path == "/inspecting/of-us":
        return world.manager
    if path.startswith("/inspecting"):
        return world.publisher if "copies" in path else world.lead
    return (
        world.court_officer
        if path.startswith(("/court", "/reports"))
        else world.manager
    )


@pytest.mark.parametrize("path", ROUTES)
def test_a_page_that_reads_people_is_audited(ask, path, things):
    member = may_see(things, path)
    before = Event.objects.count()
    response = ask(path, member)
    assert response.status_code in {200, 302, 405}, response.status_code
    new = {(e.what, e.by) for e in Event.objects.order_by("id")[before:]}
    told = new & {("seen", member.key), ("searched", member.key)}
    assert told or not response.read_a_person or response.status_code == 405


@pytest.mark.parametrize("path", OF_A_PERSON)
@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_elses_record_is_not_there(ask, path, method, things):
    """Whatever the role: the same answer, to the byte, as for a record that does not
    exist; and both are in the audit."""
    outsider, keys = things.world.outsider, keys_of(things, path)
    for role in Role:
        outsider.roles = [role]
        with acting(outsider, LATER):  # as an administrator would have saved it
            outsider.save(update_fields=["roles"])
        before = Event.objects.count()
        theirs = ask(path, outsider, method, keys)
        missing = ask(path, outsider, method, nowhere(keys))
        if theirs.status_code == 405:  # this page takes posts alone
            return
        assert theirs.status_code == missing.status_code == 404, role
        assert same(theirs) == same(missing), role
        events = Event.objects.order_by("id")[before:]
        assert [(e.what, e.by) for e in events] == [("refused", outsider.key)] * 2


def same(response) -> str:
    page = re.sub(r'value="[\w-]{32,}"', "", response.content.decode())
    return re.sub(
        r"/(people|orders|court|reports|appointments|inspecting)/[\w/-]+", "", page
    )


@pytest.mark.parametrize("path", ROUTES)
def test_a_page_that_cannot_be_audited_is_not_shown(ask, path, things, broken_audit):
    response = ask(path, may_see(things, path))
    assert response.status_code >= 500 or not response.read_a_person
    assert b"Example" not in response.content


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_is_shown_a_person_before_signing_in(ask, path, method):
    response = ask(path, method=method)
    assert not response.read_a_person
    assert path in PUBLIC or response.status_code in {302, 405}
    assert path in PUBLIC or "/sign-in" in response.get("Location", "/sign-in")


@pytest.mark.parametrize("path", ROUTES)
def test_a_page_asks_the_database_at_most_fifteen_times(ask, path, things):
    response = ask(path, may_see(things, path))
    assert len(response.queries) <= 15 + SIGNED_IN, "\n".join(response.queries)


# What every page of a member costs: session read and written, member, who acts, audit.
SIGNED_IN = 0
