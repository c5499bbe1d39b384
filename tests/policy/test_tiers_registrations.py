from datetime import date

import pytest

from probation.policy.rosh import Rosh
from probation.policy.tiers import Registration, read_registrations

from .tiers_v2_told import DAY, registered


def test_the_latest_registration_of_a_kind_wins():
    older, newer = date(2020, 1, 1), date(2024, 1, 1)
    read = read_registrations(
        [
            Registration("RVHR", older),
            Registration("RLRH", newer),
            Registration("MAPP", older, "M3", "M1"),
            Registration("MAPP", newer, "M1", "M2"),
        ]
    )
    assert (read.rosh, read.mappa_level, read.mappa_category) == (Rosh.LOW, "M1", "M2")
    assert read.is_mappa


def test_of_two_on_one_day_the_more_serious_counts():
    for codes in (("RMRH", "RHRH"), ("RHRH", "RMRH")):
        assert read_registrations(registered(*codes)).rosh is Rosh.HIGH
    pair = [
        Registration("MAPP", DAY, "M1", None),
        Registration("MAPP", DAY, "M2", "M3"),
    ]
    for rows in (pair, pair[::-1]):
        read = read_registrations(rows)
        assert (read.mappa_level, read.mappa_category) == ("M2", "M3")


def test_a_mappa_row_without_level_leaves_the_earlier_level_but_not_the_category():
    read = read_registrations(
        [
            Registration("MAPP", date(2020, 1, 1), "M2", "M1"),
            Registration("mapp", date(2024, 1, 1), None, "X"),
        ]
    )
    assert (read.mappa_level, read.mappa_category) == ("M2", None)
    assert not read.is_mappa


def test_a_historic_registration_is_left_out_and_its_level_with_it():
    read = read_registrations([Registration("hreg", DAY, "M3", "M1")])
    assert read == read_registrations([])


@pytest.mark.parametrize(
    ("code", "flag"),
    [
        ("IIOM", "iom_nominal"),
        ("INLL", "lifer_or_ipp"),
        ("ADVP", "domestic_abuse"),
        ("REG30", "domestic_abuse"),
        ("SPO", "stalking"),
        ("RCPR", "child_protection"),
        ("PRC", "two_thirds_reached"),
    ],
)
def test_registrations_that_are_flags(code, flag):
    assert getattr(read_registrations(registered(code.lower())), flag) is True
    assert getattr(read_registrations([]), flag) is False
