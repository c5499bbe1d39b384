"""Finding people: against a slow and obvious second way, and under every kind of sight."""

import random
import statistics
import time
from datetime import date

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from benchmarks.people import load, people
from probation.policy.access import Because
from probation.policy.finding import (
    birth_clue,
    name_clue,
    number_clue,
    postcode_clue,
    words,
)
from probation.records.loading import as_loader
from probation.records.people import actions, finding
from probation.records.people.models import LimitedAccess, Person, SearchToken
from probation.records.people.queries import acting
from tests.world import NINE

MANY = 3_000
SAM = {"first_name": "Sam", "last_name": "Example", "date_of_birth": date(1987, 5, 4)}


@pytest.fixture
def crowd(world_committed, server):
    """Invented people, each seen by one or two of three providers."""
    world = world_committed
    with connections["loader"].cursor() as cursor:
        units = [world.crc.pk, world.other_crc.pk, world.nps.pk]
        with cursor.connection.transaction():
            assert load(cursor.connection, people(MANY, units)) == MANY
    connections["loader"].close()
    with server.connect() as superuser:
        superuser.execute("ANALYZE")
    return world


def found(member, clues) -> set[str]:
    with acting(member, NINE):
        return {one.person.crn for one in finding.search(member, clues)}


def everybody(member) -> dict[str, list[tuple[str, str]]]:
    """All whom the member's provider holds, with their words."""
    with acting(member, NINE):
        scopes = member.scopes
    with as_loader():
        seen = Person.objects.filter(visibility__unit__in=scopes).distinct()
        told = {crn: [] for crn in seen.values_list("crn", flat=True)}
        for token in SearchToken.objects.filter(person__in=seen).select_related(
            "person"
        ):
            told[token.person.crn].append((token.kind, token.token))
    return told


def slowly(told, clues) -> set[str]:
    """All whom every clue fits as it was said."""
    return {
        crn
        for crn, words in told.items()
        if all(any(w.fits(*one) for w in c.exact for one in words) for c in clues)
    }


def test_what_is_found_is_what_a_slow_look_at_everybody_finds(crowd, monkeypatch):
    member = crowd.practitioner
    monkeypatch.setattr(finding, "ENOUGH", 1)
    chance = random.Random(3)
    told = everybody(member)
    with as_loader():
        some = list(Person.objects.filter(crn__in=told))
    asked = [[name_clue("smith")], [name_clue("david"), name_clue("smith")]]
    for one in chance.sample(some, 12):
        called = [
            name_clue(n.lower()) for n in (one.last_name, one.first_name) if n.isalpha()
        ]
        born = birth_clue("", one.date_of_birth)
        asked += [[number_clue(one.crn)], [born], [*called, born], called[:1]]
    compared = 0
    for few in (10_000, -1):  # looked at one by one, and from the rarest word
        monkeypatch.setattr(finding, "FEW", few)
        monkeypatch.setattr(finding, "COMMON", 0 if few > 0 else 10**9)
        for clues in asked:
            expected = slowly(told, clues)
            if expected and len(expected) <= finding.SHOWN:
                assert found(member, clues) == expected, clues
                compared += 1
    assert compared > 40


def test_the_likest_come_first_with_what_matched(crowd):
    with acting(crowd.manager, NINE):
        for name in ("Smythe Jon", "Smith Jonathan", "Smythe Jonathan"):
            last, first = name.split()
            told = {"last_name": last, "first_name": first, "date_of_birth": date(1911, 5, 4)}  # fmt: skip
            actions.register(told, crowd.team, by=crowd.manager, at=NINE)
        clues = [name_clue("jon"), name_clue("smythe"), birth_clue("", date(1911, 5, 4))]  # fmt: skip
        likest = finding.search(crowd.manager, clues)[:3]
    assert [one.person.full_name for one in likest] == [
        "Jon Smythe", "Jonathan Smythe", "Jonathan Smith",
    ]  # fmt: skip
    assert likest[2].matched == (
        "name begins “jon”",
        "sounds like “smythe”",
        "date of birth",
    )


def test_a_page_of_the_commonest_is_cut_and_says_so(crowd, monkeypatch):
    monkeypatch.setattr(finding, "SHOWN", 5)
    with acting(crowd.practitioner, NINE):
        assert len(finding.search(crowd.practitioner, [name_clue("d")])) == 6


@pytest.fixture
def sam(world):
    with acting(world.manager, NINE):
        return actions.register(
            SAM,
            world.team,
            identifiers={"PNC": "04/12345X"},
            because=Because.RESPONSIBLE,
            by=world.manager,
            at=NINE,
        )


CLUES = {
    "a name": [name_clue("example")],
    "what sounds so": [name_clue("exampel")],
    "a beginning": [name_clue("exa")],
    "a day": [birth_clue("", date(1987, 5, 4))],
    "a day turned": [birth_clue("", date(1987, 4, 5))],
    "a number": [number_clue("2004/0012345x")],
    "one wrong of three": [
        name_clue("sam"),
        name_clue("example"),
        postcode_clue("PL4"),
    ],
}


@pytest.mark.parametrize("clues", CLUES.values(), ids=CLUES)
def test_whoever_may_see_finds_and_whoever_may_not_does_not(world, sam, clues):
    assert found(world.practitioner, clues) == {sam.crn}
    assert found(world.outsider, clues) == set()
    with acting(world.manager, NINE):
        who = {"by": world.manager, "at": NINE}
        actions.limit_access(sam, world.practitioner, may_see=False, why="Kin", **who)
    assert found(world.practitioner, clues) == set()
    assert found(world.manager, clues) == {sam.crn}


def test_who_is_kept_from_a_person_asks_as_much_as_where_there_is_nobody(world, sam):
    """The same statements and, near enough, the same time: no clock tells them apart."""
    LimitedAccess.objects.create(person=sam, member=world.practitioner, may_see=False, since=NINE)  # fmt: skip
    there = [number_clue("04/12345X"), name_clue("example"), name_clue("sam")]
    nowhere = [number_clue("05/12346X"), name_clue("exemplo"), name_clue("sim")]
    asked, took = [], []
    with acting(world.practitioner, NINE):
        for clues in (there, nowhere):
            with CaptureQueriesContext(connection) as ran:
                assert finding.search(world.practitioner, clues) == []
            asked.append(len(ran))
        pairs = []
        for _ in range(15):
            took = []
            for clues in (there, nowhere):
                began = time.perf_counter()
                finding.search(world.practitioner, clues)
                took.append(time.perf_counter() - began)
            pairs.append(took[0] / took[1])
    assert asked[0] == asked[1]
    assert 0.5 < statistics.median(pairs) < 2


def test_a_possible_duplicate_is_found_by_number_or_by_name_and_birth(world, sam):
    with acting(world.manager, NINE):

        def crns(called, born=None, numbers=()):
            told = finding.possible_duplicates(world.manager, called, born, numbers)
            return [one.person.crn for one in told]

        assert crns(["other"], None, ["04/12345X"]) == [sam.crn]
        assert crns(["sam", "exampel"], date(1987, 5, 4)) == [sam.crn]
        assert crns(["sam", "example"]) == [sam.crn]
        assert crns(["sam", "example"], date(1990, 1, 1)) == []
        assert crns(["pat", "example"], date(1987, 5, 4)) == []


def test_the_benchmark_finds_by_the_words_that_the_record_keeps():
    (one,) = people(1, [1, 2, 3])
    told = words(
        called=[f"{one['first_name']} {one['middle_names']} {one['last_name']}"],
        born=[one["date_of_birth"]],
        numbered=[one["crn"], one["pnc"]],
        postcodes=[one["postcode"]],
    )
    assert told <= one["tokens"]
