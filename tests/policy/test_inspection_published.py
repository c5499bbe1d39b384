"""Published facts, and published ratings derived again."""

from datetime import date

import pytest

from probation.policy.inspection.published import (
    FINDINGS,
    QUALITY_AND_IMPACT,
    RATINGS,
    TALLIES,
    Finding,
    QualityAndImpact,
    Reading,
    Tally,
    Whom,
    findings_of,
    overall_of,
    quality_and_impact_of,
    ratings_of,
    rows_of,
    tallies_of,
)
from probation.policy.inspection.published.derive import Outcome, derive
from probation.policy.inspection.rating import Rating

COLUMNS = (
    "report,date,date_precision,edition,unit,region,standard,key_question,"
    "percent_sufficient,rating,overall_score,overall_score_to,score_out_of,"
    "score_status,overall_rating,source,note"
)


def row(**told):
    told = {
        "report": "A",
        "date": "2023-05-02",
        "standard": "(overall)",
        "edition": "youth-2018-2021",
        "overall_score": "18",
        "score_out_of": "36",
        "overall_rating": "Requires improvement",
    } | told
    line = ",".join(told.get(column, "") for column in COLUMNS.split(","))
    (found,) = ratings_of(f"# about\n{COLUMNS}\n{line}\n")
    return found


def test_a_row_is_read_to_the_letter():
    found = row(
        date_precision="day",
        unit="YJS",
        region="Wales",
        standard="1.2 Staff",
        key_question="why",
        percent_sufficient="33",
        rating="Good",
        overall_score_to="19",
        score_status="range",
        source="s",
        note="n",
    )
    assert (found.report, found.date, found.date_precision) == (
        "A",
        date(2023, 5, 2),
        "day",
    )
    assert (found.edition, found.unit, found.region) == (
        "youth-2018-2021",
        "YJS",
        "Wales",
    )
    assert (found.standard, found.key_question) == ("1.2 Staff", "why")
    assert (found.percent_sufficient, found.rating) == (33, Rating.GOOD)
    assert (found.overall_score, found.overall_score_to) == ("18", "19")
    assert (found.score_out_of, found.score_status) == ("36", "range")
    assert found.overall_rating is Rating.REQUIRES_IMPROVEMENT
    assert (found.source, found.note, found.flag) == ("s", "n", "")
    assert not found.is_overall


def test_a_blank_is_not_found_and_never_nought():
    found = row(percent_sufficient="", rating="", overall_rating="")
    assert found.percent_sufficient is None
    assert found.rating is None and found.overall_rating is None
    assert found.is_overall and overall_of([found]) == (found,)
    assert overall_of([row(standard="1.2 Staff")]) == ()


def test_lines_about_the_file_are_not_rows():
    assert rows_of("# one\n# two\na,b\n1,2\n") == [{"a": "1", "b": "2"}]


def derived(**told):
    return derive(row(source="s", **told))


@pytest.mark.parametrize(
    ("told", "outcome", "rating"),
    [
        ({}, Outcome.AGREES, Rating.REQUIRES_IMPROVEMENT),
        ({"overall_score": "19"}, Outcome.DISAGREES, Rating.GOOD),
        (
            {"overall_rating": ""},
            Outcome.NOTHING_TO_COMPARE,
            Rating.REQUIRES_IMPROVEMENT,
        ),
        ({"overall_score": ""}, Outcome.NOT_DERIVABLE, None),
        ({"score_out_of": ""}, Outcome.NOT_DERIVABLE, None),
        ({"edition": "national-2025"}, Outcome.NOT_DERIVABLE, None),
        ({"overall_score_to": "19"}, Outcome.NOT_DERIVABLE, None),
        (
            {"overall_score": "7", "overall_score_to": "18"},
            Outcome.AGREES,
            Rating.REQUIRES_IMPROVEMENT,
        ),
        ({"overall_score": "1.64"}, Outcome.SOURCE_ERROR, None),
        ({"overall_score": "37"}, Outcome.SOURCE_ERROR, None),
        ({"score_out_of": "35"}, Outcome.SOURCE_ERROR, None),
        ({"note": "EXCLUDE: x"}, Outcome.SOURCE_ERROR, Rating.REQUIRES_IMPROVEMENT),
        ({"note": "EXCLUDE: x", "overall_score": ""}, Outcome.SOURCE_ERROR, None),
        ({"note": "see EXCLUDE"}, Outcome.AGREES, Rating.REQUIRES_IMPROVEMENT),
        (
            {"edition": "adult-2018", "overall_score": "15", "score_out_of": "30"},
            Outcome.AGREES,
            Rating.REQUIRES_IMPROVEMENT,
        ),
        (
            {"edition": "adult-2021", "overall_score": "14", "score_out_of": "27"},
            Outcome.DISAGREES,
            Rating.GOOD,
        ),
        (
            {"edition": "adult-2023", "overall_score": "10", "score_out_of": "21"},
            Outcome.AGREES,
            Rating.REQUIRES_IMPROVEMENT,
        ),
    ],
)
def test_what_becomes_of_a_published_score(told, outcome, rating):
    found = derived(**told).value
    assert (found.outcome, found.derived) == (outcome, rating)
    assert found.published is row(**told).overall_rating


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "18 of 36 points is Requires improvement"),
        (
            {"overall_score": "7", "overall_score_to": "18"},
            "7 to 18 of 36 points is Requires improvement",
        ),
        (
            {"overall_score_to": "19"},
            "Not derivable: 18 to 19 of 36 points spans several ratings",
        ),
        ({"overall_score": ""}, "Not derivable: no score was published"),
        ({"edition": "omi2"}, "Not derivable: no scale is held for omi2"),
        (
            {"overall_score": "1.64"},
            "The published score cannot be: 1.64 is not a whole number of points",
        ),
    ],
)
def test_the_reason_is_told(told, words):
    (part,) = derived(**told).parts
    assert part.says == words


def test_the_working_names_scale_and_source():
    (part,) = derived().parts
    assert part.value == "Requires improvement" and part.doubt
    assert part.source.startswith("Twelve standards, 36 points")
    assert derived(overall_score="").parts[0].source == "s"
    assert derived(overall_score_to="19").parts[0].source == "s"


def test_a_flag_is_told_first_and_holds_for_every_row_of_its_report():
    flag, why = derived(note="EXCLUDE: misread").parts
    assert (flag.says, flag.source) == ("EXCLUDE: misread", "s")
    assert why.says == "18 of 36 points is Requires improvement"
    lines = [
        "A,2023-05-02,,,,,(overall),,,,,,,,,,EXCLUDE: misread",
        "A,2023-05-02,,,,,1.2 Staff,,,,,,,,,,",
        "A,2024-05-02,,,,,(overall),,,,,,,,,,",
        "B,2023-05-02,,,,,(overall),,,,,,,,,,",
    ]
    rows = ratings_of("\n".join([COLUMNS, *lines]))
    assert [r.flag for r in rows] == ["EXCLUDE: misread"] * 2 + ["", ""]


def test_no_published_rating_is_contradicted():
    outcomes = {derive(r).value.outcome for r in RATINGS}
    assert outcomes == {Outcome.AGREES, Outcome.NOT_DERIVABLE, Outcome.SOURCE_ERROR}
    wrong = {r.report for r in RATINGS if r.flag}
    assert wrong == {
        "West Sussex youth justice services",
        "Bridgend youth justice services",
    }


def test_every_rating_names_its_source():
    assert RATINGS and all(r.source for r in RATINGS)


def test_the_first_round_of_28():
    first = TALLIES[0]
    assert first.n == 28 and first.date == "2019-10" and first.edition == "adult-2018"
    assert list(first.ratings.values()) == [1, 21, 6, 0]
    assert first.title and first.source and first.note
    year = next(tally for tally in TALLIES if tally.n == 31)
    assert year.ratings[Rating.GOOD] == 1 and year.ratings[Rating.OUTSTANDING] is None
    for tally in TALLIES:
        assert sum(count or 0 for count in tally.ratings.values()) <= tally.n


def test_tallies_are_read_to_the_letter():
    text = (
        "# about\naggregate,date,edition,n,outstanding,good,requires_improvement,"
        "inadequate,source,note\nT,2020-01,e,9,,0,3,4,s,m\n"
    )
    ratings = dict(zip(Rating, (4, 3, 0, None), strict=True))
    assert tallies_of(text) == (Tally("T", "2020-01", "e", 9, ratings, "s", "m"),)


def test_quality_and_impact_is_read_to_the_letter():
    text = (
        "# about\nnumber,area,published,crc,nps_division,crc_owner,crc_finding,"
        "nps_finding,crc_band,nps_band,status,source,note\n"
        "3,A,2017,C,N,O,f,g,poor-mixed,,s,t,m\n"
    )
    (found,) = quality_and_impact_of(text)
    words = ("A", "2017", "C", "N", "O", "f", "g")
    assert found == QualityAndImpact(3, *words, Reading.POOR_MIXED, None, "s", "t", "m")
    (found,) = quality_and_impact_of(text.replace("poor-mixed,", ",good"))
    assert (found.crc_band, found.nps_band) == (None, Reading.GOOD)


def test_findings_are_read_to_the_letter():
    keys = {"key": "F1", "theme": "t", "kind": "courts", "found": "f", "needs": "n"}
    lines = [f'{key} = "{value}"' for key, value in (keys | {"source": "s"}).items()]
    found = findings_of("\n".join(["[[findings]]", *lines]))
    assert found == (Finding("F1", "t", Whom.COURTS, "f", "n", "s"),)


def test_quality_and_impact_has_the_first_thirteen_and_west_mercia():
    areas = [one.area for one in QUALITY_AND_IMPACT]
    assert [one.number for one in QUALITY_AND_IMPACT] == list(range(1, 17))
    assert (areas[0], areas[12], areas[13]) == ("Durham", "Cumbria", "West Mercia")
    west_mercia = QUALITY_AND_IMPACT[13]
    assert west_mercia.published == "2017-11-09"
    assert west_mercia.crc == "Warwickshire and West Mercia CRC"
    assert west_mercia.nps_division == "NPS Midlands"
    assert west_mercia.crc_owner == "People in Lead Communities"
    assert (west_mercia.crc_band, west_mercia.nps_band) == (Reading.POOR, Reading.MIXED)
    assert west_mercia.crc_finding.startswith("public protection poor")
    assert west_mercia.nps_finding.startswith("varied; experienced staff")
    assert west_mercia.status == "verified"
    assert west_mercia.source and west_mercia.note == "The owner’s name is from memory"


def test_what_was_not_found_of_york_is_a_gap():
    york = QUALITY_AND_IMPACT[1]
    assert york.area.startswith("York")
    assert (york.crc_finding, york.nps_finding) == ("", "")
    assert york.crc_band is None and york.nps_band is None
    assert york.status == "unverified" and "not found" in york.note


def test_every_band_says_that_it_is_our_reading():
    assert all(reading.label.endswith("(our reading)") for reading in Reading)


def test_the_findings_on_west_mercia():
    assert [finding.key for finding in FINDINGS] == [f"F{n}" for n in range(1, 27)]
    assert len({finding.theme for finding in FINDINGS}) == 26
    whom = [finding.kind for finding in FINDINGS]
    assert whom[:14] == [Whom.BOTH] + [Whom.CRC] * 13
    assert whom[14:18] == [Whom.NPS] * 4
    assert whom[18:] == [
        Whom.BOTH,
        Whom.COURTS,
        Whom.NPS,
        Whom.BOTH,
        Whom.COURTS,
        *[Whom.NATIONAL] * 3,
    ]
    twelfth = FINDINGS[11]
    assert twelfth.theme == "contact" and twelfth.found.startswith(
        "Contact is too rare"
    )
    assert twelfth.needs.startswith("Expected, arranged") and twelfth.source
