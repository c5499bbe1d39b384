"""The screens about a person: found, made, edited by two at once, kept from whom they must."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from probation import clock
from probation.policy.access import Because, Role
from probation.records.people import actions as people
from probation.records.people.models import Person
from probation.records.people.queries import acting
from probation.web.people.sought import read
from tests.audited import only_entry
from tests.world import NINE

TODAY = NINE.date()
SAM = {"first_name": "Sam", "last_name": "Example", "date_of_birth": date(1987, 5, 4)}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    # Not `today` too: forms keep it from when they are first imported, for good.
    monkeypatch.setattr(clock, "now", lambda: NINE)


@pytest.fixture
def sam(world):
    with acting(world.manager, NINE):
        return people.register(
            SAM,
            world.team,
            identifiers={"PNC": "04/12345D"},
            because=Because.RESPONSIBLE,
            by=world.manager,
            at=NINE,
        )


def browser(member) -> Client:
    client = Client()
    client.force_login(member)
    return client


def sent(page, **more) -> dict[str, str]:
    """The last form of a page as a browser would send it, with `more` filled in."""
    form = page.text[page.text.rindex('<form method="post" novalidate') :]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    return hidden | more


# Finding


@pytest.mark.parametrize(
    "said",
    [
        "sam example", "Example, Sam", "exa sa", "exampel", "4/5/1987", "04.05.87",
        "4 May 1987", "040587", "1987-05-04", "sam 1987", "example 4th May 87",
    ],
)  # fmt: skip
def test_a_person_is_found_however_they_are_said(sam, world, said):
    page = browser(world.practitioner).get("/people", {"q": said})
    assert f'href="/people/{sam.crn}"' in page.text
    assert "Matched: " in page.text


@pytest.mark.parametrize("said", ["04/12345D", "2004/0012345d", "20040012345D"])
def test_a_whole_number_leads_to_the_record(sam, world, said):
    page = browser(world.practitioner).get("/people", {"q": said})
    assert page.status_code == 302 and page.url == f"/people/{sam.crn}"
    shown = {"people.Person": [str(sam.pk)]}
    told = {"query": said, "found": 1, "shown": shown}
    assert only_entry(what="searched").detail == told


@pytest.mark.parametrize("said", ["", " ", "'; DROP", "%_", "\0", "x" * 5000, "١٢٣", "-", "a b c d e f g h i"])  # fmt: skip
def test_any_text_can_be_sought(sam, world, said):
    assert browser(world.practitioner).get("/people", {"q": said}).status_code == 200


def test_two_figures_of_a_year_of_birth_are_in_the_past():
    (clue,) = read("4/4/30", on=TODAY)
    assert clue.exact[0].token == "1930-04-04"
    assert read("Tuesday", on=TODAY)[0].said == "tuesday"  # a name, and no day


def test_a_role_that_sees_nobody_has_no_search(world):
    page = browser(world.administrator).get("/people", {"q": "sam"})
    assert page.status_code == 404


# Made


def test_what_was_sought_fills_the_form_and_the_person_is_made(world):
    pat = browser(world.practitioner)
    page = pat.get("/people", {"q": "ann newcomer 4/5/1987"})
    for value in ("Ann", "Newcomer", "4/5/1987"):
        assert f'value="{value}"' in page.text
    told = sent(page, first_name="Ann", last_name="Newcomer", sex="F", date_of_birth="4/5/1987", numbers="04/12345D, whatever")  # fmt: skip
    made = pat.post("/people/new", told)
    assert made.status_code == 302
    again = pat.post("/people/new", told)
    assert again.status_code == 302
    with acting(world.practitioner, NINE):
        ann = Person.objects.get(last_name="Newcomer")
        kinds = dict(ann.identifiers.values_list("kind", "value"))
    assert kinds == {"PNC": "04/12345D", "OTHR": "whatever"}
    assert made.url == f"/people/{ann.crn}"


def test_a_possible_duplicate_is_shown_once_before_a_person_is_made(sam, world):
    pat = browser(world.practitioner)
    told = sent(pat.get("/people/new"), first_name="Sam", last_name="Exampel", sex="M", date_of_birth="4 May 1987")  # fmt: skip
    page = pat.post("/people/new", told)
    assert page.status_code == 200 and sam.crn in page.text
    assert "Is this one of the people below?" in page.text
    assert 'value="Exampel"' in page.text
    with acting(world.practitioner, NINE):
        assert Person.objects.count() == 1
    made = pat.post("/people/new", {**told, "none_of": sent(page)["none_of"]})
    assert made.status_code == 302
    with acting(world.practitioner, NINE):
        assert Person.objects.count() == 2


# Two at once


def test_the_second_editor_is_shown_both_versions_and_loses_nothing(sam, world):
    address = f"/people/{sam.crn}/details/change"
    mona, pat = browser(world.manager), browser(world.practitioner)
    as_it_is = {"first_name": "Sam", "last_name": "Example", "date_of_birth": "4 May 1987", "sex": "NS"}  # fmt: skip
    monas, pats = (sent(one.get(address), **as_it_is) for one in (mona, pat))
    assert pat.post(address, {**pats, "preferred_name": "Sammy", "religion": "BUDD"}).status_code == 302  # fmt: skip

    page = mona.post(address, {**monas, "preferred_name": "Sammo", "ethnicity": "W1"})
    assert page.status_code == 200
    assert "What Pat Tester saved on" in page.text
    rows = re.findall(r'scope="row"[^>]*>(.*?)</th><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>', page.text)  # fmt: skip
    assert rows == [
        ("Preferred name", "Sammy", "Sammo"),
        ("Ethnicity", "Nothing", "White : Eng/Welsh/Scot/N.Irish/British"),
        ("Religion", "Buddhist", "Nothing"),
    ]
    # In the form: what she typed, and where she typed nothing what he saved.
    assert 'value="Sammo"' in page.text
    assert re.search(r'value="BUDD"\s+selected', page.text)
    assert re.search(r'value="W1"\s+selected', page.text)

    again = sent(page, **as_it_is, preferred_name="Sammo", ethnicity="W1", religion="BUDD")  # fmt: skip
    assert mona.post(address, again).status_code == 302
    with acting(world.manager, NINE):
        sam.refresh_from_db()
    assert (sam.preferred_name, sam.ethnicity, sam.religion) == ("Sammo", "W1", "BUDD")
    assert sam.version == 3


def test_a_save_pressed_twice_is_no_second_editor(sam, world):
    address = f"/people/{sam.crn}/details/change"
    pat = browser(world.practitioner)
    told = sent(pat.get(address), first_name="Sam", last_name="Other", sex="M")
    assert [pat.post(address, told).status_code for _ in range(2)] == [302, 302]


# Kept from


def test_a_record_that_is_kept_from_someone_is_not_there_for_them(sam, world):
    """Page, search, list, count, duplicates and number: as for nobody at all."""
    pat = browser(world.practitioner)
    sentence = "1 person found"
    assert sentence in pat.get("/people", {"q": "sam example"}).text
    with acting(world.manager, NINE):
        who = {"by": world.manager, "at": NINE}
        people.limit_access(sam, world.practitioner, may_see=False, why="Kin", **who)
    for theirs, nobodys in (("sam example", "tim exemplar"), ("4/5/1987", "5/6/1988"), ("04/12345D", "05/12345F")):  # fmt: skip
        pages = [pat.get("/people", {"q": said}) for said in (theirs, nobodys)]
        assert [page.status_code for page in pages] == [200, 200]
        assert all(
            "Nobody whom you may see is like this." in page.text for page in pages
        )
    pages = [pat.get(f"/people/{crn}/details") for crn in (sam.crn, "Z999999")]
    assert [page.status_code for page in pages] == [404, 404]
    told = sent(pat.get("/people/new"), first_name="Sam", last_name="Example", sex="M", date_of_birth="4 May 1987", numbers="04/12345D")  # fmt: skip
    assert pat.post("/people/new", told).status_code == 302
    page = browser(world.manager).get("/people", {"q": "sam example"})
    assert "2 people found" in page.text  # who keeps them apart must know of both


def test_a_manager_limits_access_and_ends_it_and_it_works_at_once(sam, world):
    mona, pat = browser(world.manager), browser(world.practitioner)
    address = f"/people/{sam.crn}/access"
    page = mona.get(address)
    assert "Who has looked" in page.text and "Pat Tester (pat)" in page.text
    assert "Olly Tester" not in page.text  # works elsewhere
    told = sent(page, member=str(world.practitioner.key), may_see="False", why="Kin")
    assert mona.post(address, told).status_code == 302
    assert pat.get(f"/people/{sam.crn}").status_code == 404
    ended = mona.post(f"{address}/{world.practitioner.key}/end", {"once": uuid4()})
    assert ended.status_code == 302
    assert pat.get(f"/people/{sam.crn}").status_code == 200


def test_only_managers_limit_access_and_read_who_has_looked(sam, world):
    page = browser(world.practitioner).get(f"/people/{sam.crn}/access")
    assert "Limit access" not in page.text and "Who has looked" not in page.text
    told = {"once": uuid4(), "member": str(world.keeper.key), "may_see": "False", "why": "x"}  # fmt: skip
    assert browser(world.practitioner).post(f"/people/{sam.crn}/access", told).status_code == 200  # fmt: skip
    assert browser(world.keeper).get(f"/people/{sam.crn}").status_code == 200


@pytest.mark.parametrize("role", [Role.ENFORCEMENT_OFFICER, Role.INSPECTOR])
def test_who_may_only_read_is_told_why_nothing_can_be_written(sam, world, role):
    with acting(world.practitioner, NINE):
        world.practitioner.roles = [role]
        world.practitioner.save(update_fields=["roles"])
    pat = browser(world.practitioner)
    for path in ("details", "circumstances", "flags"):
        page = pat.get(f"/people/{sam.crn}/{path}")
        assert "Your role does not let you" in page.text
        assert "/add/" not in page.text and "Add a flag" not in page.text
    refused = pat.post(f"/people/{sam.crn}/add/adjustment", {"once": uuid4(), "what": "x"})  # fmt: skip
    assert refused.status_code == 200 and "Your role does not let you" in refused.text
