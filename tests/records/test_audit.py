"""An adversary who is superuser of the database, against one who holds only the heads."""

import json
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.db import transaction

from probation.cli import audit as command
from probation.records.audit import actions, queries
from probation.records.audit.heads import BadHeads, Book, End, read
from probation.records.loading import as_loader
from tests.world import NINE

ALICE, BOB = (SimpleNamespace(key=UUID(int=n)) for n in (1, 2))
THING = SimpleNamespace(_meta=SimpleNamespace(label="people.Person"), pk="é:1")


def write(count: int, by=ALICE) -> None:
    with transaction.atomic():
        for number in range(count):
            actions.done(
                "test.act", by=by, at=NINE, about=THING, number=number, word="ü"
            )


def keep_heads(book: Book, **how):
    """As the worker does, under the loader's role: a member sees not all of the audit."""
    with as_loader():
        return actions.keep_heads(book, **how)


def later(minutes: int):
    return NINE + timedelta(minutes=minutes)


@pytest.fixture
def signed(committed, tmp_path):
    """Two chains of ten, signed at five and at ten; a superuser's connection; the folder."""
    book = Book(tmp_path / "audit")
    for minute in (1, 2):
        write(5)
        write(5, BOB)
        assert keep_heads(book, at=later(minute)).bad == set()
    with committed.connect() as superuser:
        yield SimpleNamespace(book=book, folder=tmp_path / "audit", su=superuser)


def verified(signed, capsys) -> tuple[int, str]:
    """Offline: from an export of the rows and the heads alone."""
    rows = signed.folder / "rows.jsonl"
    with as_loader(), rows.open("w") as file:
        end = queries.end_of_heads()
        file.write(json.dumps([end.lines, end.last.hex(), end.lost]) + "\n")
        for one in queries.entries():
            file.write(json.dumps([*one[:-1], one.seal.hex()]) + "\n")
    done = command.run(
        [
            *("verify", "--entries", str(rows)),
            *("--heads", str(signed.book.file)),
            *("--public-key", str(signed.folder / "public-key.pem")),
        ]
    )
    said = capsys.readouterr()
    return done, said.out + said.err


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
    bad = keep_heads(signed.book, at=later(3)).bad
    assert bad == {str(ALICE.key), str(BOB.key)}
    assert signed.book.file.read_bytes() == before
    assert verified(signed, capsys)[0] == 1


def test_after_a_restore_that_was_said_the_chains_go_on_from_there(signed, capsys):
    signed.su.execute("DELETE FROM audit_event WHERE position > 5")
    assert not keep_heads(signed.book, at=later(3), restored="disk broke").bad
    write(2)
    assert not keep_heads(signed.book, at=later(4)).bad
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
    assert "nothing is there" in keep_heads(other, at=later(5)).lost
    with pytest.raises(BadHeads, match="line 1"):
        read(other.file, public)


def _first(lines: int, more: bytes = b""):
    return lambda whole: b"".join(whole.splitlines(keepends=True)[:lines]) + more


@pytest.mark.parametrize(
    ("attack", "words"),
    [
        (_first(0), "nothing is there of what was signed"),
        (None, "nothing is there of what was signed"),
        (_first(1), "1 of 2 lines are there"),
        (_first(1, bytes(200)), "stands what is no line"),
        (_first(2, bytes(7)), "stands what is no line"),
        (lambda whole: bytes(len(whole)), "stands what is no line"),
        (lambda whole: bytes(200) + whole, "line 1 of the heads was not signed"),
        (
            lambda whole: whole.replace(b"09:02", b"09:03"),
            "line 2 of the heads was not",
        ),
        (lambda whole: whole[9:], "line 1 of the heads was not signed"),
        (lambda whole: whole + whole, "line 3 of the heads does not follow"),
    ],
)
@pytest.mark.parametrize("worker", ["goes on", "began anew"])
def test_heads_cut_off_padded_edited_or_gone_are_found_and_never_hidden(
    signed, capsys, attack, words, worker
):
    file, whole = signed.book.file, signed.book.file.read_bytes()
    file.unlink() if attack is None else file.write_bytes(attack(whole))
    done, said = verified(signed, capsys)
    assert done == 1 and words in said
    left = file.read_bytes() if file.exists() else None

    # The worker goes on signing, and says what it missed, until somebody says why.
    write(1)
    book = signed.book if worker == "goes on" else Book(signed.folder)
    kept = keep_heads(book, at=later(3))
    assert kept.lost and not kept.bad
    assert [one.read_bytes() for one in signed.folder.glob("heads-until-*")] == (
        [left] if left is not None else []
    )
    assert bytes(1) not in file.read_bytes()
    write(1)
    assert keep_heads(book, at=later(4)).lost == kept.lost
    done, said = verified(signed, capsys)
    assert done == 1 and kept.lost in said and "NOT RIGHT" in said
    assert not keep_heads(book, at=later(5), explained="a disk broke").lost
    done, said = verified(signed, capsys)
    assert done == 0 and kept.lost in said and "a disk broke" in said


def test_heads_of_another_book_of_the_same_key_are_not_taken_for_these(signed, capsys):
    """As from an old copy of the folder that was signed in again."""
    signed.book.file.unlink()
    other = Book(signed.folder)
    with other.open(End(), later(1)):
        for _ in range(3):
            other.write([], at=later(1))
    done, said = verified(signed, capsys)
    assert done == 1 and "is not the line that was written there" in said
    assert "is not the line" in keep_heads(Book(signed.folder), at=later(3)).lost


def test_a_lost_or_broken_signing_key_is_said_in_words(signed, capsys):
    key = signed.folder / "signing-key"
    key.write_bytes(b"")
    with pytest.raises(BadHeads, match="holds no key"):
        keep_heads(Book(signed.folder), at=later(3))
    key.unlink()
    lost = keep_heads(Book(signed.folder), at=later(3)).lost
    assert "line 1 of the heads was not signed with this key" in lost
    (signed.folder / "public-key.pem").write_bytes(b"")
    assert verified(signed, capsys)[0] == 1


def test_a_line_cut_short_by_a_crash_is_no_line(signed):
    whole = signed.book.file.read_bytes()
    signed.book.file.write_bytes(whole + b'AAAA {"at"')
    assert read(signed.book.file, signed.folder / "public-key.pem").lines == 2
    write(1)
    book = Book(signed.folder)
    keep_heads(book, at=later(3))
    assert signed.book.file.read_bytes().startswith(whole)
    assert read(book.file, signed.folder / "public-key.pem").lines == 3
    assert (signed.folder / "signing-key").stat().st_mode & 0o077 == 0
