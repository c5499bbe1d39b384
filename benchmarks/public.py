"""How many public pages a second one worker answers from what it keeps.

    .venv/bin/python -m benchmarks.public

Beside each, in the same run, a bare Django view that hands out the same bytes with no
middleware at all, on the same server with the same one worker and thread.  One client asks
over one open connection.  What is counted is processor time of the server, all its
processes together, so that a busy machine does not spoil it: pages a second of one core.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time

import psutil

ROUNDS, REQUESTS, TRIES = 7, 800, 300
HERE, BARE = 8191, 8192  # ports
PAGES = (
    "/inspections/",
    "/inspections/?q=public+protection",
    "/inspections/reports/west-mercia-quality-and-impact-2017-11-09",
    "/inspections/league/youth-2018-2021",
    "/inspections/infographic",
    "/standards/adult_2018",
)


def main() -> None:
    home = tempfile.mkdtemp()
    env = os.environ | {
        "PROBATION_HOME": home,
        "DJANGO_SETTINGS_MODULE": "probation.config.settings",
    }
    collect = [sys.executable, "-m", "django", "collectstatic", "--no-input", "-v0"]
    subprocess.run(collect, env=env, check=True)
    servers = [
        serve("probation.config.wsgi:application", HERE, env),
        serve("benchmarks.public:bare", BARE, env),
    ]
    try:
        compare(Client(HERE, servers[0]), Client(BARE, servers[1]))
    finally:
        for server in servers:
            server.terminate()


def serve(application: str, port: int, env: dict[str, str]) -> subprocess.Popen:
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port),
        "--workers", "1", "--blocking-threads", "1", "--no-log", application,
    ]  # fmt: skip
    return subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)


urlpatterns = []  # of the bare service


def bare(environ, start_response):
    """Django with no middleware and one address; it answers as many bytes as it is asked."""
    if not urlpatterns:
        _begin()
    return bare.handler(environ, start_response)


def _begin() -> None:
    import django
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler
    from django.http import HttpResponse
    from django.urls import path

    def view(request, size):
        return HttpResponse(b"x" * size, headers={"Content-Length": size})

    django.setup()
    settings.MIDDLEWARE, settings.ROOT_URLCONF = [], __name__
    urlpatterns.append(path("<int:size>", view))
    bare.handler = WSGIHandler()


class Client:
    """One open connection; it reads to the end of each answer."""

    def __init__(self, port: int, server: subprocess.Popen):
        self.server = psutil.Process(server.pid)
        for _ in range(TRIES):
            try:
                self.socket = socket.create_connection(("127.0.0.1", port))
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"nothing answers at port {port}")

    def ask(self, page: str) -> int:
        """Bytes of the answer's body."""
        text = (
            f"GET {page} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
        )
        self.socket.sendall(text.encode())
        got = b""
        while b"\r\n\r\n" not in got:
            got += self.socket.recv(65536)
        head, _, body = got.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        left = length - len(body)
        while left > 0:
            left -= len(self.socket.recv(left))
        return length

    def per_second(self, page: str) -> float:
        """Pages for each second of the server's processor time."""
        before = self.seconds()
        for _ in range(REQUESTS):
            self.ask(page)
        return REQUESTS / (self.seconds() - before)

    def seconds(self) -> float:
        processes = [self.server, *self.server.children(recursive=True)]
        times = [one.cpu_times() for one in processes]
        return sum(one.user + one.system for one in times)


def compare(ours: Client, floor: Client) -> None:
    print(f"{'page':63}{'packed':>9}{'made':>10}{'kept':>9}{'bare':>9}{'ratio':>7}")
    for page in PAGES:
        began = time.perf_counter()
        size = ours.ask(page)
        made = time.perf_counter() - began
        ours.per_second(page), floor.per_second(f"/{size}")  # warm, both
        rounds = [(ours.per_second(page), floor.per_second(f"/{size}")) for _ in range(ROUNDS)]  # fmt: skip
        kept, least = map(max, zip(*rounds, strict=True))  # the least disturbed
        print(f"{page:63}{size / 1000:6.1f} kB{made * 1000:7.1f} ms{kept:7.0f}/s{least:7.0f}/s{kept / least:7.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
