"""The outbox against a real mail server: nothing lost, nothing to who has left."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from probation import clock
from probation.jobs import letters as job
from probation.jobs import schedule
from probation.policy.topics import Pace, Topic
from probation.records.letters import actions as letters
from probation.records.letters.models import Asking, Letter
from probation.records.loading import as_loader
from probation.records.subscriptions import actions
from probation.records.subscriptions.models import Notice, Subscription
from tests.mail import opened

NOW = clock.real_now()
LONG_AGO = NOW - timedelta(days=2)


@pytest.fixture
def office(committed):
    with opened() as office:
        yield office


def post(key="one", to="reader@example.test", at=NOW, owner=None):
    return letters.post(key, to, "Subject", "Text", owner=owner or uuid4(), at=at)


def subscribe(address, pace, topics=(Topic.ALL,), at=LONG_AGO):
    actions.confirm(address, list(topics), pace, at=at)


def announce(key="a", topics=("all", "wales"), at=NOW - timedelta(hours=1)):
    actions.announce(
        key, list(topics), f"Title {key}", "Summary", "/inspections/",
        is_invented=False, published_at=at, at=at,
    )  # fmt: skip


def outbox():
    with as_loader():
        return list(Letter.objects.order_by("written_at"))


def test_a_letter_goes_once_and_keeps_its_message_id(office):
    post()
    post()  # the same key: the first stays
    schedule.send_letters(timestamp=0)
    schedule.send_letters(timestamp=0)
    (got,) = office.letters
    (row,) = outbox()
    assert got["Message-ID"] == row.message_id and row.sent_at


def test_while_the_mail_server_is_down_letters_wait_ever_longer(office, monkeypatch):
    post()
    office.stop()
    waits = []
    for _ in range(3):
        (row,) = outbox()
        monkeypatch.setattr(clock, "real_now", lambda row=row: row.due_at)
        job.send()
        (after,) = outbox()
        assert after.sent_at is None and after.fault
        waits.append(after.due_at - row.due_at)
    assert waits == [timedelta(minutes=n) for n in (1, 2, 4)]
    office.start()
    monkeypatch.setattr(clock, "real_now", lambda: after.due_at)
    assert job.send() == 1 and office.letters[0]["Message-ID"] == after.message_id


@pytest.mark.parametrize(
    "answer, tried_again", [("451 Later", True), ("550 Nobody", False)]
)
def test_a_mailbox_that_refuses_for_good_is_given_up_and_holds_up_nobody(
    office, answer, tried_again
):
    post("bad", "gone@example.test", at=LONG_AGO)
    office.refuse["RCPT"] = answer
    job.send()
    office.refuse["RCPT"] = ""
    post("good")
    job.send()
    bad, _ = outbox()
    assert (bad.given_up_at is None) is tried_again and bad.fault == answer
    assert [one["To"] for one in office.letters] == ["reader@example.test"]


def test_letters_at_once_go_to_those_who_follow_the_topic_and_only_once(office):
    subscribe("all@example.test", Pace.AT_ONCE)
    subscribe("wales@example.test", Pace.AT_ONCE, [Topic.WALES, Topic.ALL])
    subscribe("london@example.test", Pace.AT_ONCE, [Topic.LONDON])
    subscribe("daily@example.test", Pace.DAILY)
    announce()
    for _ in range(2):
        announce()  # what publishes may be run again
        job.send()
    assert sorted(one["To"] for one in office.letters) == [
        "all@example.test", "wales@example.test",
    ]  # fmt: skip
    letter = office.letters[0]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/subscriptions/leave/" in letter["List-Unsubscribe"]
    assert letter["Subject"] == "Title a"


def test_a_digest_gathers_what_is_new_and_is_not_sent_empty_or_twice(office):
    subscribe("daily@example.test", Pace.DAILY)
    subscribe("weekly@example.test", Pace.WEEKLY)
    announce("before", at=LONG_AGO - timedelta(days=1))
    announce("a")
    announce("b")
    for _ in range(2):
        schedule.write_daily_digests(timestamp=0)
        job.send()
    (letter,) = office.letters
    assert letter["To"] == "daily@example.test"
    assert letter["Subject"] == "OpenProbation, daily: 2 things published"
    told = letter.get_content()
    assert "Title a" in told and "Title b" in told and "before" not in told
    schedule.write_weekly_digests(timestamp=0)
    job.send()
    assert len(office.letters) == 2


def test_who_leaves_takes_every_waiting_letter_along(office):
    for name in ("stays", "leaves"):
        subscribe(f"{name}@example.test", Pace.DAILY)
    announce()
    job.digest(Pace.DAILY)
    assert len(outbox()) == 2
    with as_loader():
        key = Subscription.objects.get(address="leaves@example.test").pk
    for _ in range(2):
        actions.leave(key, at=NOW)
    job.send()
    job.digest(Pace.DAILY)
    job.send()
    assert [one["To"] for one in office.letters] == ["stays@example.test"]
    with as_loader():
        assert Subscription.objects.count() == 1


def test_who_leaves_while_the_digest_is_being_written_gets_no_letter(office):
    """The digest holds their row; leaving waits for it, and then takes the letter away."""
    subscribe("leaves@example.test", Pace.AT_ONCE)
    announce()
    with as_loader():
        key = Subscription.objects.get().pk
        with ThreadPoolExecutor(1) as other, transaction.atomic():
            actions.write_at_once(at=NOW)
            leaving = other.submit(_leave, key)
            with pytest.raises(TimeoutError):
                leaving.result(timeout=0.3)  # it waits
            transaction.on_commit(lambda: leaving.result(timeout=10))
    assert outbox() == []
    job.send()
    assert office.letters == []


def _leave(key):
    try:
        actions.leave(key, at=NOW)
    finally:
        connection.close()


def test_two_workers_send_each_letter_once(office):
    for number in range(30):
        post(str(number), f"{number}@example.test")
    with ThreadPoolExecutor(2) as workers:
        went = list(workers.map(lambda _: _work(), range(2)))
    assert sum(went) == 30
    assert len({one["To"] for one in office.letters}) == len(office.letters) == 30


def _work():
    try:
        return job.send()
    finally:
        with as_loader():
            connection.close()


def test_sent_letters_and_askings_are_forgotten_after_a_time(office):
    post("old")
    job.send()
    letters.ask("127.0.0.1", "a@example.test", at=NOW - timedelta(days=30))
    letters.ask("127.0.0.1", "a@example.test", at=NOW)
    with as_loader():
        Letter.objects.update(sent_at=NOW - timedelta(days=8))
    post("new")
    schedule.apply_retention(timestamp=0)
    assert [one.key for one in outbox()] == ["new"]
    assert Asking.objects.count() == 2  # one place, one mailbox


def test_a_mailbox_and_a_place_are_each_written_to_a_few_times_an_hour(db):
    told = [letters.ask("192.0.2.1", "a@example.test", at=NOW) for _ in range(6)]
    assert [bool(one) for one in told] == [True] * 4 + [False] * 2
    assert told[4].reasons[0].code == "too-many-to-a-mailbox"
    told = [letters.ask("192.0.2.2", f"{n}@example.test", at=NOW) for n in range(61)]
    refused = next(one for one in told if not one)
    assert refused.reasons[0].code == "too-many-from-a-place"
    later = letters.ask("192.0.2.1", "A@example.test", at=NOW + timedelta(hours=2))
    assert later
    assert "192.0.2.1" not in str(list(Asking.objects.values()))


def test_the_outbox_is_closed_to_the_service(db):
    """It writes letters, and reads none but those of whoever brings their key."""
    post()
    actions.confirm("a@example.test", ["all"], Pace.DAILY, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.reader', '', true)")
    assert not Letter.objects.exists() and not Subscription.objects.exists()
    assert Notice.objects.count() == 0
