"""The words by which a person is kept and sought."""

from datetime import date

import pytest

from probation.policy.finding import (
    Clue,
    Way,
    Word,
    birth_clue,
    birth_year_clue,
    name_clue,
    names,
    number_clue,
    numbers,
    postcode_clue,
    words,
)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("O'Brien-Smith", ["obrien", "smith"]),
        ("  José  NÚÑEZ ", ["jose", "nunez"]),
        ("Mc.Donald_x", ["mcdonald", "x"]),
        ("", []),
    ],
)
def test_names_lose_accents_hyphens_and_case(said, kept):
    assert names(said) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2004/0012345U", "04/12345U"),
        ("20040012345U", "04/0012345u"),
        ("1981/0000034V", "81/34V"),
        ("65656/91H", "065656/91H"),
        ("SF39/783920J", "sf39/783920j"),
        ("A 1234 BC", "a1234bc"),
    ],
)
def test_a_number_meets_itself_however_it_is_written(one, other):
    assert numbers(one) & numbers(other)


def test_other_numbers_do_not_meet():
    assert not numbers("04/12345U") & numbers("05/12345U")
    assert not numbers("") and not numbers("/ ")


def test_a_person_is_kept_by_all_of_their_words():
    kept = words(
        called=["Sam Smyth"],
        born=[date(1987, 5, 4)],
        numbered=["04/12345U"],
        postcodes=["pl4 8aa", "nowhere"],
    )
    assert kept == {
        (Word.NAME, "sam"),
        (Word.NAME, "smyth"),
        (Word.SOUND, "SM"),
        (Word.SOUND, "SM0"),
        (Word.BIRTH, "1987-05-04"),
        (Word.NUMBER, "0412345U"),
        (Word.NUMBER, "040012345U"),
        (Word.POSTCODE, "PL48AA"),
    }


def test_a_name_is_sought_as_it_is_then_by_its_beginning_and_its_sound():
    clue = name_clue("smith")
    assert clue.exact == (Way(Word.NAME, "smith"),)
    assert any(way.fits("name", "smithson") for way in clue.close)
    assert any(way.fits("sound", "SM0") for way in clue.close)
    assert not any(way.fits("name", "smit") for way in clue.exact + clue.close)


def test_day_and_month_of_birth_may_have_been_turned():
    assert birth_clue("", date(1987, 5, 4)).close == (Way(Word.BIRTH, "1987-04-05"),)
    assert birth_clue("", date(1987, 5, 5)).close == ()
    assert birth_clue("", date(1987, 5, 13)).close == ()


def test_a_beginning_ends_before_the_next_letter():
    way = Way(Word.NAME, "smi", is_prefix=True)
    inside, outside = ["smi", "smith", "smizz", "smi\U0010fffe"], ["smh", "smj", "sn"]
    assert all(way.token <= one < way.after for one in inside)
    assert not any(way.token <= one < way.after for one in outside)


def test_half_a_postcode_is_enough():
    assert postcode_clue("pl4").exact == (Way(Word.POSTCODE, "PL4", is_prefix=True),)
    assert postcode_clue("PL4 8AA").exact == (Way(Word.POSTCODE, "PL48AA"),)


def test_a_short_number_is_sought_only_whole():
    assert number_clue("12").close == ()
    assert number_clue("X12").close == (Way(Word.NUMBER, "X12", is_prefix=True),)


def test_a_clue_keeps_what_was_said_and_each_way_to_meet_it():
    born = Way(Word.BIRTH, "1990-12-01")
    turned = Way(Word.BIRTH, "1990-01-12")
    assert birth_clue("1 Dec", date(1990, 12, 1)) == Clue("1 Dec", (born,), (turned,))
    assert birth_clue("12/1", date(1990, 1, 12)) == Clue("12/1", (turned,), (born,))
    assert birth_clue("5/5", date(1990, 5, 5)).close == ()
    assert birth_clue("13/1", date(1990, 1, 13)).close == ()
    year = (Way(Word.BIRTH, "1990-", is_prefix=True),)
    assert birth_year_clue(1990) == Clue("1990", year)
    token = Way(Word.POSTCODE, "PL48AA")
    assert postcode_clue("pl4 8aa") == Clue("pl4 8aa", (token,))
    half = Way(Word.POSTCODE, "PL4", is_prefix=True)
    assert postcode_clue("pl4") == Clue("pl4", (half,))


def test_a_number_is_met_as_written_in_full_and_by_how_it_begins():
    said = "04/12345U"
    other = Way(Word.BIRTH, "2004-01-01")
    assert number_clue(said, other) == Clue(
        said,
        (Way(Word.NUMBER, "040012345U"), Way(Word.NUMBER, "0412345U"), other),
        (Way(Word.NUMBER, "0412345U", is_prefix=True),),
    )
    assert number_clue("X1").close == ()
    assert numbers("SF39/783920J") == {"SF39783920J"}
    assert "06565691H" in numbers("65656/91H")


def test_short_names_have_no_sound_of_their_own_to_go_by():
    assert [way.kind for way in name_clue("li").close] == [Word.NAME]
    assert [way.kind for way in name_clue("lee").close] == [Word.NAME, Word.SOUND]
    assert name_clue("lee").said == "lee"
    assert [way.kind for way in name_clue("123").close] == [Word.NAME]


def test_a_whole_word_is_not_met_by_how_it_begins():
    way = Way(Word.NAME, "ann")
    assert way.fits(Word.NAME, "ann")
    assert not way.fits(Word.NAME, "anna")
    assert Way(Word.NAME, "ann", is_prefix=True).fits(Word.NAME, "anna")
