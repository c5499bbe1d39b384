"""An adversary who is superuser of the database, against one who holds only the heads."""

import json
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.db import transaction

from probation.cli import audit as command
from probation.policy.audit_chain import Entry, Walk, seal
from probation.records.audit import actions, queries
from probation.records.audit.heads import BadHeads, Book, read
from tests.world import NINE

ALICE, BOB = (SimpleNamespace(key=UUID(int=n)) for n in (1, 2))
THING = SimpleNamespace(_meta=SimpleNamespace(label="people.Person"), pk="é:1")


def write(count: int, by=ALICE) -> None:
    with transaction.atomic():
        for number in range(count):
            actions.done(
                "test.act", by=by, at=NINE, about=THING, number=number, word="ü"
            )


def later(minutes: int):
    return NINE + timedelta(minutes=minutes)


@pytest.fixture
def signed(committed, tmp_path):
    """Two chains of ten, signed at five and at ten; a superuser's connection; the folder."""
    book = Book(tmp_path / "audit")
    for minute in (1, 2):
        write(5)
        write(5, BOB)
        assert actions.keep_heads(book, at=later(minute)) == set()
    with committed.connect() as superuser:
        yield SimpleNamespace(book=book, folder=tmp_path / "audit", su=superuser)


def verified(signed, capsys) -> tuple[int, str]:
    """Offline: from an export of the rows and the heads alone."""
    rows = signed.folder / "rows.jsonl"
    with rows.open("w") as file:
        for one in queries.entries():
            file.write(json.dumps([*one[:-1], one.seal.hex()]) + "\n")
    done = command.run(
        [
            *("verify", "--entries", str(rows)),
            *("--heads", str(signed.book.file)),
            *("--public-key", str(signed.folder / "public-key.pem")),
        ]
    )
    return done, capsys.readouterr().out


def test_an_untouched_audit_is_right_and_what_is_new_is_told_apart(signed, capsys):
    write(3)
    done, said = verified(signed, capsys)
    assert done == 0 and "Right:" in said
    assert "23 entries; 2 signed lines" in said
    assert "3 entries are newer than the last signature" in said


EDIT = "UPDATE audit_event SET what = 'innocent' WHERE {alice} AND position = 3"
# What an adversary does with the database's own function, after an edit.
SEAL_ALL_ANEW = """
DO $$ DECLARE one record; before bytea := ''; BEGIN
FOR one IN SELECT * FROM audit_event WHERE {alice} ORDER BY position LOOP
    before := sha256(before || audit_field(one.position::text) || audit_field(one."by"::text)
        || audit_field(one.what) || audit_field((extract(epoch FROM one.at) * 1000000)::bigint::text)
        || audit_field(one.about) || audit_field(one.detail::text)
        || audit_field(one.request) || audit_field(one.once::text));
    UPDATE audit_event SET seal = before WHERE id = one.id;
END LOOP; END $$
"""
ATTACKS = {
    "edit": ([EDIT], "entry 3 (innocent) is not what was sealed there"),
    "edit the time": (
        ["UPDATE audit_event SET at = at - interval '1 microsecond' WHERE {alice} AND position = 3"],
        "entry 3 (test.act) is not what was sealed there",
    ),
    "delete in the middle": (
        ["DELETE FROM audit_event WHERE {alice} AND position IN (3, 4)"],
        "entries 3 to 4 are not there: removed",
    ),
    "delete the tail": (
        ["DELETE FROM audit_event WHERE {alice} AND position > 8"],
        "the chain ends at entry 8: entry 10 was there",
    ),
    "delete it all": (["DELETE FROM audit_event WHERE {alice}"], "the chain is gone"),
    "delete and close the gap": (
        [
            "DELETE FROM audit_event WHERE {alice} AND position = 3",
            "UPDATE audit_event SET position = -position WHERE {alice} AND position > 3",
            "UPDATE audit_event SET position = -position - 1 WHERE {alice} AND position < 0",
        ],
        "entry 3 (test.act) is not what was sealed there",
    ),
    "reorder": (
        [
            "UPDATE audit_event SET position = -3 WHERE {alice} AND position = 3",
            "UPDATE audit_event SET position = 3 WHERE {alice} AND position = 4",
            "UPDATE audit_event SET position = 4 WHERE {alice} AND position = -3",
        ],
        "entry 3 (test.act) is not what was sealed there",
    ),
    "insert": (
        [
            "UPDATE audit_event SET position = -position WHERE {alice} AND position > 3",
            "UPDATE audit_event SET position = -position + 1 WHERE {alice} AND position < 0",
            """INSERT INTO audit_event (what, by, at, about, detail, request, position, seal)
            SELECT what, by, at, about, detail, request, 4, seal FROM audit_event
            WHERE {alice} AND position = 3""",
        ],
        "entry 4 (test.act) is not what was sealed there",
    ),
    "seal all anew": ([EDIT, SEAL_ALL_ANEW], "entry 10 is sealed otherwise"),
    "put an old backup back": (
        ["DELETE FROM audit_event WHERE position > 5"],
        "Everything signed after 04 April 2017, 09:01:00 UTC is missing, and nothing else",
    ),
    "add another's chain to one's own": (
        [f"UPDATE audit_event SET by = '{BOB.key}', position = 11 WHERE {{alice}} AND position = 3"],
        "entry 11 (test.act) is not what was sealed there",
    ),
}  # fmt: skip


def test_whatever_a_superuser_does_is_found_by_who_holds_the_heads(signed, capsys):
    su = signed.su
    su.execute("ALTER TABLE audit_event DISABLE TRIGGER ALL")
    su.execute("CREATE TABLE kept AS TABLE audit_event")
    for attack, (statements, words) in ATTACKS.items():
        for statement in statements:
            su.execute(statement.replace("{alice}", f"\"by\" = '{ALICE.key}'"))
        done, said = verified(signed, capsys)
        assert done == 1 and words in said, f"{attack}: {said}"
        su.execute("TRUNCATE audit_event")
        su.execute("INSERT INTO audit_event SELECT * FROM kept")
    assert verified(signed, capsys)[0] == 0


def test_it_says_up_to_where_all_was_right(signed, capsys):
    signed.su.execute("ALTER TABLE audit_event DISABLE TRIGGER ALL")
    edit = EDIT.replace("= 3", "= 8").replace("{alice}", f"\"by\" = '{ALICE.key}'")
    signed.su.execute(edit)
    assert (
        "All was right up to entry 5, signed at 04 April 2017, 09:01:00 UTC"
        in verified(signed, capsys)[1]
    )


def test_what_was_tampered_with_is_not_signed_again(signed, capsys):
    before = signed.book.file.read_bytes()
    signed.su.execute("DELETE FROM audit_event WHERE position > 5")
    write(2, BOB)  # and goes on, with the same positions as were taken away
    bad = actions.keep_heads(signed.book, at=later(3))
    assert bad == {str(ALICE.key), str(BOB.key)}
    assert signed.book.file.read_bytes() == before
    assert verified(signed, capsys)[0] == 1


def test_after_a_restore_that_was_said_the_chains_go_on_from_there(signed, capsys):
    signed.su.execute("DELETE FROM audit_event WHERE position > 5")
    assert not actions.keep_heads(signed.book, at=later(3), restored="disk broke")
    write(2)
    assert not actions.keep_heads(signed.book, at=later(4))
    done, said = verified(signed, capsys)
    assert done == 0
    assert "a backup was restored (disk broke): 2 chains begin again" in said


def test_the_book_itself_shows_a_line_removed_edited_or_signed_by_another(signed):
    public = signed.folder / "public-key.pem"
    one, two = signed.book.file.read_bytes().splitlines(keepends=True)
    for lines, words in (
        ([two], "does not follow"),
        ([two, one], "does not follow"),
        ([one, two.replace(b"09:02", b"09:03")], "was not signed with this key"),
    ):
        signed.book.file.write_bytes(b"".join(lines))
        with pytest.raises(BadHeads, match=words):
            read(signed.book.file, public)
    other = Book(signed.folder / "other")
    actions.keep_heads(other, at=later(5))
    with pytest.raises(BadHeads, match="line 1"):
        read(other.file, public)


def test_a_line_cut_short_by_a_crash_is_no_line(signed):
    whole = signed.book.file.read_bytes()
    signed.book.file.write_bytes(whole + b'AAAA {"at"')
    assert read(signed.book.file, signed.folder / "public-key.pem").lines == 2
    write(1)
    book = Book(signed.folder)
    actions.keep_heads(book, at=later(3))
    assert signed.book.file.read_bytes().startswith(whole)
    assert read(book.file, signed.folder / "public-key.pem").lines == 3
    assert (signed.folder / "signing-key").stat().st_mode & 0o077 == 0


def test_no_two_entries_are_sealed_from_the_same_bytes():
    one = Entry("a", 1, "b", 2, "c", "{}", "", "", b"")
    moved = one._replace(what="b1:2", at=2)
    assert len({seal(b"", e) for e in (one, moved, one._replace(request="x"), one._replace(once="x"))}) == 4  # fmt: skip


def test_a_walk_holds_no_more_than_the_heads():
    def chain(length: int):
        before = b""
        for position in range(1, length + 1):
            one = Entry("a", position, "w", 0, "", "{}", "", "", b"")
            before = seal(before, one)
            yield one._replace(seal=before)

    walk = Walk({})
    assert list(walk.faults(chain(1000))) == []
    assert (walk.entries, walk.unsigned) == (1000, 1000)
