"""Sends what is due, and is killed between sending a letter and marking it.

Told on its input which of the letters, a line for each time (0: none); it splits itself, so
that a thousand kills need no thousand starts.  Its argument: the mail server's port.
"""

import os
import signal
import sys

import django


def main(port: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "probation.config.settings"
    django.setup()
    from django.conf import settings

    from tests.mail import settings_for

    for name, value in settings_for(port).items():
        setattr(settings, name, value)
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            send(int(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print(os.WTERMSIG(status), flush=True)


def send(fatal: int) -> None:
    from probation.jobs import letters

    class Post(letters.Post):
        sent = 0

        def send(self, letter) -> None:
            super().send(letter)
            self.sent += 1
            if self.sent == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    letters.Post = Post
    letters.send()


if __name__ == "__main__":
    main(int(sys.argv[1]))
