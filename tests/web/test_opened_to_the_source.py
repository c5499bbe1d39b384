"""Every answer of a rule on the order's way can be opened down to its source."""

import re

import pytest
from django.urls import reverse

from tests.architecture.examples import Things

WORKED_OUT = "How this was worked out"
ACT = "Source: Sentencing Act 2020 ss.209 and 288"


@pytest.fixture
def things(world, person):
    return Things(world, person)


def text(client, member, name, *args) -> str:
    client.force_login(member)
    found = client.get(reverse(name, args=args))
    assert found.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found.content.decode()))


def test_on_the_record_an_orders_end_provider_and_limits(things, client):
    told = text(client, things.world.manager, "person", things.person.crn)
    assert WORKED_OUT in told
    assert ACT in told
    assert "Not certain: " in told
    assert "the limit was" in told, "the grounds of the allocation"
    assert "Where this comes from" in told, "the limits"


def test_where_an_order_is_assigned_and_where_it_is_ended(things, client):
    for name in ("assign", "end-order"):
        told = text(client, things.world.manager, name, things.allocated.pk)
        assert WORKED_OUT in told
        assert ACT in told


def test_where_a_report_is_written_its_limits(things, client):
    told = text(client, things.world.court_officer, "report", things.asked.pk)
    assert "Where this comes from" in told
    assert "Source: Justice Minister, written answer 98201, 9 October 2020" in told
