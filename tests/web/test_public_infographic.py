"""The one-page infographic, in its three forms."""

import re
from xml.etree import ElementTree

import pytest

from probation.web.public import infographic, inspections
from probation.web.public.pages import KEPT

SETS = ["", "?edition=youth-2018-2021", "?edition=adult-2018", "?i=gwent-pdu-2025&i=west-mercia-quality-and-impact-2017-11-09", "?i=nothing"]  # fmt: skip


@pytest.mark.parametrize("chosen", SETS)
def test_the_pdf_is_one_page_tagged_titled_and_with_its_letters(client, chosen):
    pdf = client.get(f"/inspections/infographic.pdf{chosen}").content
    assert pdf.startswith(b"%PDF-")
    for needed in (b"/StructTreeRoot", b"/MarkInfo", b"/Marked true", b"pdfuaid:part", b"/FontFile"):  # fmt: skip
        assert needed in pdf, needed
    assert re.search(rb"/Lang ?\(en-GB\)", pdf)
    assert len(re.findall(rb"/Type ?/Page\b", pdf)) == 1


@pytest.mark.parametrize("chosen", SETS)
def test_the_drawing_is_one_page_and_says_what_it_shows(client, chosen):
    response = client.get(f"/inspections/infographic.svg{chosen}")
    drawn = ElementTree.fromstring(response.content)
    assert drawn.get("role") == "img" and drawn[1].text
    assert b"<script" not in response.content and b"http-equiv" not in response.content
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_the_first_thirteen_are_there_from_the_start(client):
    page = client.get("/inspections/infographic").text
    areas = re.findall(r'op-tile">.*?<a[^>]*>([^<]+)</a>', page)
    assert areas == [one.title for one in inspections.FIRST_THIRTEEN]
    assert areas[0] == "Durham" and areas[-1] == "Cumbria" and len(areas) == 13
    assert "3 of 12 CRCs and in 9 of 12 parts of the NPS" in page


def test_the_counts_of_a_set_are_those_of_its_inspections():
    told = infographic.told(inspections.FIRST_THIRTEEN)
    (section,) = told["sections"]
    for side in section["sides"]:
        assert sum(part["n"] for part in side["counts"]) == 13
        assert abs(sum(part["share"] for part in side["counts"]) - 1) < 1e-9


def test_editions_are_never_counted_together(client):
    told = infographic.told(inspections.ALL[:40])
    assert len(told["sections"]) > 2
    for section in told["sections"]:
        titles = {one.edition_title for one in inspections.ALL if one.slug in {item["slug"] for item in section["items"]}}  # fmt: skip
        assert len(titles) == 1
    assert "are not to be compared" in told["sentence"]


def test_the_same_set_is_the_same_file_to_the_byte(client):
    infographic._compiled.cache_clear()
    one = client.get("/inspections/infographic.pdf?i=gwent-pdu-2025").content
    infographic._compiled.cache_clear()
    KEPT.clear()
    assert client.get("/inspections/infographic.pdf?i=gwent-pdu-2025").content == one
