"""What must be said of an address, a phone, a contact, a circumstance, a disability."""

from datetime import date

import pytest

from probation.policy.circumstances import Kind, can_end, can_say, split_address

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
        ("Tent behind the station", "Tent behind the station", ""),
        ("", "", ""),
    ],
)
def test_the_postcode_is_read_from_where_it_is_written(written, lines, postcode):
    assert split_address(written) == (lines, postcode)
