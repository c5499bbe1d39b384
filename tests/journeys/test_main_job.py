"""The whole main job in a real Chromium: wide, on a phone, by keyboard, without scripts."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from probation.records.audit.models import Event
from probation.records.people.models import Person
from tests.browser import WIDTHS, axe, sideways, watched

from . import court_messages
from .hands import Keys, Mouse
from .main_job import MainJob


@contextmanager
def at_work(chromium, service, hand=Mouse, width="desk", look=True, **options):
    """Somebody at a browser of that width, whose every page is looked at."""
    size = {"viewport": {"width": WIDTHS[width], "height": 900}}
    with watched(chromium, service.url, **size, **options) as page:
        page.set_default_timeout(10_000)

        def looked_at() -> None:
            assert axe(page) == [], page.url
            assert sideways(page) <= 0, page.url
            if width == "phone":
                page.set_viewport_size({"width": WIDTHS["narrow"], "height": 900})
                assert sideways(page) <= 0, f"{page.url} at 320"
                page.set_viewport_size(size["viewport"])

        yield MainJob(page, service, hand(page), *([looked_at] if look else []))


def whole(job: MainJob, folder) -> None:
    """Given a court's messages, when everyone does their part, the order is walked."""
    court_messages.first(folder / "march")
    court_messages.again(folder / "april")

    job.the_court_sent(folder / "march")
    job.signed_in("Cora Tester")
    job.sees_who_is_known()
    job.decides_each_and_undoes_one()
    job.asks_for_a_report()
    job.writes_and_sends_it()

    job.it_is(2017, 4, 3, 9)
    job.the_court_sent(folder / "april")
    job.enters_the_sentence()
    job.allocates_to_the_company()

    job.signed_in("Mona Tester")
    job.gives_it_to_a_practitioner()

    job.signed_in("Pat Tester")
    job.books_the_first_appointment()
    job.it_is(2017, 4, 4, 11)
    job.signed_in("Pat Tester")
    job.records_that_it_was_attended()
    job.sees_when_the_plan_is_due()
    job.the_log_grows()

    job.it_is(2018, 4, 4, 9)
    job.page.reload()
    job.ends_the_order()


@pytest.mark.parametrize("width", ["desk", "phone"])
def test_one_order_is_walked_from_court_to_its_end(
    chromium, service, known, tmp_path, width
):
    with at_work(chromium, service, width=width) as job:
        whole(job, tmp_path)
        nobody_elsewhere_sees_it(job)
    every_read_and_write_is_audited(service)


def test_it_is_walked_by_keyboard_alone(chromium, service, known, tmp_path):
    with at_work(chromium, service, Keys, look=False) as job:
        whole(job, tmp_path)


def test_it_is_walked_without_javascript(chromium, service, known, tmp_path):
    with at_work(
        chromium, service, width="phone", look=False, java_script_enabled=False
    ) as job:
        whole(job, tmp_path)


def nobody_elsewhere_sees_it(job: MainJob) -> None:
    """Olly has every role there is, in another company."""
    job.signed_in("Olly Tester")
    for address in ("/home", "/court", "/people?q=Sam+Example"):
        job.page.goto(address)
        expect(job.page.get_by_role("main")).not_to_contain_text("P000001")
    job.page.goto("/people/P000001")
    expect(job.heading("Page not found")).to_be_visible()
    job.page.faults[:] = [one for one in job.page.faults if "status of 404" not in one]


ACTS = [
    "court.decide_match", "reports.request", "reports.write", "reports.send",
    "sentences.enter_sentence", "allocation.allocate", "allocation.assign",
    "appointments.book", "appointments.record_outcome", "appointments.note",
    "sentences.end_order",
]  # fmt: skip


def every_read_and_write_is_audited(service) -> None:
    world = service.world
    sam = Person.objects.using("loader").get(crn="P000001")
    events = list(Event.objects.using("loader").filter(about=f"people.Person:{sam.pk}"))
    did = {event.what for event in events}
    assert set(ACTS) <= did
    readers = {event.by for event in events if event.what == "seen"}
    assert {world.court_officer.key, world.manager.key, world.practitioner.key} <= readers  # fmt: skip
    refused = Event.objects.using("loader").filter(
        what="refused", by=world.outsider.key
    )
    assert "/people/P000001" in str(list(refused.values_list("detail", "about")))
