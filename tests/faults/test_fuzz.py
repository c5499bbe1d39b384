"""Absurd input is answered, whoever sends it.  `script/campaign fuzz` does it for longer."""

import pytest

from probation import clock
from tests.architecture.everything import routes
from tests.architecture.examples import LATER, Things
from tests.architecture.test_reads import keys_of

from .fuzz import Fuzz


@pytest.fixture
def things(world, person, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return Things(world, person)


def test_whatever_is_sent_to_any_route_the_answer_is_never_a_500(
    client, things, static, settings, seed, length
):
    settings.CHOOSE_WHO = True
    world = things.world
    members = [
        world.manager, world.court_officer, world.practitioner, world.administrator,
        world.keeper, world.outsider,
    ]  # fmt: skip
    fuzz = Fuzz(client, routes(), lambda path: keys_of(things, path), members, seed)
    fuzz.run(length or 400)
    print(f"{sum(fuzz.answers.values())} requests, {len(fuzz.seen)} routes and methods, answers {dict(sorted(fuzz.answers.items()))}")  # fmt: skip
    assert not fuzz.broken, "\n\n".join(map(str, fuzz.broken))
    assert {200, 302, 404} <= fuzz.answers.keys()
    assert len(fuzz.seen) > 50 or length
