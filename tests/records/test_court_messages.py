"""What courts send, however broken: taken whole, or refused with the reason and kept."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import given, seed, settings

from probation.cli import import_court_messages as command
from probation.records.court import actions, queries
from probation.records.court.models import Defendant, Listing, Message
from probation.records.loading import as_loader
from probation.records.organisations.models import Unit
from tests.audited import entries, only_entry
from tests.records.nasty import HEARING, LIBRA, spoilt, try_message
from tests.world import NINE, make

ROOT = Path(__file__).parents[2]


@pytest.fixture
def loader(django_db_setup, django_db_blocker):
    """The small world as the command works in it: under the loading role, undone."""
    with django_db_blocker.unblock(), as_loader(), transaction.atomic():
        yield make()
        transaction.set_rollback(True)


def case(**told) -> bytes:
    return json.dumps(LIBRA | told).encode()


def hearing(**told) -> bytes:
    return json.dumps({"hearing": HEARING["hearing"] | told}).encode()


LONG = "x" * 20_000
WRONG = {
    "a number of five thousand digits": (
        case().replace(b'"17001"', b"9" * 5_000, 1),
        "caseId is 5,000 characters long; 100 is the most",
    ),
    "the last year there is": (
        case(sessionStartTime="9999-12-31T23:59:59-14:00"),
        "sessionStartTime ‘9999-12-31T23:59:59-14:00’: a court sits between 1990 and 2099",
    ),
    "the first year there is": (
        hearing(hearingDays=[{"sittingDay": "0001-01-01T00:00:00+14:00"}]),
        "hearing.hearingDays[1].sittingDay ‘0001-01-01T00:00:00+14:00’: a court sits",
    ),
    "a long key": (case(caseId=LONG), "caseId is 20,000 characters long"),
    "a long hearing": (hearing(id=LONG), "hearing.id is 20,000 characters long"),
    "a long court": (case(courtCode=LONG), "courtCode is 20,000 characters long"),
    "a long name": (case(name={"surname": LONG}), "name.surname is 20,000 characters"),
    "nested deeply": (b'{"a":' * 100_000, "nested too deeply"),
    "nested deeply in an envelope": (
        json.dumps({"Message": "[" * 100_000}).encode(),
        "The message inside the envelope is nested too deeply",
    ),
    "no UTF-8": (case().replace(b"FRESH", b"\xff\xfe"), "is not UTF-8 text: byte"),
    "a zero byte": (case().replace(b"FRESH", b"\0"), "is not JSON: line 1"),
    "born next century": (
        case(defendantDob="01/01/2990"),
        "defendantDob ‘01/01/2990’: is after the hearing on 4 April 2017",
    ),
    "born in the year one": (case(defendantDob="01/01/0001"), "more than 120 years"),
    "a court of one letter": (case(courtCode="B"), "courtCode ‘B’ is an unknown court"),
    "a court of six letters": (case(courtCode="B90AA0"), "‘B90AA0’ is an unknown court"),
    "a team for a court": (case(courtCode="C90T1"), "‘C90T1’ is an unknown court"),
    "a place in the list that is none": (case(seq=-1), "seq ‘-1’ is not a whole number"),
    "too many defendants": (
        hearing(prosecutionCases=[{}] * 501),
        "prosecutionCases has 501 entries; 500 is the most",
    ),
    "too large": (b" " * 4_000_001, "larger than 4 MB"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_broken_message_is_refused_with_place_and_reason_kept_and_audited(
    loader, name
):
    raw, says = WRONG[name]
    message = actions.take("wrong.json", raw, at=NINE)
    assert says in " ".join(message.refused_because)
    kept = Message.objects.get()
    assert kept.refused_because == message.refused_because and kept.content
    assert not Defendant.objects.exists() and not Listing.objects.exists()
    event = only_entry(what="court.take")
    assert event.detail["refused"] == len(kept.refused_because)


@pytest.mark.parametrize("code", ["B90AA", "B90AA00", "B90AA07", "b90aa"])
def test_a_court_is_known_by_five_characters_or_seven(loader, code):
    assert actions.take("a", case(courtCode=code), at=NINE).court == loader.court


def test_a_zero_in_a_name_is_left_out(loader):
    actions.take("a", case(name={"surname": "FRE\0SH"}), at=NINE)
    assert Defendant.objects.get().last_name == "FRESH"


def test_a_refused_message_is_taken_in_once_it_is_mended(loader):
    broken = actions.take("a", case(courtCode="B"), at=NINE)
    again = actions.take("a", case(courtCode="B"), at=NINE)
    assert again == broken and again.refused_because
    assert not actions.take("a", case(), at=NINE).refused_because
    assert Defendant.objects.count() == 1


def test_a_refused_message_is_read_again_since_what_was_wrong_may_be_put_right(loader):
    refused = actions.take("a", case(courtCode="C90T1"), at=NINE)
    Unit.objects.filter(pk=loader.team.pk).update(code="C90TX")
    taken = actions.take("a", case(courtCode="C90T1"), at=NINE)
    assert taken.pk == refused.pk and not taken.refused_because
    assert Defendant.objects.count() == 1


def test_nothing_that_was_spoilt_by_chance_stops_it_or_is_half_taken(loader):
    """A sample of `script/campaign court_messages`."""

    @seed(20171109)
    @settings(max_examples=250, database=None)
    @given(spoilt())
    def tried(raw):
        with transaction.atomic():  # each alone
            try_message(raw)
            transaction.set_rollback(True)

    tried()


@pytest.fixture
def folder(tmp_path):
    """One of everything that has stopped an import."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/GOOD.JSON").write_bytes(case())
    for place, (raw, _) in enumerate(WRONG.values()):
        (tmp_path / f"wrong-{place:02}.json").write_bytes(raw)
    os.close(os.open(bytes(tmp_path) + b"/no-text-\xff.json", os.O_CREAT | os.O_WRONLY))
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")
    (tmp_path / "memory.json").symlink_to("/proc/self/mem")  # reading it fails
    os.mkfifo(tmp_path / "waits.json")  # opening it would wait for good
    (tmp_path / "zz.json").write_bytes(hearing())
    return tmp_path


def test_whatever_is_in_a_folder_the_rest_of_it_is_taken_in(loader, folder, capsys):
    assert command.run([str(folder)]) == 1
    said = capsys.readouterr().out
    wrong = len(WRONG) + 4
    assert f"2 taken in, 0 taken before, {wrong} refused." in said
    assert "memory.json: The file could not be read: Input/output error" in said
    assert "waits.json: The file could not be read: it is not a file" in said
    assert r"no-text-\xff.json: The file is not JSON" in said
    kept = Message.objects.exclude(refused_because=[])
    assert kept.count() == wrong
    assert len(entries(what="court.take")) == wrong + 2
    # Again: what was taken is not taken twice, what was refused is refused again.
    assert command.run([str(folder)]) == 1
    assert "0 taken in, 2 taken before" in capsys.readouterr().out
    assert Message.objects.count() == wrong + 2


def test_three_imports_of_one_folder_at_once_take_each_message_once(
    committed, tmp_path
):
    make()
    for number in range(12):
        told = {"caseId": f"9{number}", "caseNo": f"9{number}", "courtCode": "ZZZ99"}
        (tmp_path / f"{number}.json").write_bytes(case(**told))
    (tmp_path / "bad.json").write_bytes(b"{")
    told = [sys.executable, "-m", "probation", "import", "court-messages", tmp_path]
    environ = {**os.environ, **_urls(committed)}
    with ThreadPoolExecutor(3) as three:
        ran = list(
            three.map(
                lambda _: subprocess.run(
                    told, cwd=ROOT, env=environ, capture_output=True, text=True, check=False
                ),
                range(3),
            )
        )  # fmt: skip
    assert [one.returncode for one in ran] == [1, 1, 1], [one.stderr for one in ran]
    taken = sum(int(one.stdout.split(" taken in")[0].split("\n")[-1]) for one in ran)
    with as_loader():
        assert taken == 12 == Defendant.objects.count() == Listing.objects.count()
        assert Message.objects.count() == 13


def test_the_command_names_what_was_refused_and_reads_it_again(loader, capsys):
    actions.take("team.json", case(courtCode="C90T1"), at=NINE)
    actions.take("bad.json", b"{", at=NINE)
    assert command.run(["--refused"]) == 1
    said = capsys.readouterr().out
    assert "team.json" in said and "2 refused and not put right" in said
    Unit.objects.filter(pk=loader.team.pk).update(code="C90TX")
    assert command.run(["--again"]) == 1
    assert "1 taken in, 1 refused again." in capsys.readouterr().out
    assert Defendant.objects.count() == 1


def test_a_mended_message_settles_the_one_that_was_refused(loader):
    refused = actions.take("bad.json", case(name={}), at=NINE)
    told = {"mends": refused, "by": loader.court_officer, "at": NINE}
    assert actions.arrive("bad.json", case(name={}), **told)  # still wrong, and kept
    assert actions.arrive("bad.json", case(), **told) == []
    while actions.take_arrival(at=NINE):
        pass
    assert Defendant.objects.count() == 1
    assert not queries.refused().exists()
    assert Message.objects.get(refused_because=[]).mends == refused.fingerprint


def _urls(server) -> dict[str, str]:
    where = f"host={server.place.socket}&port=5432"
    roles = {"": "service", "_OWNER": "owner", "_LOADER": "loader"}
    return {
        f"DATABASE{name}_URL": f"postgresql://probation_{role}@/probation?{where}"
        for name, role in roles.items()
    }
