"""A consultation from its draft to its outcome, and what the public says of a report."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from probation import clock
from probation.cli import invented_consultation
from probation.jobs import letters as job
from probation.policy.consultation import read
from probation.records.loading import as_loader
from probation.records.responses.models import Response
from probation.web.public.pages import KEPT
from tests.mail import opened
from tests.web.public_pages import WEST_MERCIA
from tests.web.test_subscribing import press

TEXT = "Domain: Delivery\n1.1 Leadership\n- Is there a vision?\n1.2 Staff"
OPENS = datetime(2017, 11, 9, 9, tzinfo=UTC)
CLOSES = datetime(2017, 12, 8, 23, 59, tzinfo=UTC)
HERE = "/consultations/new-standards"
ABOUT = "/responses/inspections/west-mercia-quality-and-impact-2017-11-09"
NASTY = '<script>alert(1)</script> see <a href="http://evil.example">this</a>'


@pytest.fixture
def office(world_committed):
    with opened() as office:
        office.world = world_committed
        yield office


@pytest.fixture
def day(monkeypatch):
    """Moves the scenario's clock.  Real time, by which letters go, stays."""

    def move(to: datetime) -> None:
        KEPT.clear()
        monkeypatch.setattr(clock, "now", lambda: to)

    move(OPENS)
    return move


@pytest.fixture
def publisher(office):
    client = Client()
    client.force_login(office.world.publisher)
    return client


def send(client, address, /, **fields):
    return client.post(address, {"once": str(uuid4()), **fields})


def consult(publisher):
    send(publisher, "/drafting/new", title="Draft of 2018", text=TEXT)
    return send(
        publisher,
        "/drafting/standards/draft-of-2018/consult",
        follows=1,
        title="New standards",
        says="Four ratings",
        questions="Are they clear?\n\nWhat is missing?",
        closes_on="8 December 2017",
        closes_time="23:59",
    )


def respond(client, address=f"{HERE}/respond", /, **fields):
    told = {"answer_1": "Yes", "name": "Ann", "address": "ann@example.test"}
    return send(client, address, **(told | fields))


def responses():
    with as_loader():
        return list(Response.objects.values_list("name", "is_shown"))


def test_a_draft_goes_out_is_responded_to_closes_and_is_adopted(
    office, day, publisher, client
):
    assert consult(publisher).status_code == 302
    page = client.get(HERE)
    assert "Open until 23:59 on 8 December 2017" in page.text
    assert "1.1 Leadership" in page.text and not page.cookies
    assert f"http://testserver{HERE}<" in client.get("/sitemap.xml").text

    day(CLOSES - timedelta(seconds=1))
    assert "Look for our email" in respond(client, answer_2=NASTY).text
    day(CLOSES)
    late = respond(client, answer_1="I took all evening", name="Bob")
    assert "closed at 23:59 on 8 December 2017" in late.text
    assert "I took all evening" in late.text  # nothing typed is lost
    assert responses() == [("Ann", None)]

    day(CLOSES + timedelta(hours=1))  # sent in time, confirmed after
    job.send()
    press(client, office.link("ann@example.test", "/responses/confirm/"))
    refused = send(publisher, "/drafting/outcomes/new-standards", follows=0, is_adopted="yes", why="W", summary="S")  # fmt: skip
    assert "1 response waits" in refused.text
    with as_loader():
        key = Response.objects.get().pk
    send(publisher, "/drafting/responses", key=key, follows=0, is_shown="yes")
    done = send(publisher, "/drafting/outcomes/new-standards", follows=0, is_adopted="yes", why="Clear", summary="One answer")  # fmt: skip
    assert done.status_code == 302
    KEPT.clear()
    page = client.get(HERE).text
    assert "the draft is adopted" in page and "One answer" in page and "Ann" in page
    assert "<script" not in page and "&lt;script&gt;alert(1)" in page
    assert 'href="http://evil.example"' not in page

    withdraw = office.link("ann@example.test", "/responses/withdraw/")
    assert "withdrawn" in press(client, withdraw).text and responses() == []
    KEPT.clear()
    assert "None is shown" in client.get(HERE).text
    assert client.get(withdraw).status_code == 200  # again: it is gone already


def test_an_outcome_that_is_corrected_keeps_what_was_said(
    office, day, publisher, client
):
    consult(publisher)
    day(CLOSES)
    for follows, why in ((0, "First"), (1, "Second")):
        send(publisher, "/drafting/outcomes/new-standards", follows=follows, is_adopted="no", why=why, summary="None came")  # fmt: skip
    stale = send(publisher, "/drafting/outcomes/new-standards", follows=1, is_adopted="yes", why="Third", summary="S")  # fmt: skip
    assert "Somebody has changed this meanwhile" in stale.text
    page = client.get(HERE).text
    assert "Second" in page and "was corrected" in page and "not adopted" in page


def test_what_is_invented_lives_under_its_own_address(
    office, day, publisher, client, settings
):
    settings.CHOOSE_WHO = True
    consult(publisher)
    page = client.get(f"/scenario{HERE}")
    assert page["X-Robots-Tag"] == "noindex" and "noindex" in page.text
    assert "Invented." in page.text
    assert client.get(HERE).status_code == 404
    assert "New standards" not in client.get("/consultations/").text
    assert "New standards" in client.get("/scenario/consultations/").text


def test_a_response_to_a_report_is_shown_when_a_moderator_says_so(
    office, day, publisher, client
):
    assert ABOUT in client.get(WEST_MERCIA).text
    respond(client, ABOUT, answer_1=NASTY)
    job.send()
    press(client, office.link("ann@example.test", "/responses/confirm/"))
    assert "None is shown" in client.get(ABOUT).text
    with as_loader():
        key = Response.objects.get().pk
    without_reason = send(publisher, "/drafting/responses", key=key, follows=0, is_shown="no")  # fmt: skip
    assert "Say why it is not shown" in without_reason.text
    send(publisher, "/drafting/responses", key=key, follows=0, is_shown="no", why="It advertises")  # fmt: skip
    job.send()
    assert "It advertises" in office.to("ann@example.test")[-1].get_content()
    send(publisher, "/drafting/responses", key=key, follows=1, is_shown="yes")
    assert "&lt;script&gt;" in client.get(ABOUT).text
    stale = send(publisher, "/drafting/responses", key=key, follows=1, is_shown="yes")
    assert "Somebody has decided on this meanwhile" in stale.text


def test_what_is_never_confirmed_is_read_by_nobody_and_forgotten(
    office, day, publisher, client, monkeypatch
):
    from probation.jobs import retention

    respond(client, ABOUT)
    assert "No response waits" in publisher.get("/drafting/responses").text
    later = clock.real_now() + timedelta(days=8)
    monkeypatch.setattr(clock, "real_now", lambda: later)
    retention.apply()
    assert responses() == []


@pytest.mark.parametrize(
    "fields, says",
    [
        ({"answer_1": "  "}, "Write an answer to at least one question"),
        (
            {"answer_1": "x" * 10_001},
            "Write at most 10,000 characters; this has 10,001",
        ),
        ({"address": "ann"}, "Enter an email address"),
    ],
)
def test_a_response_that_cannot_be_is_refused_in_words(client, db, fields, says):
    assert says in respond(client, ABOUT, **fields).text
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    "text, says",
    [
        ("1.1 Alone", "Line 1: a standard needs a line “Domain: …” above it"),
        ("Domain: A\n- What?", "Line 2: a question needs a standard above it"),
        ("Domain: A\n1.1 B\n1.1 C", "Line 3: there is a standard 1.1 already"),
        ("Domain: A\n1.1 B\nhello", "Line 3: begin with “Domain:”"),
        ("Domain: A", "Write at least one domain with one standard"),
    ],
)
def test_a_draft_that_cannot_be_read_says_where(text, says):
    reasons = read(text)[1].reasons
    assert any(one.text.startswith(says) for one in reasons), reasons


def test_a_draft_is_read_into_domains_standards_and_questions():
    (domain,), allowed = read(TEXT)
    assert allowed and domain.title == "Delivery"
    assert [one.key for one in domain.standards] == ["1.1", "1.2"]
    assert domain.standards[0].questions == ("Is there a vision?",)


def test_the_scenario_holds_one_that_closes_on_8_december_2017(
    office, day, publisher, client
):
    with as_loader():
        assert [invented_consultation.consult() for _ in range(2)] == [True, False]
    address = "/scenario/consultations/standards-and-ratings-for-2018"
    page = client.get(address).text
    assert "Open until 23:59 on 8 December 2017" in page and "Invented." in page
    day(CLOSES)
    assert "Closed at 23:59 on 8 December 2017" in client.get(address).text
    assert "It was not taken" in client.get(f"{address}/respond").text
