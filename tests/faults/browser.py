"""A browser without a screen, against the service as processes; and one that notes down
whatever was acknowledged."""

import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from uuid import uuid4

HIDDEN = re.compile(r'name="(csrfmiddlewaretoken)" value="([^"]*)"')
UNREACHABLE = "The records cannot be reached just now"


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Browser:
    def __init__(self, port: int, who: str = "Priya Lowe"):
        self.address = f"http://localhost:{port}"
        self._open = urllib.request.build_opener(
            _Stay, urllib.request.HTTPCookieProcessor(CookieJar())
        ).open
        self._token = ""
        page = self.ask("/sign-in/choose")[1]
        key = re.search(rf'value="([^"]*)">\s*<button[^>]*>{who}<', page)[1]
        assert self.ask("/sign-in/choose", key=key)[0] == 302

    def ask(self, path: str, **form: str) -> tuple[int, str]:
        """Status and page; 0 where nobody answered."""
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": self._token, **form})
        asked = urllib.request.Request(
            self.address + path,
            data.encode() if form else None,
            {"Origin": self.address},
        )
        try:
            with self._open(asked, timeout=15) as answer:
                status, page = answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                status, page = error.code, error.read().decode(errors="replace")
        except (OSError, urllib.error.URLError):
            return 0, ""
        if found := HIDDEN.search(page):
            self._token = found[2]
        return status, page

    def somebody(self) -> str:
        """The address of one of their own people, opened."""
        path = re.search(r'href="(/people/[^"/#]+)"', self.ask("/home")[1])[1]
        assert self.ask(path)[0] == 200
        return path


class Writer(threading.Thread):
    """Writes notes, each until it is acknowledged; afterwards every one must be there once."""

    def __init__(self, port: int):
        super().__init__(daemon=True)
        self.browser = Browser(port)
        self.person = self.browser.somebody()
        self.acknowledged: dict[str, str] = {}  # once → text
        self.tried: dict[str, str] = {}
        self.refused: list[tuple[int, str]] = []
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.is_set():
            self.write_one()

    def write_one(self, tries: int = 1000) -> bool:
        once, text = str(uuid4()), f"fault {uuid4().hex}"
        self.tried[once] = text
        for _ in range(tries):
            status, page = self.browser.ask(
                f"{self.person}/notes", note=text, once=once, usual="yes"
            )
            if status == 302:
                self.acknowledged[once] = text
                return True
            self.refused.append((status, page))
            if self._ended.wait(0.1):
                break
        return False

    def end(self) -> None:
        self._ended.set()
        self.join(30)

    def __enter__(self) -> "Writer":
        self.start()
        return self

    def __exit__(self, *_) -> None:
        self.end()


def check(server, writer: Writer) -> None:
    """Every acknowledged note is there, none twice, none without its audit, no audit without
    its note."""
    with server.connect() as superuser:
        notes = superuser.execute(
            "SELECT text FROM appointments_note WHERE text LIKE 'fault %'"
        ).fetchall()
        audited = superuser.execute(
            "SELECT once::text FROM audit_event WHERE once::text = ANY(%s)",
            [list(writer.tried)],
        ).fetchall()
    mine = set(writer.tried.values())
    there = sorted(text for (text,) in notes if text in mine)
    told = sorted(writer.tried[once] for (once,) in audited)
    assert len(there) == len(set(there)), "a note is there twice"
    assert there == told, "a note without its audit, or an audit without its note"
    missing = set(writer.acknowledged.values()) - set(there)
    assert not missing, f"{len(missing)} acknowledged notes are not there"


def until(holds, what: str, patience: float = 60) -> None:
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end, f"not in {patience} seconds: {what}"
        time.sleep(0.05)
