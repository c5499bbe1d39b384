"""A real mail server (aiosmtpd) that keeps what it is given, and can be told to fail."""

import email
import email.policy
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from django.test import override_settings


class PostOffice:
    """`letters`: what it took.  `refuse`: an answer to give instead, such as “451 later”."""

    def __init__(self):
        self.letters: list[EmailMessage] = []
        self.refuse = {"RCPT": "", "DATA": ""}
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self.start()

    def start(self) -> None:
        self.server = Controller(self, hostname="127.0.0.1", port=self.port)
        self.server.start()

    def stop(self) -> None:
        self.server.stop()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refuse["RCPT"]:
            return self.refuse["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.refuse["DATA"]:
            return self.refuse["DATA"]
        self.letters.append(
            email.message_from_bytes(envelope.content, policy=email.policy.default)
        )
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        return [one for one in self.letters if one["To"] == address]

    def link(self, address: str, part: str) -> str:
        """The path of the link with that part in the newest letter to the address."""
        text = self.to(address)[-1].get_content()
        (found,) = re.findall(rf"https?://[^/\s]+(\S*{part}\S*)", text)
        return found


@contextmanager
def opened(site: str = "http://testserver") -> Iterator[PostOffice]:
    office = PostOffice()
    try:
        with override_settings(**settings_for(office.port), SITE=site):
            yield office
    finally:
        office.stop()


def settings_for(port: int) -> dict:
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": "",
        "EMAIL_HOST_PASSWORD": "",
        "EMAIL_USE_TLS": False,
    }
