"""Published reports: real and invented apart, every file marked, every page for everyone."""

import io
import json
import re
from xml.etree import ElementTree

import pyarrow.parquet
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from probation.records.embargo import actions as embargo
from probation.records.embargo.models import Opened
from probation.records.people.queries import acting
from probation.records.reporting.models import Publication
from tests.architecture.examples_inspections import OfInspections
from tests.web.test_public import _as_xml
from tests.world import NINE

HERE = "/scenario/inspections/"


@pytest.fixture
def of(world):
    return OfInspections(world)


@pytest.fixture
def report(of) -> str:
    return f"{HERE}reports/{of.at('published').slug}"


def pages(report: str) -> list[str]:
    return [HERE, report, f"{report}/1", f"{HERE}recommendations"]


def test_every_page_is_well_formed_and_says_that_it_is_invented(client, report):
    for address in pages(report):
        response = client.get(address)
        page = response.text
        assert response.status_code == 200 and not response.cookies
        assert (
            response["X-Robots-Tag"] == "noindex"
            and 'name="robots" content="noindex"' in page
        )
        assert "<strong>Invented.</strong> No such inspection took place" in page
        assert (
            page.count("<h1") == 1 and "<script" not in page and " style=" not in page
        )
        ElementTree.fromstring(_as_xml(page))
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids))


def test_every_file_and_entry_says_that_it_is_invented(client, report):
    csv = client.get(f"{report}.csv").text.splitlines()
    assert len(csv) > 20 and all(
        "Invented for a demonstration" in row for row in csv[1:]
    )
    told = json.loads(client.get(f"{report}.json").content)
    assert (
        told["notice"]
        and told["is_invented"]
        and set(told["columns"]) == set(csv[0].split(","))
    )
    table = pyarrow.parquet.read_table(
        io.BytesIO(client.get(f"{report}.parquet").content)
    )
    assert set(table["notice"].to_pylist()) == {told["notice"]}
    assert (
        b"Invented" in table.schema.metadata[b"notice"]
        and table.num_rows == len(csv) - 1
    )
    svg = client.get(f"{report}/charts/questions-0.svg").text
    assert "<title>INVENTED. Cases that were sufficient" in svg
    feed = ElementTree.fromstring(client.get(f"{HERE}feed.atom").content)
    atom = "{http://www.w3.org/2005/Atom}"
    titles = [
        one.find(f"{atom}title").text for one in (feed, *feed.iter(f"{atom}entry"))
    ]
    assert len(titles) == 2 and all(title.startswith("INVENTED. ") for title in titles)


def test_the_pdf_is_tagged_and_has_a_title_a_language_and_text_for_its_charts(
    client, report
):
    pdf = client.get(f"{report}.pdf").content
    for needed in (b"/StructTreeRoot", b"/MarkInfo", b"/Marked true", b"pdfuaid:part", b"/Alt", b"/TH", b"/H1"):  # fmt: skip
        assert needed in pdf, needed
    assert re.search(rb"/Lang ?\(en-GB\)", pdf)
    assert client.get(f"{report}.pdf").content == pdf


def test_what_is_invented_is_at_no_real_address(client, report):
    real = report.replace(HERE, "/inspections/published/")
    for ending in ("", ".pdf", ".csv", "/1"):
        assert client.get(f"{real}{ending}").status_code == 404
    for address in ("", "recommendations", "feed.atom"):
        page = client.get(f"/inspections/published/{address}")
        assert page.status_code == 200 and "Test published" not in page.text
        assert "X-Robots-Tag" not in page


def test_a_chart_has_a_table_with_the_number_of_cases_and_an_interval(client, report):
    page = client.get(report).text
    assert "Performance on reducing reoffending" in page
    assert page.count("95% interval") >= 2 and "no case applied" in page


def test_nothing_can_be_sent_and_what_is_not_there_says_so(client, report):
    assert client.post(report).status_code == 405
    for address in (
        f"{HERE}reports/none",
        f"{report}/2",
        f"{report}.exe",
        f"{report}/charts/x.svg",
    ):
        assert client.get(address).status_code == 404, address
    assert client.get(f"{HERE}?page=999999999").status_code == 200


def test_a_reader_who_has_the_page_is_told_that_nothing_changed(client, report):
    first = client.get(report)
    again = client.get(report, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_asks_the_database_a_few_times_and_reads_nothing_that_is_not_published(
    client, report
):
    for address in pages(report):
        with CaptureQueriesContext(connection) as ran:
            client.get(address)
        asked = [q["sql"] for q in ran if "SAVEPOINT" not in q["sql"]]
        assert len(asked) <= 4, asked
        assert not [q for q in asked if "judgement" in q or "inspections_panel" in q]


def test_each_opening_of_an_embargoed_copy_is_kept_and_the_pdf_has_its_name(
    client, of, world
):
    with acting(world.publisher, NINE):
        key = embargo.give(
            of.at("scheduled"),
            "Ned Reader",
            "n@example.test",
            by=world.publisher,
            at=NINE,
        )
    for _ in range(2):
        page = client.get(f"/embargoed/{key}")
        assert "Embargoed copy for Ned Reader." in page.text
        assert page["Cache-Control"] == "no-store"
    assert client.get(f"/embargoed/{key}/pdf").content.startswith(b"%PDF-")
    assert [one.what for one in Opened.objects.order_by("id")] == [
        "page",
        "page",
        "pdf",
    ]
    assert not Publication.objects.exists()
    assert client.get("/embargoed/nothing").status_code == 404


def test_a_copy_that_cannot_be_noted_is_not_shown(client, of, world, server):
    client.raise_request_exception = False
    with acting(world.publisher, NINE):
        key = embargo.give(
            of.at("final"), "Ned", "n@example.test", by=world.publisher, at=NINE
        )
    with server.connect("probation_owner") as owner:
        owner.execute("REVOKE INSERT ON embargo_opened FROM probation_service")
        owner.commit()
        try:
            response = client.get(f"/embargoed/{key}")
        finally:
            owner.execute("GRANT INSERT ON embargo_opened TO probation_service")
            owner.commit()
    assert response.status_code == 500 and b"Test final" not in response.content
