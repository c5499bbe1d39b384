"""Feeds by topic, as Atom and as RSS."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from probation.policy.inspection.edition import Service
from probation.policy.london import LONDON
from probation.records.subscriptions import queries as told

from . import inspections
from .inspections import Inspection
from .pages import absolute, as_file, living, page

BEFORE_ALL = datetime(2016, 1, 1, tzinfo=LONDON)  # the oldest that is published here
MOST = 50  # entries of a feed: the newest


@dataclass(frozen=True)
class Topic:
    key: str
    title: str
    about: str
    holds: Callable[[Inspection], bool]


TOPICS = (
    Topic("all", "All inspections", "Every inspection, newest first.", lambda one: True),
    Topic("adult", "Probation", "Probation inspections with ratings.", lambda one: not one.told and not _is_youth(one)),
    Topic("youth", "Youth justice", "Inspections of youth justice services.", lambda one: _is_youth(one)),
    Topic("quality-and-impact", "Quality & Impact 2016-18", "The programme that gave no grades.", lambda one: bool(one.told)),
    Topic("wales", "Wales", "Inspections in Wales.", lambda one: one.region == "Wales"),
    Topic("consultations", "Consultations", "Consultations on draft standards: when one opens, and what came of it.", lambda one: False),
    Topic("london", "London", "Inspections in London.", lambda one: one.region == "London"),
)  # fmt: skip


def _is_youth(one: Inspection) -> bool:
    return bool(one.edition) and one.edition.service is Service.YOUTH


def index(request: HttpRequest) -> HttpResponse:
    told = "Follow inspections in a feed reader, topic by topic."
    return page(request, "feeds", description=told, topics=TOPICS)


@living
def atom(request: HttpRequest, topic: str) -> HttpResponse:
    return _feed(request, topic, Atom1Feed, "feed-atom")


@living
def rss(request: HttpRequest, topic: str) -> HttpResponse:
    return _feed(request, topic, Rss201rev2Feed, "feed-rss")


def _feed(
    request: HttpRequest, key: str, kind: type[SyndicationFeed], route: str
) -> HttpResponse:
    topic = next((one for one in TOPICS if one.key == key), None)
    if topic is None:
        raise Http404
    feed = kind(
        title=f"OpenProbation: {topic.title}",
        link=absolute(request, reverse("inspections")),
        description=f"{topic.about} Real inspections, summarised with their sources.",
        language="en-gb",
        feed_url=absolute(request, reverse(route, args=[key])),
        author_name="OpenProbation",
    )
    for one in list(filter(topic.holds, inspections.ALL))[:MOST]:
        link = absolute(request, reverse("inspection", args=[one.slug]))
        # A feed must give an instant.  Where less is known the entry says so in words.
        on = datetime(one.on.year, one.on.month, one.on.day, tzinfo=LONDON)
        known = (
            ""
            if one.precision == "day"
            else f" Published {one.when}; the day is not known."
        )
        feed.add_item(
            title=f"{one.title}, {one.when}",
            link=link,
            unique_id=link,
            description=f"{one.summary}{known} {one.edition_title}.",
            pubdate=on,
            updateddate=on,
            categories=[one.edition_title, one.kind],
        )  # fmt: skip
    for notice in told.notices(key, invented=False, most=MOST):
        link = absolute(request, notice.path)
        feed.add_item(
            title=notice.title,
            link=link,
            unique_id=f"{link}#{notice.key}",
            description=notice.summary,
            pubdate=notice.published_at,
            updateddate=notice.published_at,
        )
    if not feed.items:  # else it would say that it changed just now, each time
        feed.latest_post_date = lambda: BEFORE_ALL
    feed.items.sort(key=lambda item: item["pubdate"], reverse=True)
    content_type = (
        "application/atom+xml" if kind is Atom1Feed else "application/rss+xml"
    )
    return as_file(feed.writeString("utf-8"), f"{content_type}; charset=utf-8")
