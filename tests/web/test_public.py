"""The pages for everyone: what each costs, and how it travels.

Pages of the law book may not touch the database: pytest-django would refuse it.
"""

import gzip
import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from probation.web.public import inspections, pages
from probation.web.public.pages import ADDRESSES, KEPT, LIVING, STILL
from probation.web.public.urls import urlpatterns
from probation.web.published.pages import ADDRESSES as PUBLISHED
from probation.web.published.urls import urlpatterns as published
from tests.architecture.everything import routes
from tests.web.public_pages import TYPES, WEST_MERCIA, YORK, everything, files

TAGS_WITHOUT_END = {"meta", "link", "input", "img", "br", "hr", "path"}


@pytest.fixture(autouse=True)
def nothing_kept():
    KEPT.clear()


CACHED = {STILL: "public, max-age=300", LIVING: "public, max-age=60"}


def test_every_public_address_answers_without_a_cookie_or_a_session(client, db):
    """Every address: each inspection, body, edition, chart, file and feed.  One that shows
    the law book asks the database nothing."""
    client.cookies["sessionid"] = "x" * 32  # one who is signed in is shown the same
    for address in everything():
        way = getattr(resolve(address.partition("?")[0]).func, "way", STILL)
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        assert response.status_code == 200, address
        assert not response.cookies and "Cookie" not in response.get("Vary", ""), (
            address
        )
        assert way.tables or not asked, address
        if way in CACHED:
            assert response["Cache-Control"] == CACHED[way], address
        else:
            assert response["Cache-Control"] == "no-store", address


def test_no_page_of_the_public_folder_is_outside_the_public_addresses():
    here = routes(urlpatterns)
    assert here and all(route.startswith(ADDRESSES) for route in here)
    elsewhere = {*here, *routes(published)}
    others = [
        route
        for route in routes()
        if route not in elsewhere and not route.startswith("/api/")
    ]
    assert not [route for route in others if route.startswith(ADDRESSES)]


def test_a_browser_that_has_a_page_is_told_that_nothing_changed(client):
    first = client.get(WEST_MERCIA)
    again = client.get(WEST_MERCIA, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(YORK, headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200


def test_a_page_kept_is_the_page_made(client):
    for address in ("/inspections/?q=poor", "/inspections/infographic.pdf"):
        made, kept = client.get(address), client.get(address)
        assert made.content == kept.content and made["ETag"] == kept["ETag"]


def test_a_page_travels_packed_where_the_browser_can_unpack(client):
    plain = client.get(WEST_MERCIA)
    packed = client.get(WEST_MERCIA, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2


@override_settings(ALLOWED_HOSTS=["one.example", "two.example"])
def test_another_host_is_not_given_the_addresses_of_the_first(client, db):
    for host in ("one.example", "two.example"):
        assert f"http://{host}/inspections/" in client.get("/sitemap.xml", headers={"Host": host}).text  # fmt: skip
    assert client.get("/sitemap.xml", headers={"Host": "evil.example"}).status_code == 400  # fmt: skip


def test_nothing_can_be_sent_to_a_public_address(client):
    assert client.post("/inspections/", {"q": "x"}).status_code == 405
    assert client.head("/inspections/").status_code == 200


def test_what_is_not_there_says_so(client, db):
    for address in ("/inspections/reports/nothing", "/standards/none", "/data/x.csv", "/inspections/charts/none.svg", "/inspections/league/none", "/inspections/bodies/none", "/inspections/feeds/none.atom", "/inspections/nothing"):  # fmt: skip
        response = client.get(address)
        assert response.status_code == 404, address
        assert "Page not found" in response.text
        assert response["Cache-Control"] == "no-store"


def test_a_scenario_puts_no_banner_over_real_inspections(client):
    with override_settings(CHOOSE_WHO=True):
        page = client.get("/inspections/").text
    assert "invented" not in page and "Demonstration" not in page


@pytest.mark.parametrize("address", TYPES)
def test_a_page_is_well_formed_described_and_free_of_script_and_style(client, address):
    page = client.get(address).text
    assert "<script" not in page and " style=" not in page and " onclick" not in page
    assert page.count("<h1") == 1
    for needed in ('<meta name="description" content="', '<link rel="canonical" href="http://', 'property="og:title"', "application/atom+xml"):  # fmt: skip
        assert needed in page, needed
    ElementTree.fromstring(_as_xml(page))  # every tag closed, in order
    assert page.count(' id="') == len(set(_ids(page)))


def _ids(page: str) -> list[str]:
    return [part.split('"')[0] for part in page.split(' id="')[1:]]


def _as_xml(page: str) -> str:
    """HTML's void elements and bare attributes, as XML would have them."""
    page = page.replace("<!DOCTYPE html>", "").replace("&nbsp;", " ")
    names = "|".join(TAGS_WITHOUT_END)
    page = re.sub(rf"<({names})\b([^>]*?)/?>", r"<\1\2/>", page)
    return re.sub(r" (selected|checked|open|data-row)(?=/?>)", r' \1=""', page)


def test_every_link_between_public_pages_leads_somewhere(client):
    linked = set()
    for address in TYPES:
        linked |= set(re.findall(r'href="(/(?:inspections|standards|data)[^"#]*)"', client.get(address).text))  # fmt: skip
    known = set(everything())
    asked = [one.replace("&amp;", "&") for one in linked]
    for address in sorted(asked):
        if address not in known and not address.startswith(PUBLISHED):
            assert client.get(address).status_code == 200, address


def test_the_sitemap_names_every_inspection_and_robots_the_sitemap(client, db):
    named = ElementTree.fromstring(client.get("/sitemap.xml").content)
    places = [place.text for place in named.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]  # fmt: skip
    assert len(places) == len(set(places))
    for one in inspections.ALL:
        assert f"http://testserver/inspections/reports/{one.slug}" in places
    robots = client.get("/robots.txt").text
    assert "Disallow: /\n" in robots and "Sitemap: http://testserver/sitemap.xml" in robots  # fmt: skip


def test_files_may_be_read_by_other_sites(client, db):
    for address in files():
        assert client.get(address)["Access-Control-Allow-Origin"] == "*"


def test_a_flood_of_odd_addresses_is_absorbed(client, monkeypatch):
    """The pages kept stay few, and a page that cannot be is the nearest one."""
    monkeypatch.setattr(pages, "MOST", 20)
    for n in range(60):
        assert client.get(f"/inspections/?q={n}").status_code == 200
    assert len(KEPT) <= 20
    far = client.get("/inspections/?page=1000000000").text
    assert "There is no such page. This is page 6 of 6." in far
    odd = client.get("/inspections/", {"q": "<script>\x00%s" * 200, "edition": "'; DROP"})  # fmt: skip
    assert odd.status_code == 200 and "<script" not in odd.text
    assert "Nothing fits all of that" in odd.text
