from datetime import date

import pytest

from probation.matching import Record, clean
from probation.matching.cleaning import (
    append_to_list,
    births,
    clean_name,
    clean_names,
    clean_postcodes,
    drop_problem_cros,
    drop_short,
    names,
    postcodes,
    remove_spaces,
    sentences,
)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("mig_error_john", "JOHN"),
        ("NO_SHOW_JANE", "JANE"),
        ("DUPLICATE_JO", "JO"),
        ("MARY-ANN O'CONNOR", "MARY ANN OCONNOR"),
        ("O’NEIL", "ONEIL"),
        ("Mc  Kenzie", "MCKENZIE"),
        ("NAMAMC KENZIE", "NAMAMC KENZIE"),
        ("MC CARTHY-MC DUFF", "MCCARTHY MCDUFF"),
        (" NOT \n ENTERED  Jones ", "JONES"),
        ("", ""),
    ],
)
def test_a_name_is_cleaned(given, wanted):
    assert clean_name(given) == wanted
    assert clean_names([given, None]) == [wanted, None]


def test_a_missing_list_of_names_stays_missing():
    assert clean_names(None) is None


def test_all_names_are_read_as_one_row_of_words():
    found = names("Ann", "Bo Cy", "Smith-Jones", ["Annie", None, "Ann"], ["Brown"])
    assert (found.name_1_std, found.name_2_std, found.name_3_std) == ("ANN", "BO", "CY")
    assert found.last_name_std == "JONES"
    assert found.first_and_last_name_std == "ANN JONES"
    assert found.forename_std_arr == ("ANN", "ANNIE")
    assert found.last_name_std_arr == ("BROWN", "JONES")


def test_a_double_family_name_without_middle_name_leaves_its_first_word_as_second_name():
    found = names("Ann", None, "Smith-Jones", None, None)
    assert (found.name_1_std, found.name_2_std) == ("ANN", "SMITH")
    assert found.name_3_std is None
    assert found.last_name_std == "JONES"


def test_one_word_is_the_family_name_and_one_letter_no_name():
    found = names("a", "", "Smith", [], [])
    assert (found.name_1_std, found.last_name_std) == (None, "SMITH")
    assert found.first_and_last_name_std == "SMITH"
    assert found.forename_std_arr is None
    nothing = names(None, None, "x", None, None)
    assert (nothing.last_name_std, nothing.first_and_last_name_std) == (None, None)
    assert nothing.last_name_std_arr is None


OWN, ALIAS, OTHER = date(1955, 5, 5), date(1955, 3, 28), date(1960, 1, 2)


def test_days_of_birth():
    found = births(OWN, [OTHER, ALIAS, None, date(1900, 1, 1)])
    assert found.date_of_birth == OWN
    assert found.date_of_birth_arr == (ALIAS, OWN, OTHER)
    assert found.date_of_birth_last == ALIAS  # in the order given


@pytest.mark.parametrize("missing", [None, date(1900, 1, 1), date(1970, 1, 1)])
def test_the_first_alias_stands_in_for_a_missing_day_of_birth(missing):
    found = births(missing, [OTHER, ALIAS])
    assert found.date_of_birth == OTHER
    assert found.date_of_birth_arr == (ALIAS, OTHER)
    assert births(missing, None) == births(None, []) == births(None, [missing])
    assert births(missing, None).date_of_birth_arr is None
    assert births(missing, None).date_of_birth is None


def test_without_alias_there_is_no_last_alias():
    assert births(OWN, None).date_of_birth_last is None
    assert births(OWN, None).date_of_birth_arr == (OWN,)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (["cr2 6xh", "CR26XH", " DN55 1PT "], ["CR26XH", "DN551PT"]),
        (["M1 1AE", "EC1A 1BB", "GIR 0AA"], ["EC1A1BB", "GIR0AA", "M11AE"]),
        (["1AB 2YX", "TEST", "AB1 2C", "AB1 2CDE", "AI1 2CD", None], None),
        (["NF1 1NF", "nf11fa"], None),
        ([], None),
        (None, None),
    ],
)
def test_postcodes_are_tidied_and_invalid_ones_dropped(given, wanted):
    assert clean_postcodes(given) == wanted


def test_areas_of_postcodes():
    found = postcodes(["SW1A 1AA", "SW1A 2BB", "N16 8PH"])
    assert found.postcode_arr == ("N168PH", "SW1A1AA", "SW1A2BB")
    assert found.postcode_outcode_arr == ("N16", "SW1A")
    assert postcodes(None).postcode_outcode_arr is None


def test_sentence_dates_none_is_not_the_same_as_none_that_say_anything():
    assert sentences(None).sentence_date_arr is None
    assert sentences([date(1970, 1, 1), None]).sentence_date_arr == ()
    assert sentences([OTHER, OWN, OTHER]).sentence_date_arr == (OWN, OTHER)


def test_small_steps():
    assert append_to_list(None, None) == [None]
    assert append_to_list(["a"], "b") == ["a", "b"]
    assert drop_short(["", "x", "xy", None]) == ["xy"]
    assert drop_short(None) is None
    assert drop_problem_cros(["000000/00z", None, "1/11A"]) == ["1/11A"]
    assert drop_problem_cros(None) is None
    assert remove_spaces([" a b ", None]) == ["ab", None]
    assert remove_spaces(None) is None


def test_a_whole_record():
    row = clean(
        Record(
            "m1",
            source_system="delius",
            source_system_id=" X1 ",
            master_defendant_id=" ",
            first_name="Jo",
            last_name="Smith",
            first_name_aliases=["Al"],
            date_of_birth=OWN,
            date_of_birth_aliases=[ALIAS],
            postcodes=["XY1 9YZ", "AB1 2CD", "AB1 3CD"],
            cros=["sf05/2x", "000000/00Z", "123456/99X"],
            pncs=["2001/0000002B", "2001/0000001a"],
            sentence_dates=[OTHER, OWN],
            override_marker=" A ",
            override_scopes=["B ", "", "A"],
        )
    ).as_row()
    assert row == {
        "match_id": "m1",
        "source_system": "DELIUS",
        "source_system_id": "X1",
        "master_defendant_id": None,
        "name_1_std": "JO",
        "name_2_std": None,
        "name_3_std": None,
        "last_name_std": "SMITH",
        "first_and_last_name_std": "JO SMITH",
        "forename_std_arr": ("AL", "JO"),
        "last_name_std_arr": ("SMITH",),
        "date_of_birth": OWN,
        "date_of_birth_arr": (ALIAS, OWN),
        "date_of_birth_last": ALIAS,
        "postcode_arr": ("AB12CD", "AB13CD", "XY19YZ"),
        "postcode_outcode_arr": ("AB1", "XY1"),
        "sentence_date_arr": (OWN, OTHER),
        "cro_single": "123456/99X",
        "pnc_single": "2001/0000001A",
        "override_marker": "A",
        "override_scopes": ("A", "B"),
        "forename_first": "AL",
        "forename_last": "JO",
        "last_name_first": "SMITH",
        "last_name_last": "SMITH",
        "postcode_first": "AB12CD",
        "postcode_second": "AB13CD",
        "postcode_last": "XY19YZ",
        "postcode_outcode_first": "AB1",
        "postcode_outcode_last": "XY1",
        "sentence_date_first": OWN,
        "sentence_date_last": OTHER,
    }


def test_a_record_with_nothing_in_it():
    row = clean(Record("m1")).as_row()
    assert row.pop("match_id") == "m1"
    assert set(row.values()) == {None}
