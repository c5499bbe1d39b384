"""Court messages gone wrong: a valid one, spoilt in one to three places, then as bytes.

`try_message` says what must hold of every one of them, in the tests and in the campaign.
"""

import json
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from probation.records.court import actions
from probation.records.court.models import (
    AlsoListed,
    Candidate,
    Charge,
    Defendant,
    Listing,
    Message,
)
from tests.journeys import court_messages as sent
from tests.world import NINE

LIBRA = sent._case("17001", "Robin", "FRESH", "03/02/1991", "2017-04-04T10:30:00")
HEARING = sent._hearing("2017-04-04T10:00:00Z")
VALID = (LIBRA, HEARING)
KEPT = (Defendant, Listing, Charge, Candidate, AlsoListed)

TEXTS = (
    "", " ", "x" * 20_000, "\0", "Sa\0m", "\ud800", "\x1b[31m", "ﷺ" * 300, "'; --", "\u202e",
    "B", "B90", "B90AA00", "B90AA0", "b90aa", "C90T1", "ZZZZZ", "ZZZZZ99",
    "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00",
    "2017-04-04", "2017-04-04T10:00:00", "2017-W14-2T10:00:00+00:00", "24:00", "not a time",
    "01/01/0001", "31/12/2990", "29/02/2017", "2990-01-01", "0001-01-01", "05/04/2017",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    *TEXTS, None, True, False, 0, -1, 10**18, 2**31, 1.5, [], {}, [[]], [None], {"a": 1},
    [{}] * 3, [{}] * 600,
)  # fmt: skip


def places(told: Any, before: tuple = ()) -> list[tuple]:
    """Every place in a message, itself left out."""
    inner = (
        told.items()
        if isinstance(told, dict)
        else enumerate(told)
        if isinstance(told, list)
        else ()
    )
    return [
        place
        for key, value in inner
        for place in [(*before, key), *places(value, (*before, key))]
    ]


@st.composite
def spoilt(draw) -> bytes:
    told = deepcopy(draw(st.sampled_from(VALID)))
    for _ in range(draw(st.integers(0, 3))):
        if not (where := places(told)):
            break
        *way, last = draw(st.sampled_from(where))
        there = told
        for key in way:
            there = there[key]
        match draw(st.sampled_from(("put", "put", "put", "drop", "twice"))):
            case "put":
                there[last] = deepcopy(draw(st.sampled_from(VALUES) | st.text()))
            case "drop":
                del there[last]
            case "twice" if isinstance(there, list):
                there.append(deepcopy(there[last]))
    text = json.dumps(told)
    if draw(st.integers(0, 3)) == 0:
        text = json.dumps({"Message": text})
    return _as_bytes(draw, text)


def _as_bytes(draw, text: str) -> bytes:
    """Most are left as they are."""
    match draw(st.integers(0, 12)):
        case 0:
            place = draw(st.integers(0, len(text)))
            return text[:place].encode()
        case 1:
            place = draw(st.integers(0, len(text)))
            some = draw(st.binary(max_size=5))
            return text[:place].encode() + some + text[place:].encode()
        case 2:
            return text.encode("utf-16")
        case 3:
            return b"\xef\xbb\xbf" + text.encode() + b" }\n"
        case 4:
            return text.replace("17001", "9" * 5_000).encode()
        case 5:
            return b"[" * 50_000 + text.encode()
        case 6:
            return text.replace(": ", ':{"a":' * 3_000, 1).encode()
    return text.encode()


def rows() -> dict[str, list]:
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in KEPT}


def try_message(raw: bytes, name: str = "nasty.json") -> str:
    """“taken”, “again” or “refused”.  AssertionError where it is anything between."""
    before = rows()
    message = actions.take(name, raw, at=NINE)
    if message is None:
        assert rows() == before
        return "again"
    kept = Message.objects.get(pk=message.pk)
    if reasons := kept.refused_because:
        assert rows() == before, "half taken"
        assert all(isinstance(one, str) and 0 < len(one) < 300 for one in reasons)
        assert not any("fault of the program" in one for one in reasons), raw[:2000]
        return "refused"
    defendants = Defendant.objects.filter(message=kept)
    assert defendants.exists() and kept.court_id
    for one in defendants:
        assert one.listings.exists() and one.charges.exists() and one.last_name
        assert not one.date_of_birth or 1860 < one.date_of_birth.year < 2100
    return "taken"
