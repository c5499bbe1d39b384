"""When each job runs: minute, hour, day, month, weekday, in UTC.

A job may be run twice with the same result, since a worker that is killed leaves one half
done.  Of each, one at most waits (`queueing_lock`) and one at most runs (`lock`).
"""

from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from probation.policy.topics import Pace

from . import court_messages, heads, letters, publishing, retention

MINUTE, NIGHTLY = "* * * * *", "30 2 * * *"
QUARTERLY = "*/15 * * * *"  # of an hour
MORNING, MONDAY = "0 6 * * *", "0 6 * * 1"
SILENCE = 60  # seconds without a sign of life, after which a worker is dead


def job(name: str, cron: str):
    """Registers a function as a job of that name, carried out at those times."""

    def register(function):
        task = app.task(name=name, lock=name, queueing_lock=name)(function)
        return app.periodic(cron=cron)(task)

    return register


@job("sign-heads", MINUTE)
def sign_heads(timestamp: int) -> None:
    heads.sign()


@job("court-messages", MINUTE)
def take_court_messages(timestamp: int) -> None:
    court_messages.take()


@job("publish", MINUTE)
def publish_reports(timestamp: int) -> None:
    publishing.publish()


@job("court-candidates", QUARTERLY)
def look_again_for_candidates(timestamp: int) -> None:
    court_messages.look_again()


@job("retention", NIGHTLY)
def apply_retention(timestamp: int) -> None:
    retention.apply()


@job("send-letters", MINUTE)
def send_letters(timestamp: int) -> None:
    letters.send()


@job("write-daily-digests", MORNING)
def write_daily_digests(timestamp: int) -> None:
    letters.digest(Pace.DAILY)


@job("write-weekly-digests", MONDAY)
def write_weekly_digests(timestamp: int) -> None:
    letters.digest(Pace.WEEKLY)


@job("take-over", MINUTE)
async def take_over(timestamp: int) -> None:
    """What a dead worker was doing is done again.

    Where the same job waits already, that one will do it, and the old one ends as failed.
    """
    manager = app.job_manager
    for left in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
        try:
            await manager.retry_job(left)
        except UniqueViolation:
            await manager.finish_job(left, Status.FAILED, delete_job=False)
