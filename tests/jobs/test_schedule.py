"""What happens because time passes, and what is done when it does not."""

from datetime import timedelta

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from probation import clock
from probation.cli import jobs as command
from probation.jobs import schedule
from probation.records.audit import actions as audit
from probation.records.audit.heads import Book, read
from probation.records.drafts import actions as drafts
from probation.records.drafts import queries as kept
from probation.records.people.queries import acting
from tests.world import NINE


def a_job(began_ago: timedelta, *, worker=None, lock=None) -> int:
    """One that is being done, as a worker leaves it in the queue."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, "
            "queueing_lock, worker_id) VALUES ('default', 'sign-heads', '{}', 'todo', "
            "%s, %s) RETURNING id",
            [lock, worker],
        )
        key = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [key]
        )
        cursor.execute(
            "UPDATE procrastinate_events SET at = %s WHERE job_id = %s AND type = 'started'",
            [clock.real_now() - began_ago, key],
        )
        return key


def status(key: int) -> str:
    return ProcrastinateJob.objects.get(pk=key).status


def test_a_job_that_hangs_is_shown(committed, client, capsys):
    a_job(timedelta(minutes=1))
    assert client.get("/ready").json()["stuck_jobs"] == 0
    assert command.run([]) == 0
    a_job(timedelta(minutes=11))
    assert client.get("/ready").json()["stuck_jobs"] == 1
    assert command.run([]) == 1
    assert "STUCK: sign-heads" in capsys.readouterr().out


def test_what_a_dead_worker_was_doing_is_taken_over(committed):
    left = a_job(timedelta(minutes=1))
    async_to_sync(schedule.take_over.func)(timestamp=0)
    assert status(left) == "todo"


def test_what_waits_already_is_not_taken_over_twice(committed):
    left = a_job(timedelta(minutes=1), lock="sign-heads")
    schedule.sign_heads.defer(timestamp=0)
    async_to_sync(schedule.take_over.func)(timestamp=0)
    assert status(left) == "failed"
    assert ProcrastinateJob.objects.filter(status="todo").count() == 1


@pytest.mark.parametrize("times", [1, 2])
def test_old_sessions_and_drafts_are_thrown_away_and_new_ones_kept(
    world_committed, times
):
    now, member = clock.real_now(), world_committed.practitioner
    for name, days in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=name, expire_date=now + timedelta(days=days))
    with acting(member, now):
        drafts.keep("/old", {}, by=member, at=now - timedelta(days=31))
        drafts.keep("/new", {}, by=member, at=now - timedelta(days=29))
    for _ in range(times):
        schedule.apply_retention(timestamp=0)
    assert [one.pk for one in Session.objects.all()] == ["new"]
    with acting(member, now):
        assert list(kept.of(member)) == ["/new"]


def test_heads_are_signed_once_for_what_has_grown(
    world_committed, tmp_path, monkeypatch, caplog
):
    from probation.jobs import heads

    monkeypatch.setattr(settings, "AUDIT", tmp_path)
    heads._book.cache_clear()
    audit.searched("x", by=world_committed.practitioner, at=NINE, shown=())
    for _ in range(2):
        schedule.sign_heads(timestamp=0)
    assert read(Book(tmp_path).file, tmp_path / "public-key.pem").lines == 1
    assert not caplog.records
    heads._book.cache_clear()


def test_the_worker_says_each_minute_that_heads_were_lost_and_ready_shows_it(
    world_committed, tmp_path, monkeypatch, caplog, client
):
    from probation.jobs import heads

    monkeypatch.setattr(settings, "AUDIT", tmp_path)
    heads._book.cache_clear()
    audit.searched("x", by=world_committed.practitioner, at=NINE, shown=())
    schedule.sign_heads(timestamp=0)
    assert client.get("/ready").json()["audit"] == "kept"
    Book(tmp_path).file.unlink()
    for _ in range(2):
        schedule.sign_heads(timestamp=0)
        told = caplog.records.pop()
        assert told.levelname == "CRITICAL" and "were lost" in told.getMessage()
    assert client.get("/ready").json()["audit"] == "signed heads were lost"
    (tmp_path / "signing-key").write_bytes(b"")
    schedule.sign_heads(timestamp=0)
    assert "cannot be signed" in caplog.records.pop().getMessage()
    heads._book.cache_clear()
