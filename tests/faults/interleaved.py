"""Requests of two tenants in turn over one pooled connection, read without any filter of the
application: what each sees is what row security alone lets through.

Some are refused, some break half-way, some ask as nobody: none may leave anything behind on
the connection for the next.
"""

import random
from collections import Counter

from django.contrib.auth.models import AnonymousUser
from django.db import connection, connections
from django.http import HttpResponse
from django.test import RequestFactory

from probation.web.middleware import one_transaction

TABLES = ("people_person", "appointments_note")


def seen() -> frozenset:
    """All that the database shows, with no WHERE."""
    found = set()
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT id::text FROM {table}")
            found |= {f"{table}:{row[0]}" for row in cursor.fetchall()}
    return frozenset(found)


def answer_for(kind: str, told: list):
    """A page of that kind, which tells what it was shown."""

    def page(request):
        told.append(seen())
        if kind == "missing":
            return HttpResponse(status=404)
        if kind == "broken":
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 / 0")
        return HttpResponse("ok", status=503 if kind == "undone" else 200)

    return one_transaction(page)


KINDS = ("page", "page", "page", "missing", "broken", "undone")


def run(owned: dict, seed: int, requests: int) -> Counter:
    """`owned`: member → what they may see.  Counts requests, and rows of others shown."""
    connections["default"].close_pool()
    pool = connections["default"].pool
    pool.resize(1, 1)
    chance, found = random.Random(seed), Counter()
    members = [*owned, AnonymousUser()]
    request = RequestFactory().get("/")
    backends = set()
    for number in range(requests):
        member, kind, told = chance.choice(members), chance.choice(KINDS), []
        request.user = member
        try:
            answer_for(kind, told)(request)
        except Exception as fault:  # noqa: BLE001 - counted; the page was meant to break
            found[type(fault).__name__] += 1
        connections["default"].close()  # back to the pool, as after every request
        mine = owned.get(member, frozenset())
        found["requests"] += 1
        found["foreign"] += len(told[0] - mine)
        found["own missing"] += len(mine - told[0])
        if number % 100 == 0:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                backends.add(cursor.fetchone()[0])
            connections["default"].close()
    connections["default"].close_pool()  # the next is of the usual size
    found["connections"] = len(backends)
    return found
