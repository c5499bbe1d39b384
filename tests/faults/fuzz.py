"""Absurd input to every route and every field of every form: what comes back is never a 500.

A page is asked for; its forms are read as a browser reads them; then each field is filled with
what its page offers or with something that no page would send.  The same seed, the same run.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import quote
from uuid import UUID

ABSURD = (
    "", " ", "0", "-1", "1", "007", "1" * 5000, "9" * 20, str(2**31), str(2**63), "1e999", "NaN",
    "1.5", "٣", "²", "１２", "\0", "a\0b", "x" * 13_000, "😀" * 60, "e\u0301", "\u202e", "\ufeff",
    "<script>alert(1)</script>", "' OR 1=1 --", "%s%(x)s{0}{{7*7}}", "../../etc/passwd", "a\r\nb",
    "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2018-03-25T01:30:00+00:00",
    "0001-01-01", "9999-12-31", "2017-02-30", "31/2/2017", "29 February 2100", "tomorrow",
    "in 1200 years", "in " + "1" * 5000 + " days", "9999 fortnights ago", "Monday 4 April 2017",
    "01:30", "24:00", "25.61", "12am", "True", "false", "null", "[]", '{"a": 1}', "another",
    "00000000-0000-0000-0000-000000000000", "PL4 8AA", "04/12345X", "X999999",
    "//elsewhere.example", "http://[", "/people", "111", "https://elsewhere.example/a?b=c",
)  # fmt: skip
QUERY = (
    "q", "page", "day", "court", "next", "back", "sort", "order", "name", "show", "written", "year",
    "disability", "from", "to", "kind", "type", "published", "a", "b",
)  # fmt: skip


@dataclass
class Form:
    action: str = ""
    method: str = "get"
    offered: dict[str, list[str]] = field(default_factory=dict)  # by name


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[Form] = []
        self._select = ""

    def handle_starttag(self, tag, attrs):
        told = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.found.append(
                Form(told.get("action", ""), told.get("method", "get").lower())
            )
        if not self.found:
            return
        offered = self.found[-1].offered
        if tag in {"input", "textarea", "button"} and told.get("name"):
            offered.setdefault(told["name"], []).append(told.get("value", ""))
        elif tag == "select":
            self._select = told.get("name", "")
            offered.setdefault(self._select, [])
        elif tag == "option" and self._select:
            offered[self._select].append(told.get("value", ""))


class Broken(NamedTuple):
    number: int  # of the request, in this run
    method: str
    address: str
    sent: dict[str, list[str]]
    fault: str


class Fuzz:
    """`routes`: patterns of addresses; `keys`: for one of them, by kind of key, what is
    there; `members`: who may ask."""

    def __init__(
        self, client, routes: list[str], keys: Callable, members: list, seed: int
    ):
        self.client, self.routes, self.members = client, routes, members
        self.keys, self.chance = keys, random.Random(seed)
        self.broken: list[Broken] = []
        self.answers: dict[int, int] = {}
        self.seen: set[tuple[str, str]] = set()
        client.raise_request_exception = False

    def run(self, requests: int, say: Callable = lambda *_: None) -> None:
        order: list[str] = []
        while sum(self.answers.values()) < requests:
            if not order:  # each route in turn, in an order of chance
                order = self.chance.sample(self.routes, len(self.routes))
            self._visit(order.pop())
            say(sum(self.answers.values()), len(self.broken))

    def _visit(self, route: str) -> None:
        member = self.chance.choice([*self.members, self.members[0]])
        self.client.logout()
        if self.chance.random() < 0.95:
            self.client.force_login(member)
        address = self._address(route)
        page = self._ask("get", address, self._query())
        reader = _Forms()
        if "html" in page.get("Content-Type", ""):
            reader.feed(page.content.decode(errors="replace"))
        for form in reader.found[-6:]:
            where = form.action or address
            if where.startswith("/") and "/sign-out" not in where:
                self._ask(form.method, where, self._filled(form))
        if not reader.found:
            self._ask("post", address, self._query())

    def _ask(self, method: str, address: str, sent: dict[str, list[str]]):
        answer = getattr(self.client, method)(address, sent)
        self.answers[answer.status_code] = self.answers.get(answer.status_code, 0) + 1
        if match := getattr(answer.wsgi_request, "resolver_match", None):
            self.seen.add((method, match.route))
        if answer.status_code >= 500:
            kind, fault, _ = getattr(answer, "exc_info", None) or ("?", "?", None)
            told = f"{kind}: {str(fault)[:300]}"
            number = sum(self.answers.values())
            self.broken.append(Broken(number, method, address, sent, told))
        return answer

    def _address(self, route: str) -> str:
        keys = self.keys(route)

        def key(found: re.Match) -> str:
            known = keys.get(found[1])
            if known is None or self.chance.random() < 0.15:
                return quote(self.chance.choice(ABSURD)[:300], safe="")
            return str(known)

        address = re.sub(r"<(?:\w+:)?(\w+)>", key, route)
        return re.sub(r"\(\?P<\w+>.*?\)|[$]", lambda _: quote(self.chance.choice(ABSURD)[:50], safe=""), address)  # fmt: skip

    def _query(self) -> dict[str, list[str]]:
        names = self.chance.sample(QUERY, self.chance.randint(0, 3))
        return {name: [self.chance.choice(ABSURD)] for name in names}

    def _filled(self, form: Form) -> dict[str, list[str]]:
        """Mostly as a browser would, so that what is absurd gets past the first look."""
        care = self.chance.choice((0.4, 0.8, 0.95))
        told = {}
        for name, offered in form.offered.items():
            if name == "csrfmiddlewaretoken" or self.chance.random() < 0.05:
                continue
            if name == "once" and self.chance.random() < 0.9:
                told[name] = [str(UUID(int=self.chance.getrandbits(128)))]
            elif offered and any(offered) and self.chance.random() < care:
                told[name] = [self.chance.choice(offered)]
            else:
                told[name] = self.chance.choices(
                    ABSURD, k=self.chance.choice((1, 1, 2))
                )
        return told
