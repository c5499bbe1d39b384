"""A security key as the second step, with Chromium's own virtual key."""

import pytest
from django.test import override_settings
from playwright.sync_api import expect

from tests.browser import axe
from tests.web.test_sign_in import WORD


@pytest.fixture
def key(page, live):
    """Put in the machine, and touched whenever it is asked for."""
    live.world.practitioner.set_password(WORD)
    live.world.practitioner.save()
    with override_settings(
        MFA_SUPPORTED_TYPES=["totp", "recovery_codes", "webauthn"],
        MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN=True,  # localhost
    ):
        machine = page.context.new_cdp_session(page)
        machine.send("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True, "hasResidentKey": True}  # fmt: skip
        machine.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        yield


def sign_in(page) -> None:
    page.goto("/sign-in")
    page.get_by_label("User name or email address").fill("pat")
    page.get_by_label("Password", exact=True).fill(WORD)
    page.get_by_role("button", name="Sign in").click()


def test_a_key_is_added_and_then_asked_for(page, key):
    sign_in(page)
    page.goto("/account/second-step")
    page.get_by_role("link", name="See or add").click()
    page.get_by_role("button", name="Add a security key").click()
    page.get_by_label("Password", exact=True).fill(WORD)
    page.get_by_role("button", name="Continue").click()
    assert axe(page) == []
    page.get_by_role("textbox", name="Name").fill("Key on my ring")
    page.get_by_role("button", name="Add the key").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.goto("/account/second-step/keys")
    expect(page.get_by_role("rowheader")).to_have_text("Key on my ring")
    assert axe(page) == []
    page.get_by_role("button", name="Sign out").click()

    sign_in(page)
    expect(page).to_have_title("Second step – OpenProbation")
    assert axe(page) == []
    page.get_by_role("button", name="Use a security key").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
