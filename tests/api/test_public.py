"""The API for everyone: as it is described, whatever is asked of it."""

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, given, settings

from probation.web.public.pages import KEPT

BASE = "/api/public"


def test_it_answers_as_it_is_described_whatever_is_asked(committed):
    """Every operation, with what fits its description and what does not."""
    KEPT.clear()
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", WSGIHandler())
    public = schema.include(path_regex="^/api/public/")
    operations = [found.ok() for found in public.get_all_operations()]
    assert len(operations) == 4
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=25, deadline=None, suppress_health_check=list(HealthCheck)
        )
        def answers(case):
            case.call_and_validate(headers={"Accept-Encoding": "identity"})

        answers()


def test_an_inspection_is_found_and_told_whole(client, db):
    found = client.get(
        f"{BASE}/inspections?q=mercia&edition=Quality+%26+Impact+2016-18"
    )
    (one,) = found.json()["items"]
    assert one["title"] == "West Mercia" and one["rating"] is None
    whole = client.get(f"{BASE}/inspections/{one['key']}").json()
    assert whole["sources"] and whole["address"].startswith("http://testserver/")


def test_it_sets_no_cookie_may_be_kept_and_needs_no_docs_from_elsewhere(client, db):
    response = client.get(f"{BASE}/standards")
    assert not response.cookies and response["Cache-Control"] == "public, max-age=60"
    again = client.get(f"{BASE}/standards", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert client.get("/api/docs").status_code == 404


@pytest.mark.parametrize(
    "asked, status",
    [("page=1000000000", 200), ("page=0", 422), ("page=x", 422)],
)
def test_what_cannot_be_asked_is_refused_in_words(client, db, asked, status):
    response = client.get(f"{BASE}/inspections?{asked}")
    assert response.status_code == status
    assert response.json().get("items", []) == []


def test_nothing_can_be_sent_to_it(client, db):
    assert client.post(f"{BASE}/inspections").status_code == 405
    assert client.get(f"{BASE}/inspections/none").json() == {
        "detail": "There is no inspection with this key"
    }
