"""Signing in: by name or address, twice if one likes, and never more told than needed."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.test import Client, override_settings

from probation.config.logging import Lines
from probation.policy.access import Role
from tests.audited import entries, only_entry
from tests.web.conftest import WORD
from tests.world import member

NOT_RIGHT = "The name or password is not right"


def sign_in(client, login="pat", password=WORD, address="/sign-in"):
    return client.post(address, {"login": login, "password": password})


def is_in(client) -> bool:
    return client.get("/account").status_code == 200


@pytest.mark.parametrize("login", ["pat", "pat@example.test", "PAT@example.test"])
def test_a_user_name_or_an_email_address_will_do(client, pat, login):
    answer = sign_in(client, login)
    assert answer.status_code == 302 and answer.url == "/"
    assert is_in(client)
    assert only_entry(what="staff.signed_in").by == pat.key


def test_one_comes_back_to_the_page_one_asked_for(client, pat):
    asked = client.get("/account")
    assert asked.url == "/sign-in?next=/account"
    assert sign_in(client, address=asked.url).url == "/account"
    other = sign_in(client, address="/sign-in?next=https://elsewhere.example/")
    assert other.url == "/"


def test_a_wrong_name_a_wrong_password_and_a_closed_account_look_the_same(client, pat):
    wrong = sign_in(client, password="wrong")
    unknown = sign_in(client, "nobody", "wrong")
    pat.is_active = False
    pat.save()
    closed = sign_in(client)
    for answer in (wrong, unknown, closed):
        assert answer.status_code == 200 and NOT_RIGHT in answer.text
        assert "<title>Error: Sign in – OpenProbation</title>" in answer.text
    assert "nobody" in unknown.text  # what was typed is kept; the password is not
    assert WORD not in closed.text
    assert not is_in(client)
    refusals = entries(what="refused", detail={"path": "/sign-in"})
    assert len(refusals) == 3


@pytest.mark.parametrize("login", ["pat", "nobody"])
def test_after_five_wrong_tries_the_sixth_waits_whoever_it_is(client, pat, login):
    for _ in range(5):
        assert NOT_RIGHT in sign_in(client, login, "wrong").text
    sixth = sign_in(client, login)
    assert "Too many tries. Wait five minutes" in sixth.text
    assert not is_in(client)


def test_an_empty_form_says_what_is_missing(client, world):
    page = client.post("/sign-in", {}).text
    assert "Enter your user name or email address" in page
    assert "Enter your password" in page


def test_signing_out_ends_it_and_is_written_down(client, pat):
    sign_in(client)
    assert client.get("/sign-out").status_code == 200  # asks; a link does not sign out
    assert is_in(client)
    assert client.post("/sign-out").url == "/"
    assert not is_in(client)
    assert only_entry(what="staff.signed_out").by == pat.key


def test_nobody_makes_an_account_for_themselves(client, world):
    for address in ("/sign-up", "/account/signup", "/accounts/signup/"):
        assert client.get(address).status_code == 404


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(
    client, pat, django_capture_on_commit_callbacks
):
    asked = {"email": "pat@example.test"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/sign-in/forgotten", asked, follow=True)
    assert "Look in your email" in answer.text
    (letter,) = mail.outbox
    assert letter.subject == "Choose a new password for OpenProbation"
    link = re.search(r"http://testserver(\S+)", letter.body)[1]
    page = client.get(link, follow=True)
    assert "Choose a new password" in page.text
    form = {"password1": "three random words", "password2": "three random words"}
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(page.redirect_chain[-1][0], form, follow=True)
    assert "Your password has been changed" in done.text
    assert sign_in(client, password="three random words").status_code == 302
    client.logout()
    assert "no longer valid" in client.get(link, follow=True).text
    assert "Your password was changed" in mail.outbox[-1].subject
    assert only_entry(what="staff.password_changed").by == pat.key


def test_a_letter_that_cannot_be_sent_tells_nobody_who_has_an_account(
    client, pat, django_capture_on_commit_callbacks, caplog
):
    caplog.handler.setFormatter(Lines())
    nowhere = override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="localhost",
        EMAIL_PORT=1,
    )
    with nowhere, django_capture_on_commit_callbacks(execute=True) as letters:
        known = client.post("/sign-in/forgotten", {"email": "pat@example.test"})
    unknown = client.post("/sign-in/forgotten", {"email": "x@example.test"})
    assert len(letters) == 1
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert "ConnectionRefusedError" in caplog.text and "pat@" not in caplog.text


def test_asking_for_a_stranger_tells_nothing_and_writes_to_nobody(client, world):
    answer = client.post("/sign-in/forgotten", {"email": "x@example.test"}, follow=True)
    assert "Look in your email" in answer.text
    assert mail.outbox == []


def test_a_weak_or_mistyped_new_password_is_refused_in_words(client, pat):
    sign_in(client)
    form = {"oldpassword": WORD, "password1": "short", "password2": "shorter"}
    page = client.post("/account/password", form).text
    assert "at least 12 characters" in page
    assert client.post("/account/password", {}).status_code == 200


def test_changing_the_password_signs_out_everywhere(
    client, pat, django_test_client=None
):
    other = Client()
    assert sign_in(other).status_code == sign_in(client).status_code == 302
    form = {"oldpassword": WORD, "password1": "a new long one", "password2": "a new long one"}  # fmt: skip
    assert client.post("/account/password", form).status_code == 302
    assert not is_in(other) and not is_in(client)


# The second step


@pytest.fixture
def secret(pat):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(pat, secret)
    RecoveryCodes.activate(pat)
    return secret


def code(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, totp.yield_hotp_counters_from_time().__next__()))  # fmt: skip


def test_an_app_is_set_up_with_the_code_it_shows(
    client, pat, django_capture_on_commit_callbacks
):
    sign_in(client)
    asked = client.get("/account/second-step/app")
    page = client.post(asked.url, {"password": WORD}, follow=True).text
    assert "<svg" in page and "data:image" not in page
    secret = re.search(r"<code>(\w+)</code>", page)[1]
    wrong = client.post("/account/second-step/app", {"code": "000000"}).text
    assert "Error: Set up an authenticator app" in wrong
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post("/account/second-step/app", {"code": code(secret)}, follow=True)  # fmt: skip
    assert "10 of 10 are left" in done.text
    kept = Authenticator.objects.get(user=pat, type="totp").data["secret"]
    assert secret not in kept  # sealed where it lies
    assert entries(by=pat.key, what="staff.app_added")
    told = [letter.subject for letter in mail.outbox]
    assert "An authenticator app was added to your account" in told


def test_the_password_alone_then_gets_nowhere(client, secret):
    assert sign_in(client).url == "/sign-in/second-step"
    assert not is_in(client)
    page = client.post("/sign-in/second-step", {"code": "000000"}).text
    assert "Error: Second step" in page
    assert (
        client.post("/sign-in/second-step", {"code": code(secret)}).status_code == 302
    )
    assert is_in(client)


def test_a_recovery_code_lets_in_once(client, pat, secret):
    one = RecoveryCodes(Authenticator.objects.get(user=pat, type="recovery_codes")).get_unused_codes()[0]  # fmt: skip
    for expected in (True, False):
        sign_in(client)
        client.post("/sign-in/second-step", {"code": one})
        assert is_in(client) is expected
        client.post("/sign-out")


def test_how_one_signs_in_is_changed_only_by_who_just_proved_it(client, pat, secret):
    sign_in(client)
    client.post("/sign-in/second-step", {"code": code(secret)})
    asked = client.get("/account/second-step/app/remove")
    assert asked.url.startswith("/account/confirm")
    page = client.get(asked.url)
    assert "Confirm it is you" in page.text
    assert client.post(asked.url, {"password": WORD}).url == "/account/second-step/app/remove"  # fmt: skip
    client.post("/account/second-step/app/remove")
    assert not Authenticator.objects.filter(user=pat, type="totp").exists()


# Choosing, in a scenario


@pytest.fixture
def scenario():
    with override_settings(CHOOSE_WHO=True):
        yield


def test_outside_a_scenario_there_is_nobody_to_choose(client, world):
    assert client.get("/sign-in/choose").status_code == 404
    answer = client.post("/sign-in/choose", {"key": world.manager.key})
    assert answer.status_code == 404 and not is_in(client)


def test_in_a_scenario_one_click_signs_in(client, world, scenario):
    page = client.get("/sign-in/choose").text
    assert "Manager (senior probation officer)" in page and "Mona Tester" in page
    assert "Test team" in page and "Allocate new orders" in page
    assert client.post("/sign-in/choose", {"key": world.manager.key}).url == "/"
    assert "Mona Tester" in client.get("/account").text
    assert only_entry(what="staff.signed_in").detail == {"chosen": True}


def test_a_real_or_closed_account_cannot_be_chosen(client, world, scenario):
    real = member("rea", [Role.MANAGER])
    real.is_invented = False
    real.save()
    world.manager.is_active = False
    world.manager.save()
    for key in (real.key, world.manager.key, "nonsense", ""):
        assert client.post("/sign-in/choose", {"key": key}).status_code == 404
    assert not is_in(client)


def test_what_was_not_done_is_not_written_down(client, world):
    """Removing an authenticator app, by nobody and by who must first confirm who they are."""
    away = "/account/second-step/app/remove"
    assert client.post(away).url.startswith("/sign-in")
    client.force_login(world.practitioner)
    client.post(away)
    assert not entries(what="staff.app_removed")
