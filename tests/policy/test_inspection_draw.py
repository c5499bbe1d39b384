"""The draw: seeded, reproducible, and within every rule of the sampler."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.inspection.sampling.cases import Stratum
from probation.policy.inspection.sampling.draw import draw, hash_of
from probation.policy.person import Sex
from probation.policy.rosh import Rosh
from probation.policy.rule import CannotAnswer

from .test_inspection_long_list import CUSTODY, DAY, ONE

KNOWN = ["X005", "X004", "X003", "X002"]
KNOWN_HASH = "b8e898c0ec397e3b12fd085e1e81341301a90d6d20024cc88835c910408d7434"


def people(count, **changes):
    return [
        replace(
            ONE,
            crn=f"X{n:03}",
            first_name=f"First {n}",
            pnc=f"2000/{n}",
            **{field: choose(n) for field, choose in changes.items()},
        )
        for n in range(count)
    ]


def mixed(count):
    return people(
        count,
        sex=lambda n: [Sex.MALE, Sex.MALE, Sex.FEMALE, Sex.NEITHER][n % 4],
        sentence=lambda n: list(type(CUSTODY))[n % 2],
        rosh=lambda n: list(Rosh)[n % 3],
        cluster=lambda n: f"N0{n % 2}",
        ldu=lambda n: f"L{n % 2}{n % 3}",
        officer=lambda n: f"ro{n % 7}",
    )


def crns(sample):
    return [case.crn for case in sample.cases]


def test_the_same_seed_gives_the_same_sample_in_any_order_of_the_list():
    long_list = mixed(120)
    shuffled = random.Random(1).sample(long_list, len(long_list))
    first = draw(long_list, 30, seed="a", on=DAY).value
    again = draw(shuffled, 30, seed="a", on=DAY).value
    assert first == again and len(first.cases) == 36
    assert first.long_list_hash == hash_of(shuffled)


def test_another_seed_gives_another_sample_of_the_same_sizes():
    first = draw(mixed(120), 30, seed="a", on=DAY).value
    other = draw(mixed(120), 30, seed="b", on=DAY).value
    assert crns(first) != crns(other)
    assert [d.places for d in first.strata.values()] == [
        d.places for d in other.strata.values()
    ]


def test_a_draw_of_a_known_seed_never_changes():
    long_list = people(8)
    assert crns(draw(long_list, 3, seed="2017", on=DAY).value) == KNOWN
    assert draw(long_list, 3, seed="2017", on=DAY).value.long_list_hash == KNOWN_HASH


def test_any_changed_cell_changes_the_hash():
    before = hash_of([ONE])
    for change in ({"pnc": "x"}, {"rosh": None}, {"started": date(2017, 1, 1)}):
        assert hash_of([replace(ONE, **change)]) != before


def test_every_case_is_as_likely_as_another():
    long_list = people(10)
    counts = dict.fromkeys((case.crn for case in long_list), 0)
    for seed in range(2000):
        for crn in crns(
            draw(long_list, 2, seed=str(seed), on=DAY, buffer_percent=0).value
        ):
            counts[crn] += 1
    # 400 expected of each, standard error 18.
    assert all(330 < count < 470 for count in counts.values())


def test_people_recorded_as_neither_have_a_stratum_and_are_drawn():
    sample = draw(mixed(40), 20, seed="a", on=DAY).value
    assert len(sample.strata[Stratum.NEITHER].cases) == 6
    assert {c.sex for c in sample.strata[Stratum.NEITHER].cases} == {Sex.NEITHER}


def test_strata_come_in_their_own_order_and_only_where_there_is_someone():
    sample = draw(mixed(40), 20, seed="a", on=DAY).value
    assert list(sample.strata) == [one for one in Stratum if one in sample.strata]
    only_men = draw(people(4), 2, seed="a", on=DAY).value
    assert list(only_men.strata) == [Stratum.MALE_COMMUNITY_LOW]


def test_the_default_buffer_is_a_fifth_and_the_cap_is_six():
    sample = draw(people(40, officer=lambda n: f"ro{n}"), 10, seed="a", on=DAY).value
    assert (len(sample.cases), sample.buffer_percent, sample.officer_cap) == (12, 20, 6)
    one_officer = draw(people(40), 10, seed="a", on=DAY)
    assert len(one_officer.value.cases) == 6
    drawn = one_officer.value.strata[Stratum.MALE_COMMUNITY_LOW]
    assert drawn.size.drawn == 12 and drawn.short_by == 6
    assert [part.says for part in one_officer.parts] == [
        "40 cases on the long list",
        "Left out: sensitive or not started",
        "Left out: a person's later cases",
        "Cases to draw from",
        f"{Stratum.MALE_COMMUNITY_LOW.label}: 12 of 40 wanted, 6 of them lost to the officer cap",
        "12 wanted, buffer included",
    ]
    assert [part.value for part in one_officer.parts] == [40, 0, 0, 40, 6, 6]
    sourced = [bool(part.source) for part in one_officer.parts]
    assert sourced == [False, True, True, False, True, True]
    assert one_officer.on == DAY == one_officer.value.on


def test_the_cap_holds_over_strata():
    long_list = people(20, rosh=lambda n: list(Rosh)[n % 2])
    assert len(draw(long_list, 16, seed="a", on=DAY).value.cases) == 6
    assert len(draw(long_list, 16, seed="a", on=DAY, officer_cap=4).value.cases) == 4


def test_who_is_left_out_and_why_is_kept():
    later = DAY + timedelta(days=1)
    sensitive, coming, twice = (
        replace(ONE, crn=f"Y{n}", pnc=f"y{n}") for n in range(3)
    )
    sensitive = replace(sensitive, family_name="*")
    coming = replace(coming, first_name="Coming", started=later)
    first = replace(twice, first_name="Twice", started=date(2017, 1, 1))
    second = replace(twice, first_name="Twice", started=date(2017, 2, 1))
    sample = draw([second, sensitive, coming, first], 9, seed="a", on=DAY).value
    assert sample.cases == (first,)
    left = {case.crn: [r.code for r in reasons] for case, reasons in sample.left_out}
    assert left == {"Y0": ["sensitive"], "Y1": ["not-started"]}
    assert sample.duplicates == ((second, first),)
    data = sample.as_data()
    assert data["left_out"][0] == {
        "crn": "Y0",
        "why": ["Marked sensitive: an asterisk in the name"],
    }
    assert data["duplicates"] == [
        {
            "crn": "Y2",
            "started": "2017-02-01",
            "same_person_as": "Y2",
            "which_started": "2017-01-01",
        }
    ]


def test_someone_marked_sensitive_does_not_come_in_by_a_later_case():
    marked = replace(ONE, family_name="*", started=date(2017, 1, 1))
    sample = draw([marked, ONE], 2, seed="a", on=DAY).value
    assert sample.cases == () and sample.duplicates == ((ONE, marked),)


def test_a_sample_as_data():
    data = draw(people(7), 5, seed="a", on=DAY).value.as_data()
    stratum = data.pop("strata")["MALE_COMMUNITY_LOW"]
    assert data.pop("cases") == stratum.pop("cases")
    assert len(data.pop("long_list_hash")) == 64
    assert data == {
        "seed": "a",
        "sample_size": 5,
        "buffer_percent": 20,
        "officer_cap": 6,
        "left_out": [],
        "duplicates": [],
    }
    assert stratum == {
        "of": 7,
        "wanted": 6,
        "short_by": 0,
        "changes": [["proportion", 5], ["buffer", 6]],
        "officers": [
            {
                "cluster": "N01",
                "ldu": "N01AAA",
                "officer": "ro1",
                "drawn": 6,
                "of": 7,
                "changes": [["proportion", 6]],
            }
        ],
    }


@given(
    st.integers(1, 80),
    st.integers(0, 60),
    st.integers(0, 40),
    st.integers(1, 8),
    st.text(min_size=1).filter(str.strip),
)
def test_a_draw_never_passes_its_size_the_cap_or_a_person(
    count, size, buffer, cap, seed
):
    told = draw(
        mixed(count), size, seed=seed, on=DAY, buffer_percent=buffer, officer_cap=cap
    )
    sample = told.value
    assert len(set(crns(sample))) == len(sample.cases)
    wanted = sum(drawn.size.drawn for drawn in sample.strata.values())
    assert wanted == min(count, size + (size * buffer + 50) // 100)
    short = sum(drawn.short_by for drawn in sample.strata.values())
    assert len(sample.cases) == wanted - short
    officers = [case.officer for case in sample.cases]
    assert all(officers.count(one) <= cap for one in officers)


@pytest.mark.parametrize(
    ("told", "field", "words"),
    [
        ({"seed": " "}, "seed", "Give a seed"),
        ({"officer_cap": 0}, "officer_cap", "leave an officer one case"),
    ],
)
def test_a_draw_without_seed_or_room_is_refused(told, field, words):
    with pytest.raises(CannotAnswer, match=words) as error:
        draw([ONE], 1, **{"seed": "a", "on": DAY} | told)
    assert error.value.field == field
