"""kill -9 of everything in turn, under load.  `script/campaign kills` does it for longer."""

import signal

from . import kills
from .browser import UNREACHABLE, Browser, Writer, check, until


def test_whatever_is_killed_every_acknowledged_note_is_there(service, seed, length):
    writer = kills.run(service, seed, rounds=length or len(kills.PARTS), say=print)
    print(
        f"{len(writer.acknowledged)} notes acknowledged, {len(writer.refused)} refused"
    )
    assert len(writer.acknowledged) > 20
    assert writer.refused, "no kill was felt"


def test_while_the_database_is_down_a_plain_page_says_so(service):
    browser = Browser(service.port)
    (supervisor,) = service.everything()["supervisor"]
    supervisor.suspend()  # nobody starts it again
    try:
        service.server.process().kill()
        until(lambda: not service.server.process(), "PostgreSQL is gone")
        status, page = browser.ask("/home")
        assert status == 503 and UNREACHABLE in page
        assert "nothing was half done" in page and "<code>" in page
        assert browser.ask("/")[0] in (200, 503)
    finally:
        supervisor.resume()
    until(lambda: browser.ask("/home")[0] == 200, "the same browser goes on")


def test_a_server_that_is_started_again_is_found_by_every_process(service):
    """No process goes on with a connection to a server that is gone."""
    writers = [Writer(service.port) for _ in range(3)]
    before = service.server.process()
    before.send_signal(signal.SIGINT)  # everybody is shown out
    before.wait(30)
    for writer in writers:
        until(lambda one=writer: one.write_one(tries=1), "written again")
        check(service.server, writer)
