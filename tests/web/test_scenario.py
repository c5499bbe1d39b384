"""A scenario: what is said while it is loaded, and what goes by real time in it."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from probation import clock
from probation.records.being_loaded import Progress, tell
from probation.records.exchange.actions import begin_scenario
from probation.web.public.pages import KEPT
from tests.browser import axe, sideways, watched
from tests.web.conftest import WORD
from tests.web.public_pages import WEST_MERCIA
from tests.web.test_sign_in import NOT_RIGHT, is_in, sign_in
from tests.world import NINE

YEARS = timedelta(days=-9 * 365)


@pytest.fixture
def loading(tmp_path):
    place = tmp_path / "loading.json"
    with override_settings(LOADING=place, CHOOSE_WHO=True):
        yield place


@pytest.fixture
def moved():
    """Moves the clock of the scenario: given how far it is from real time."""
    yield lambda offset: clock.follow(lambda: offset)
    clock.follow(timedelta)


def test_before_the_first_people_are_there_every_page_says_how_far_it_is(
    client, db, loading
):
    tell(loading, Progress("Inventing", 41))
    for address in ("/", "/sign-in/choose", "/inspections", "/nowhere"):
        page = client.get(address)
        assert (page.status_code, page["Retry-After"]) == (503, "3")
        assert (
            '<progress class="op-progress" id="loaded" max="100" value="41">'
            in page.text
        )
        assert '<a class="govuk-link" href="">Look again</a>' in page.text
        assert '<label for="loaded">Inventing</label>' in page.text
    assert client.get("/health").status_code == 200


def test_while_others_are_still_loaded_the_banner_says_so(client, db, loading):
    tell(loading, Progress("Loading", 62, is_usable=True))
    assert "still being loaded: 62 per cent of the way" in client.get("/").text
    loading.unlink()
    assert "still being loaded" not in client.get("/").text


def test_where_nobody_chooses_who_to_be_no_such_file_is_looked_at(client, db, loading):
    tell(loading, Progress("Inventing", 41))
    with override_settings(CHOOSE_WHO=False):
        assert client.get("/").status_code == 200


def test_the_banner_names_the_scenario_and_its_day(client, world, moved):
    begin_scenario("Test 1987", NINE, at=clock.real_now())
    offset = NINE - clock.real_now()
    moved(offset)
    client.force_login(world.practitioner)
    page = client.get("/home").text
    assert "<strong>Test 1987.</strong> Everyone in it is invented" in page
    assert f'<time datetime="{NINE.date()}">' in page


def test_a_session_goes_by_real_time(client, pat, moved):
    moved(YEARS)
    sign_in(client)
    ends = Session.objects.get().expire_date
    assert timedelta(minutes=59) < ends - timezone.now() < timedelta(minutes=61)
    moved(YEARS + timedelta(days=3))  # advanced by three days: nobody is signed out
    assert is_in(client)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_in(client)


def test_a_link_for_a_forgotten_password_goes_by_real_time(
    client, pat, moved, django_capture_on_commit_callbacks
):
    moved(YEARS)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/sign-in/forgotten", {"email": "pat@example.test"})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    moved(YEARS + timedelta(days=60))
    form = client.get(link, follow=True)
    assert form.status_code == 200 and "new password" in form.text.lower()


def test_too_many_tries_wait_in_real_time(client, pat, moved):
    moved(YEARS)
    for _ in range(5):
        assert NOT_RIGHT in sign_in(client, password="wrong").text
    moved(YEARS + timedelta(days=1))
    assert "Too many tries" in sign_in(client, password=WORD).text


def test_real_inspections_keep_their_real_dates(moved):
    """No clock is asked for them at all."""
    KEPT.clear()
    now = Client().get(WEST_MERCIA).text

    def asked():
        raise AssertionError("a public page asked what time it is")

    clock.follow(asked)
    KEPT.clear()
    try:
        assert Client().get(WEST_MERCIA).text == now
    finally:
        KEPT.clear()


@pytest.fixture
def page(chromium, live, loading):
    with watched(chromium, live.url) as page:
        yield page


def test_the_page_that_was_asked_for_opens_by_itself_once_it_can(page, loading):
    tell(loading, Progress("Inventing", 41))
    page.goto("/sign-in/choose")
    assert axe(page) == [] and sideways(page) == 0
    tell(loading, Progress("Taking in", 55))
    page.get_by_text("55 per cent of the way").wait_for()
    loading.unlink()
    page.get_by_role("heading", name="Choose who to sign in as").wait_for()
    page.faults[:] = [one for one in page.faults if "503" not in one]
