"""What must be said of an address, a phone, a contact, a circumstance, a disability."""

from datetime import date

import pytest

from probation.policy.circumstances import Kind, can_end, can_say, split_address
from probation.policy.codes import CIRCUMSTANCE_SUBTYPE, CIRCUMSTANCE_TYPE

ON = date(2017, 4, 4)


@pytest.mark.parametrize(
    ("kind", "told", "faults"),
    [
        (Kind.ADDRESS, {"kind": "A01C", "lines": "1 Test Street"}, []),
        (Kind.ADDRESS, {"kind": "A08A", "no_fixed_abode": True}, []),
        (Kind.ADDRESS, {"kind": "A05", "lines": " "}, ["kind", "lines"]),
        (Kind.REACH, {"kind": "mobile", "value": "07700 900123"}, []),
        (Kind.REACH, {"kind": "mobile", "value": "none"}, ["value"]),
        (Kind.REACH, {"kind": "email", "value": "sam at home"}, ["value"]),
        (Kind.REACH, {"kind": "email", "value": "sam@example.test"}, []),
        (Kind.CONTACT, {"name": "Ann"}, ["relationship"]),
        (Kind.CIRCUMSTANCE, {"kind": "B", "subtype": "B01C"}, []),
        (Kind.CIRCUMSTANCE, {"kind": "B"}, []),
        (Kind.CIRCUMSTANCE, {"kind": "B", "subtype": "none"}, ["subtype"]),
        (Kind.DISABILITY, {"kind": "RM"}, []),
        (Kind.DISABILITY, {}, ["kind"]),
        (Kind.ADJUSTMENT, {"what": ""}, ["what"]),
        (Kind.ADJUSTMENT, {"what": "x", "since": date(2017, 4, 5)}, ["since"]),
    ],
)
def test_what_must_be_said(kind, told, faults):
    assert [reason.code for reason in can_say(kind, told, ON).reasons] == faults


@pytest.mark.parametrize(
    ("kind", "told", "says"),
    [
        (
            Kind.ADDRESS,
            {"kind": "A01C"},
            "Write the address, or say “no fixed abode”",
        ),
        (Kind.REACH, {"kind": "email"}, "Write the number or the e-mail address"),
        (Kind.REACH, {"kind": "email", "value": "sam"}, "An e-mail address has an @"),
        (Kind.REACH, {"kind": "phone", "value": "sam"}, "A phone number has figures"),
        (Kind.CONTACT, {"relationship": "Aunt"}, "Write who it is"),
        (Kind.CONTACT, {"name": "Ann"}, "Write what they are to the person"),
        (Kind.ADJUSTMENT, {}, "Write what is done differently"),
        (
            Kind.ADJUSTMENT,
            {"what": "x", "since": date(2017, 4, 5)},
            "5 April 2017 has not come yet",
        ),
    ],
)
def test_a_fault_is_told_with_what_to_do(kind, told, says):
    assert [reason.text for reason in can_say(kind, told, ON).reasons] == [says]


def test_a_code_that_is_none_is_told_as_its_list_tells_it():
    kind = {"kind": "B", "subtype": "B01C"}
    for field, codes in (
        ("kind", CIRCUMSTANCE_TYPE),
        ("subtype", CIRCUMSTANCE_SUBTYPE),
    ):
        (reason,) = can_say(Kind.CIRCUMSTANCE, kind | {field: "?"}, ON).reasons
        assert reason.text == codes.can_choose("?").reasons[0].text
    faults = can_say(Kind.CIRCUMSTANCE, {"kind": "?", "subtype": "?"}, ON).reasons
    assert [reason.code for reason in faults] == ["kind", "subtype"]


def test_an_end_in_time_to_come_and_before_the_start_is_told_twice():
    faults = can_end(date(2017, 4, 5), date(2017, 4, 6), ON).reasons
    assert [(reason.code, reason.text) for reason in faults] == [
        ("until", "5 April 2017 has not come yet"),
        ("until", "It began on 6 April 2017: it cannot end before"),
    ]


def test_nothing_ends_before_it_began_or_in_time_to_come():
    assert can_end(ON, None, ON) and can_end(ON, ON, ON)
    assert not can_end(date(2017, 4, 3), ON, ON)
    assert not can_end(date(2017, 4, 5), None, ON)


@pytest.mark.parametrize(
    ("written", "lines", "postcode"),
    [
        ("1 High St\nPlymouth\nPL4 8AA\n", "1 High St\nPlymouth", "PL4 8AA"),
        ("1 High St, Plymouth, pl48aa", "1 High St, Plymouth", "PL4 8AA"),
        ("PL4 8AA", "", "PL4 8AA"),
        (
            " ,1 High St,\n ,\nX Y, \nPL4 8AA,\nEngland,",
            "1 High St\nX Y\nEngland",
            "PL4 8AA",
        ),
        ("A, PL4 8AA\nB\nC", "A\nB\nC", "PL4 8AA"),
        ("X1, PL48AA", "X1", "PL4 8AA"),
        ("1 High St\nPlymouth", "1 High St\nPlymouth", ""),
        ("W1A 1AA", "", "W1A 1AA"),
        ("sw1a1aa", "", "SW1A 1AA"),
        ("Tent behind the station", "Tent behind the station", ""),
        ("", "", ""),
    ],
)
def test_the_postcode_is_read_from_where_it_is_written(written, lines, postcode):
    assert split_address(written) == (lines, postcode)
