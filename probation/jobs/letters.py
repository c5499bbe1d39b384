"""Carries letters from the outbox to the mail server, and writes those that are due.

Under the loading role: no letter is anybody's who works here.
"""

import logging
import smtplib

from django.core.mail import EmailMessage, get_connection

from probation import clock
from probation.policy.topics import Pace
from probation.records.letters import actions
from probation.records.letters.models import Letter
from probation.records.loading import as_loader
from probation.records.subscriptions import actions as subscriptions

log = logging.getLogger("probation.letters")
MOST = 500  # in one run, which the next takes up


def send() -> int:
    """What is due, until there is no more or the server is away.  How many went."""
    with as_loader():
        subscriptions.write_at_once(at=clock.real_now())
        post = Post()
        went = 0
        for _ in range(MOST):
            letter = actions.send_next(post.send, at=clock.real_now())
            if letter is None or post.is_away:
                break
            went += letter.sent_at is not None
        post.close()
    return went


def digest(pace: Pace) -> None:
    with as_loader():
        subscriptions.write_digests(pace, at=clock.real_now())


class Post:
    """One connection to the mail server, for as long as it holds."""

    def __init__(self):
        self.connection = get_connection()
        self.is_away = False

    def send(self, letter: Letter) -> None:
        message = EmailMessage(
            letter.subject,
            letter.text,
            to=[letter.to],
            headers={"Message-ID": letter.message_id, **letter.headers},
            connection=self.connection,
        )
        try:
            self.connection.open()
            message.send()
        except smtplib.SMTPRecipientsRefused as error:
            ((code, said),) = error.recipients.values()
            refused = actions.Never if code >= 500 else actions.NotNow
            raise refused(f"{code} {said.decode(errors='replace')}") from error
        except (OSError, smtplib.SMTPException) as error:
            # The server's fault and not this letter's: no use in trying the others now.
            self.is_away = True
            self.close()
            log.warning("mail cannot be sent", extra={"reason": type(error).__name__})
            raise actions.NotNow(f"{type(error).__name__}: {error}"[:500]) from error

    def close(self) -> None:
        try:
            self.connection.close()
        except (OSError, smtplib.SMTPException):
            self.connection = get_connection()
