"""What people ask of the data held on them: given, withheld, disputed, restricted."""

import csv
import io
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest

from probation.policy.circumstances import Kind
from probation.policy.decision import Refused
from probation.policy.own_data.asking import Asked
from probation.records.appointments import actions as appointments
from probation.records.appointments.models import Note
from probation.records.audit.models import Event
from probation.records.circumstances import actions as circumstances
from probation.records.circumstances.models import Address
from probation.records.flags import actions as flags
from probation.records.own_data import actions, queries
from probation.records.own_data.telling import Entry
from probation.records.people import actions as people
from probation.records.people import queries as people_
from tests.world import NINE


@pytest.fixture
def asked(sam, mona):
    made = actions.ask(sam, asked_on=NINE.date(), is_known=True, **mona)
    return again(made, mona)


def again(request, who):
    return queries.requests_visible_to(who["by"]).get(pk=request.pk)


def entry(person, file: str, holds: str = "") -> Entry:
    (found,) = [
        one
        for one in queries.entries_of(person)
        if one.row.table.file == file and holds in str(one.words)
    ]
    return found


def decide_all(asked, who, **more):
    """Gives whatever must be looked at."""
    musts = [one.place for one in queries.entries_of(asked.person) if one.must]
    actions.consider(asked, musts, **more, **who)


def opened(made) -> dict[str, bytes]:
    folder = zipfile.ZipFile(io.BytesIO(bytes(made.content)))
    return {name: folder.read(name) for name in folder.namelist()}


def table(files, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode())))


def refused_for(act) -> set[str]:
    with pytest.raises(Refused) as told:
        act()
    return {reason.code for reason in told.value.reasons}


def test_everything_held_is_told_in_words_and_names_who_wrote_it(sam):
    told = {one.row.table.file for one in queries.entries_of(sam)}
    assert told >= {"people", "identifiers", "notes", "close_contacts", "addresses"}
    words = entry(sam, "notes", "sister").words
    assert words["The note"] == "His sister told us"
    assert words["Who recorded it"] == "Mona Tester"
    assert words["Whether it is not to be shown to the person"] == "Yes"
    assert entry(sam, "people").words["Sex"] == "Male"
    assert entry(sam, "visibilities").words["Who may see"] == "Test team"
    assert "High RoSH" in entry(sam, "flags").words.values()


def test_what_must_be_looked_at_is_decided_on_before_anything_is_made(asked, mona):
    assert refused_for(lambda: actions.make_pack(asked, **mona)) == {"undecided"}
    musts = [one for one in queries.entries_of(asked.person) if one.must]
    files = {one.row.table.file for one in musts}
    assert files == {"notes", "close_contacts", "flags"}
    decide_all(asked, mona)
    made = actions.make_pack(asked, **mona)
    assert (made.given, made.withheld) == (len(queries.entries_of(asked.person)), 0)


def test_the_answer_has_words_a_tagged_pdf_and_data_without_what_is_withheld(
    asked, mona
):
    sam = asked.person
    decide_all(asked, mona)
    note, sister = entry(sam, "notes", "sister"), entry(sam, "close_contacts")
    flag = entry(sam, "flags")
    held = {"ground": "third_party", "because": "She is afraid of him", **mona}
    actions.consider(asked, [note.place], column="text", instead="Somebody told us", **held)  # fmt: skip
    actions.consider(asked, [sister.place], **held)
    secret = {"ground": "crime", "because": "An operation", "is_told": False, **mona}
    actions.consider(asked, [flag.place], **secret)
    made = actions.make_pack(asked, **mona)

    files = opened(made)
    page = files["your-data.html"].decode()
    assert "Came early &amp; left" in page and "Somebody told us" in page
    everything = b"".join(files.values())
    for word in (b"sister", b"Afraid", b"She is afraid", b"Police told", b"operation"):
        assert word not in everything, word
    assert "2 entries, in whole or in part" in page  # and of the third nothing is told
    assert "Data Protection Act 1998, s.7(4) to (6)" in page
    assert [row["text"] for row in table(files, "notes")] == ["Came early & left", "Somebody told us"]  # fmt: skip
    assert table(files, "close_contacts") == [] and table(files, "flags") == []
    assert table(files, "people")[0]["last_name"] == "Zweigenthal"
    pdf = files["your-data.pdf"]
    assert pdf.startswith(b"%PDF") and b"/StructTreeRoot" in pdf
    assert b"pdfuaid" in pdf
    assert made.withheld == 3


def test_a_ground_is_of_the_law_of_the_day_and_has_its_reason(asked, mona):
    place = [entry(asked.person, "people").place]
    held = {"ground": "others", "because": "", **mona}  # only since 25 May 2018
    assert refused_for(lambda: actions.consider(asked, place, **held)) == {"ground", "because"}  # fmt: skip
    assert refused_for(lambda: actions.consider(asked, [("notes", "0")], **mona)) == {"places"}  # fmt: skip
    wrong = {"ground": "crime", "because": "So", "column": "by", **mona}
    assert refused_for(lambda: actions.consider(asked, place, **wrong)) == {"column"}


def test_only_the_latest_is_sent_and_only_if_nothing_was_decided_since(asked, mona):
    decide_all(asked, mona)
    first = actions.make_pack(asked, **mona)
    second = actions.make_pack(asked, **mona)
    sent = {"follows": asked.version, **mona}
    assert refused_for(lambda: actions.send(asked, first, **sent)) == {"not-latest"}
    later = {"by": mona["by"], "at": NINE + timedelta(hours=1)}
    decide_all(asked, later, ground="crime", because="Found out")
    assert refused_for(lambda: actions.send(asked, second, **sent)) == {"not-latest"}
    third = actions.make_pack(asked, **later)
    actions.send(asked, third, follows=asked.version, **later)

    assert again(asked, mona).status == Asked.SENT
    event = Event.objects.get(what="own_data.send")
    assert event.detail["fingerprint"] == third.fingerprint
    assert refused_for(lambda: actions.make_pack(asked, **later)) == {"answered"}
    actions.ask(asked.person, asked_on=NINE.date(), **later)  # and may ask again


def test_the_time_runs_from_when_it_is_known_who_asks(sam, mona):
    made = actions.ask(sam, asked_on=NINE.date(), asker="A solicitor", **mona)
    now = again(made, mona)
    assert queries.limit_of(now).since == NINE.date()
    later = {"by": mona["by"], "at": NINE + timedelta(days=3)}
    assert refused_for(lambda: actions.make_pack(now, **later)) >= {"not-known"}
    actions.move(now, Asked.KNOWN, follows=now.version, **later)
    limit = queries.limit_of(again(made, mona))
    assert limit.since == later["at"].date()
    assert limit.day == later["at"].date() + timedelta(days=39)


def test_no_longer_time_is_taken_than_the_law_of_the_day_gives(asked, mona):
    act = {"because": "Three records", "follows": asked.version, **mona}
    assert refused_for(lambda: actions.move(asked, Asked.LONGER, **act)) == {"no-longer-time"}  # fmt: skip
    assert refused_for(lambda: actions.move(asked, Asked.SENT, **act)) == {"no-pack"}
    no_reason = {**act, "because": " "}
    assert refused_for(lambda: actions.move(asked, Asked.REFUSED, **no_reason)) == {"no-reason"}  # fmt: skip
    stale = {**act, "follows": None}
    assert refused_for(lambda: actions.move(asked, Asked.REFUSED, **stale)) == {"changed-meanwhile"}  # fmt: skip


def test_who_has_asked_and_has_no_answer_does_not_ask_twice(asked, mona):
    act = lambda: actions.ask(asked.person, asked_on=NINE.date(), **mona)
    assert refused_for(act) == {"asked-already"}


# Disputes


def test_a_disputed_entry_is_corrected_by_the_ordinary_way_and_both_are_kept(sam, mona):
    place = entry(sam, "addresses").place
    made = actions.dispute(sam, *place, says="I never lived there", **mona)
    wanted = {"because": "We asked the council", **mona}
    assert refused_for(lambda: actions.decide(made, "corrected", **wanted)) == {"outcome"}  # fmt: skip

    address = Address.objects.get(person=sam, ended_at=None)
    told = {"kind": "A01C", "lines": "7 True Road", "postcode": "PL4 8AA"}
    circumstances.correct(address, Kind.ADDRESS, told, **mona)
    actions.decide(made, "corrected", **wanted)
    now = queries.disputes_visible_to(mona["by"]).get(pk=made.pk)
    assert now.as_it_was["Address"] == "1 Test Street"
    assert now.decision.as_it_is["Address"] == "7 True Road"
    told = people_.visible_to(mona["by"]).annotate(disputed=queries.told_with())
    (beside,) = queries.beside(told.get(pk=sam.pk))[place]
    assert (
        "Address",
        "1 Test Street",
        "7 True Road",
    ) in beside.changed
    assert (beside.says, beside.decided_by) == ("I never lived there", "Mona Tester")
    assert refused_for(lambda: actions.decide(now, "noted", **wanted)) == {"decided-already"}  # fmt: skip


def test_a_note_is_corrected_by_the_note_that_follows_it(sam, mona):
    place = entry(sam, "notes", "early").place
    made = actions.dispute(sam, *place, says="I was on time", **mona)
    note = Note.objects.get(pk=place[1])
    appointments.note(sam, "Came on time", is_sensitive=False, corrects=note, **mona)
    actions.decide(made, "corrected", because="The log says so", **mona)
    made.refresh_from_db()
    assert made.decision.as_it_is["The note"] == "Came on time"


def test_a_dispute_may_be_noted_or_refused_with_a_reason(sam, mona):
    place = entry(sam, "people").place
    made = actions.dispute(sam, *place, says="I am not", **mona)
    assert refused_for(lambda: actions.decide(made, "refused", because="", **mona)) == {"because"}  # fmt: skip
    actions.decide(made, "refused", because="The passport says so", **mona)
    made.refresh_from_db()
    assert made.decision.as_it_is == made.as_it_was
    act = lambda: actions.dispute(sam, "notes", "0", says=" ", **mona)
    assert refused_for(act) == {"entry", "says"}


# Restriction


def test_while_processing_is_restricted_only_what_must_go_on_does(sam, mona, world):
    actions.restrict(sam, "disputed", because="The address", **mona)
    change = {"follows": sam.version, **mona}
    assert refused_for(lambda: people.change(sam, {"first_name": "Samuel"}, **change)) == {"restricted"}  # fmt: skip
    told = {"kind": "A01C", "lines": "2", "postcode": "PL4 8AA"}
    assert refused_for(lambda: circumstances.add(sam, Kind.ADDRESS, told, **mona)) == {"restricted"}  # fmt: skip
    appointments.note(sam, "Came", is_sensitive=False, **mona)
    flags.add(sam, "RVHR", since=NINE.date(), **mona)
    people.limit_access(sam, world.keeper, may_see=False, why="Kin", **mona)
    assert refused_for(lambda: actions.restrict(sam, "x", because="", **mona)) == {"why", "because", "restricted-already"}  # fmt: skip

    actions.lift(sam, because="It is found out", **mona)
    people.change(sam, {"first_name": "Samuel"}, **change)
    assert refused_for(lambda: actions.lift(sam, because=" ", **mona)) == {"no-reason", "ended-already"}  # fmt: skip


def test_a_form_sent_twice_is_taken_once(asked, mona):
    once = {"once": uuid4(), **mona}
    place = entry(asked.person, "people").place
    assert actions.dispute(asked.person, *place, says="No", **once)
    assert actions.dispute(asked.person, *place, says="No", **once) is None
