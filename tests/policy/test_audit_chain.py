"""How the audit is sealed, and what is found in one that was tampered with."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest

from probation.policy.audit_chain import Entry, Fault, Head, Walk, Wrong, put_back, seal

AT = datetime(2021, 7, 1, 9, 30, 5, tzinfo=UTC)
LATER = datetime(2021, 7, 2, 9, tzinfo=UTC)


def entry(position, by="7", **told):
    values = {"what": "seen", "at": 1_625_000_000, "about": "p:1", "detail": "{}"}
    values |= {"request": "r", "once": "o", "seal": b""} | told
    return Entry(by=by, position=position, **values)


def chain(length, by="7"):
    before, found = b"", []
    for n in range(1, length + 1):
        one = entry(n, by)
        before = seal(before, one)
        found.append(one._replace(seal=before))
    return found


def faults(entries, **latest):
    return list(
        Walk({by.removeprefix("m"): h for by, h in latest.items()}).faults(entries)
    )


def head(entries, n, at=AT):
    one = entries[n - 1]
    return Head(one.by, n, one.seal, at)


def test_a_seal_is_of_the_seal_before_and_every_column():
    one = entry(12, "7", about="p:é")
    told = b"2:121:74:seen10:1625000000" + b"4:p:\xc3\xa9" + b"2:{}1:r1:o"
    assert seal(b"before", one) == sha256(b"before" + told).digest()


@pytest.mark.parametrize("column", ["what", "about", "detail", "request", "once"])
def test_no_column_can_be_changed(column):
    found = chain(3)
    found[1] = found[1]._replace(**{column: "other"})
    assert faults(found) == [
        Fault(
            Wrong.CHANGED,
            "7",
            2,
            f"entry 2 ({found[1].what}) is not what was sealed there: "
            "it was edited, moved or put in afterwards",
        )
    ]


def test_an_audit_that_fits_has_no_fault_and_is_counted():
    one, other = chain(3), chain(2, "8")
    walk = Walk({"7": head(one, 2)})
    assert list(walk.faults([*one, *other])) == []
    assert (walk.entries, walk.unsigned) == (5, 1 + 2)
    walk = Walk({"7": head(one, 3), "8": head(other, 2)})
    assert list(walk.faults([*one, *other])) == []
    assert walk.unsigned == 0


@pytest.mark.parametrize(
    ("left_out", "position", "text"),
    [
        ({2}, 2, "entry 2 is not there: removed"),
        ({2, 3}, 2, "entries 2 to 3 are not there: removed"),
        ({1}, 1, "entry 1 is not there: removed"),
    ],
)
def test_what_is_removed_is_named(left_out, position, text):
    left = [one for one in chain(5) if one.position not in left_out]
    assert faults(left) == [Fault(Wrong.REMOVED, "7", position, text)]


def test_what_stands_twice_was_put_in():
    one = chain(2)
    assert faults([*one, one[1]]) == [
        Fault(Wrong.REMOVED, "7", 3, "entry 2 stands after entry 2: put in or moved")
    ]


def test_what_was_sealed_anew_does_not_fit_what_was_signed():
    signed = head(chain(3), 2)
    anew = [entry(n, about="p:2") for n in (1, 2, 3)]
    before, found = b"", []
    for one in anew:
        before = seal(before, one)
        found.append(one._replace(seal=before))
    text = (
        "entry 2 is sealed otherwise than it was when it was signed at "
        "01 July 2021, 09:30:05 UTC: entries up to it were written and sealed anew"
    )
    assert faults(found, m7=signed) == [Fault(Wrong.REWRITTEN, "7", 2, text)]


def test_an_end_that_was_cut_off_is_missed():
    whole, other = chain(3), chain(1, "8")
    text = "entry 3 was there when it was signed at 01 July 2021, 09:30:05 UTC"
    assert faults([*whole[:2], *other], m7=head(whole, 3)) == [
        Fault(Wrong.CUT_OFF, "7", 3, f"the chain ends at entry 2: {text}")
    ]
    assert faults(other, m7=head(whole, 3)) == [
        Fault(Wrong.CUT_OFF, "7", 1, f"the chain is gone: {text}")
    ]
    assert faults(other, m7=Head("7", 0, b"", AT)) == []


def test_an_older_copy_that_was_put_back_is_recognised():
    latest = {"7": Head("7", 3, b"", LATER), "8": Head("8", 1, b"", AT)}
    cut = Fault(Wrong.CUT_OFF, "7", 3, "")
    assert put_back([cut], latest, []) == AT
    assert put_back([cut], {"7": latest["7"]}, [AT]) == AT
    assert put_back([cut], {"7": latest["7"]}, []) is None
    assert put_back([], latest, []) == LATER
    assert put_back([cut, Fault(Wrong.CHANGED, "8", 1, "")], latest, []) is None
    # Cut off, although a later head of another chain still fits: no older copy.
    later = {"7": Head("7", 3, b"", AT), "8": Head("8", 1, b"", LATER)}
    assert put_back([cut], later, []) is None
    same = {"7": Head("7", 3, b"", AT), "8": Head("8", 1, b"", AT)}
    assert put_back([cut], same, []) is None
    assert put_back([cut], {"7": latest["7"]}, [AT, AT.replace(hour=8)]) == AT


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
