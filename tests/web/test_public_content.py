"""What the pages for everyone say of real inspections, and what they do not."""

import csv
import io
import json
import random
import re
from xml.etree import ElementTree

import pytest

from probation.policy.inspection.edition import Kind
from probation.policy.inspection.editions import ALL as EDITIONS
from probation.policy.inspection.editions import edition
from probation.policy.inspection.points import worth
from probation.policy.inspection.published import QUALITY_AND_IMPACT, RATINGS
from probation.policy.inspection.published.derive import Outcome
from probation.web.public import charts, data, inspections, league, search
from tests.web.public_pages import (
    CAMBRIDGESHIRE,
    COMPARED,
    LONDON,
    MERSEYSIDE,
    NATIONAL,
    WEST_MERCIA,
    WEST_SUSSEX,
    YORK,
    YOUTH,
)


@pytest.fixture
def text(client):
    """What a page says, without its tags."""

    def text(address: str) -> str:
        page = (
            client.get(address)
            .text.split('id="main-content">', 1)[1]
            .split("</main>")[0]
        )
        words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
        return words.replace("&amp;", "&").replace(" .", ".").replace(" ,", ",")

    return text


def test_every_published_row_is_on_the_page_of_its_inspection():
    rows = [row for one in inspections.ALL for row in (*one.rows, one.whole) if row]
    assert sorted(map(id, rows)) == sorted(map(id, RATINGS))
    told = [one.told for one in inspections.ALL if one.told]
    assert sorted(map(id, told)) == sorted(map(id, QUALITY_AND_IMPACT))


def test_a_rating_with_a_score_is_derived_again_and_the_derivation_shown(text):
    page = text(LONDON)
    assert "Requires improvement: agrees with what was published" in page
    assert "15 of 30 points is Requires improvement" in page
    assert "points, added up by us from the standards" in page
    assert "0 to 3 of 21" in text(CAMBRIDGESHIRE)


def test_a_rating_without_a_score_is_not_derivable(text):
    page = text(MERSEYSIDE)
    assert "Derived again Not derivable" in page
    assert "no score was published" in page
    assert "2018 (the day and month are not known)" in page


def test_a_flagged_error_of_the_source_is_shown_as_one_wherever_its_score_stands(text):
    assert "the source is thought to be in error" in text(WEST_SUSSEX)
    assert "26 of 36 Source in doubt" in text(YOUTH)
    assert "26 of 36, source in doubt" in text("/inspections/infographic?edition=youth-2018-2021")  # fmt: skip
    assert "26 of 36 (the source is in doubt)" in text("/inspections/compare?i=lambeth-pdu-2022-10&i=west-sussex-youth-justice-services-2022-06-22")  # fmt: skip
    assert "thought to be in error" in inspections.BY_SLUG[WEST_SUSSEX[21:]].summary
    checked = text("/inspections/checked")
    assert "The source is thought to be in error: 2" in checked
    assert "disagrees with what was published: 0 None." in checked


def test_every_outcome_of_the_derivation_is_counted_once(text):
    page = text("/inspections/checked")
    for outcome in Outcome:
        n = sum(one.derived.value.outcome is outcome for one in inspections.WITH_WHOLE)
        assert f"{outcome.label}: {n}" in page


def test_a_band_of_quality_and_impact_is_said_to_be_our_reading(text):
    for address in (WEST_MERCIA, "/inspections/quality-and-impact"):
        page = text(address)
        assert "gave no grades" in page
        assert "Poor (our reading)" in page
        # No band stands without those words.
        assert not re.search(
            r"\b(Poor|Mixed|Sufficient) (?!\(our reading\))[A-Z]", page
        )
    assert "our reading of the inspectorate’s words" in text("/inspections/infographic")


def test_york_is_a_gap_that_says_so_and_no_judgement(text):
    page = text(YORK)
    assert "A gap." in page and "its findings were not found" in page
    assert "Poor" not in page and "Good" not in page
    assert "York and North Yorkshire is not known here" in text("/inspections/infographic")  # fmt: skip


def test_west_mercia_has_all_its_findings_and_what_is_missing_of_them(text):
    page = text(WEST_MERCIA)
    assert all(f" F{n} " in page for n in range(1, 27))
    assert "chart of work to reduce reoffending" in page and "not found" in page
    assert "we follow the sense" in page
    assert "number 14 of the programme" in page


def test_a_percentage_without_its_number_of_cases_has_no_interval(text):
    page = text(NATIONAL)
    assert "32% of cases sufficient" in page
    assert "so no interval can be given" in page and " to 3" not in page


def test_every_edition_has_a_page_that_says_what_is_not_verified(text):
    for one in EDITIONS:
        page = text(f"/standards/{one.key}")
        assert one.title in page and one.fingerprint in page
        for doubt in one.doubts:
            assert doubt in page.replace("&#39;", "'"), doubt
        for standard in one.standards:
            assert standard.title in page
        unseen = sum(not s.seen for s in one.standards)
        unseen += sum(not q.seen for s in one.standards for q in s.questions)
        assert page.count("From memory") == unseen
    assert "This is an outline." in text("/standards/quality_and_impact_2016")


def test_a_league_table_keeps_to_one_edition_and_to_one_kind_of_body():
    for name in league.editions():
        for one in league.leagues(name):
            assert {row.edition_name for row in one.rows} == {name}
            assert {row.kind for row in one.rows} == {one.kind}


def test_a_league_table_says_what_a_point_or_two_is_worth(text):
    page = text(YOUTH)
    assert "Two bodies doing equally good work would differ by a point or more" in page
    assert "A difference under 3 points may be that luck alone" in page
    assert not re.search(r"\b(1st|2nd|Rank|rank)\b", page)


def test_bodies_within_a_telling_difference_are_counted_as_level():
    (youth,) = league.leagues("youth-2018-2021")
    points = [one.points for one in youth.rows if one.out_of == 36]
    for one in youth.rows:
        if one.out_of != 36:
            continue
        near = sum(abs(one.points - other) < youth.worth.telling for other in points)
        assert youth.level(one) == near - 1


def test_inspections_under_different_standards_are_set_side_by_side_with_a_warning(
    text,
):
    page = text(COMPARED)
    assert "These are under different standards" in page
    assert "Does not apply" in page and "Poor (our reading)" in page
    same = text("/inspections/compare?i=lambeth-pdu-2022-10&i=newham-pdu-2022-11")
    assert "under different standards" not in same and "3 of 27" in same


def test_a_history_breaks_where_the_standards_change(text):
    page = text("/inspections/bodies/north-west-nps-division")
    assert page.count("Other standards from here") == 1
    assert page.index("Cumbria") < page.index("Other standards") < page.index("February 2019")  # fmt: skip


@pytest.mark.parametrize("name", charts.ALL)
def test_a_chart_has_its_sentence_and_its_numbers_beside_it(client, name):
    told = charts.chart(name)
    drawn = ElementTree.fromstring(
        client.get(f"/inspections/charts/{name}.svg").content
    )
    parts = {part.tag.rsplit("}")[-1]: part.text for part in drawn}
    assert parts["title"] == told.title and parts["desc"] == told.sentence
    assert all(len(row) == len(told.head) for row in told.rows)
    inspected = [row[-1] for row in told.rows] if name.startswith("edition-") else []
    found = [one for one in inspections.WITH_WHOLE if f"edition-{one.edition_name}-" in name]  # fmt: skip
    assert sum(inspected) <= len(found)


def test_no_chart_holds_ratings_and_our_readings_together():
    for name in charts.ALL:
        said = str(charts.chart(name).rows)
        assert not ("our reading" in said and "Requires improvement" in said), name


def test_open_data_is_the_same_in_both_forms_and_every_column_is_explained(
    client, text
):
    page = text("/data/")
    for one in data.ALL:
        told = json.loads(client.get(f"/data/{one.name}.json").content)
        rows = list(
            csv.DictReader(io.StringIO(client.get(f"/data/{one.name}.csv").text))
        )
        assert list(told["columns"]) == list(rows[0]) and all(told["columns"].values())
        assert len(rows) == len(told["rows"]) and "Nothing in it is invented" in told["about"]  # fmt: skip
        for line, row in zip(rows, told["rows"], strict=True):
            for column, value in row.items():
                assert line[column] == data._cell(value) or line[column] == str(value)
        assert all(column in page for column in told["columns"])


def test_open_data_gives_a_source_for_every_figure(client):
    for name in ("ratings", "standards", "quality-and-impact", "tallies", "west-mercia-findings"):  # fmt: skip
        for row in json.loads(client.get(f"/data/{name}.json").content)["rows"]:
            assert row["source"], (name, row)


def test_search_finds_by_every_word_and_marks_it(client):
    found = search.find("public prot", {})
    assert found and inspections.WEST_MERCIA in [hit.inspection for hit in found]
    assert all("<mark>" in passage for hit in found for passage in hit.passages)
    assert not search.find("public xyzzy", {})
    assert search.find("<b>", {}) == search.find("b", {})
    assert "<mark>protection</mark>" in client.get("/inspections/?q=protection").text


@pytest.mark.parametrize("facet", search.FACETS, ids=lambda facet: facet.key)
def test_a_facet_says_how_many_it_would_leave(facet):
    for asked in ({}, {"edition": "Adult standards 2018"}):
        for choice in search.choices(facet, "", asked):
            left = search.find("", asked | {facet.key: choice.value})
            assert len(left) == choice.count > 0


def test_an_inspection_can_be_cited_and_shared(text, client):
    page = text(LONDON)
    address = "http://testserver" + LONDON
    assert f"HM Inspectorate of Probation (2019), London CRC, published August 2019. Summarised by OpenProbation from the sources named there: {address}" in page  # fmt: skip
    assert 'href="mailto:?subject=London%20CRC' in client.get(LONDON).text


def test_related_inspections_are_of_the_same_body_place_or_region():
    related = [one.title for one in inspections.related(inspections.WEST_MERCIA)]
    assert "Warwickshire and West Mercia CRC" in related
    assert "West Mercia youth justice services" in related


def test_a_division_has_one_name_whoever_writes_it():
    assert len(inspections.of_body("North West NPS division")) == 4


def test_equals_differ_as_often_as_two_simulated_samples_do():
    """The yardstick of the league tables, beside a slow second way."""
    found = worth(edition("adult_2023"), Kind.PDU)
    bands = edition("adult_2023").bands()
    luck = random.Random(20171109)

    def score() -> int:
        def question() -> int:
            met = sum(luck.random() < found.share for _ in range(found.cases))
            return bands.rate(met, found.cases).score

        return sum(min(question() for _ in range(3)) for _ in range(4))

    pairs = [abs(score() - score()) for _ in range(400)]
    for k in (1, 2):
        share = sum(gap >= k for gap in pairs) / len(pairs)
        assert abs(share - found.at_least[k]) < 0.08
    assert found.at_least[found.telling] < 0.10 <= found.at_least[found.telling - 1]
