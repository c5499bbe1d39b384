"""What is true of every answer: its headers, its errors, its line in the log."""

import json
import logging

import pytest
from django.db import OperationalError
from django.test import override_settings

from probation.config.logging import Lines
from tests.audited import only_entry

GALLERY = override_settings(ROOT_URLCONF="tests.web.gallery.urls")


@pytest.fixture
def answering(signed_in):
    """A fault is answered with a page, as it is in service."""
    signed_in.raise_request_exception = False
    with GALLERY:
        yield signed_in


@pytest.mark.parametrize("address", ["/", "/sign-in", "/account", "/nowhere", "/gallery/broken"])  # fmt: skip
def test_every_page_forbids_what_it_does_not_need(answering, address):
    headers = answering.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy and "data:" not in policy
    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "Strict-Transport-Security" not in headers


@override_settings(PRODUCTION=True)
def test_production_asks_for_https_from_then_on(client, db):
    assert "max-age=31536000" in client.get("/").headers["Strict-Transport-Security"]


@pytest.mark.parametrize("address", ["/", "/sign-in", "/gallery", "/gallery/note", "/account"])  # fmt: skip
def test_no_page_holds_a_script_or_style_or_another_host(answering, address):
    page = answering.get(address, follow=True).text
    assert "<style" not in page and " style=" not in page and " onclick" not in page
    for script in page.split("<script")[1:]:
        assert script.startswith((' type="module" src="/static/', ' id="passkey-options" type="application/json"'))  # fmt: skip
    assert "//" not in page.replace("http://www.w3.org/2000/svg", "").replace("<!--//", "")  # fmt: skip


def test_the_crown_and_the_letters_of_gov_uk_are_not_served(static):
    served = [file for file in static.rglob("*") if file.is_file()]
    assert len(served) > 40
    for file in served:
        assert file.suffix not in (".woff", ".woff2", ".map")
        assert not any(word in file.name for word in ("crown", "crest", "logotype"))
        if file.suffix == ".css":
            css = file.read_text()
            assert "@font-face" not in css and "/assets/fonts" not in css
            assert "url(/assets" not in css and "govuk-crest" not in css
            assert "GDS Transport" not in css.replace("place of GDS Transport", "")


def test_forbidden_and_unknown_are_one_page(answering):
    forbidden = answering.get("/gallery/forbidden")
    unknown = answering.get("/gallery/nothing")
    assert forbidden.status_code == unknown.status_code == 404
    assert _plain(forbidden) == _plain(unknown)
    assert "<title>Page not found – OpenProbation</title>" in unknown.text


def test_a_broken_page_says_what_to_do_and_gives_the_reference(answering):
    page = answering.get("/gallery/broken")
    assert page.status_code == 500
    assert "nothing was half done" in page.text
    assert page.headers["X-Request-Id"] in page.text
    assert "Sam Example" not in page.text


def test_a_database_that_is_away_has_a_page_of_its_own(answering, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("the server closed the connection: Sam Example")

    monkeypatch.setattr("tests.web.gallery.pages.Decision", away)
    page = answering.get("/gallery")
    assert page.status_code == 503
    assert "cannot be reached just now" in page.text and "Sam" not in page.text


def test_a_form_from_before_signing_in_is_refused_with_a_way_on(world):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    page = strict.post("/sign-in", {"login": "pat", "password": "x"})
    assert page.status_code == 403
    assert "Open the page again, then save" in page.text


def _plain(page) -> str:
    """Without what differs at every request: the form tokens."""
    text = page.text
    for token in set(text.split('name="csrfmiddlewaretoken" value="')[1:]):
        text = text.replace(token[:64], "")
    return text


# The log


@pytest.fixture
def lines(caplog):
    """Each line as it is written."""
    caplog.set_level(logging.INFO, "probation")
    caplog.handler.setFormatter(Lines())
    return lambda: [json.loads(line) for line in caplog.text.splitlines()]


def test_a_request_is_logged_by_its_pattern_with_who_and_how_long(answering, world, lines):  # fmt: skip
    answer = answering.get("/gallery/row/7?q=Sam+Example")
    line = next(line for line in lines() if line["logger"] == "probation.request")
    assert line["path"] == "/gallery/row/<int:number>"
    assert line["member"] == str(world.practitioner.key)
    assert line["status"] == answer.status_code and line["method"] == "GET"
    assert line["milliseconds"] > 0 and line["bytes"] == len(answer.content)
    assert line["request"] == answer.headers["X-Request-Id"]


def test_nothing_that_was_asked_for_or_went_wrong_is_quoted_in_the_log(answering, lines):  # fmt: skip
    answering.get("/gallery/broken?name=Featherstonehaugh")
    answering.get("/people/Featherstonehaugh")
    told = json.dumps(lines())
    assert "Featherstonehaugh" not in told and "High Street" not in told
    assert "RuntimeError" in told and "tests/web/gallery/pages.py" in told


def test_the_request_in_the_log_is_the_one_in_the_audit(answering, person):
    answer = answering.get(f"/gallery/person/{person.pk}")  # a stranger's
    assert answer.status_code == 404
    event = only_entry(what="refused")
    assert event.request == answer.headers["X-Request-Id"]
