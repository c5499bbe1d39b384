"""The addresses of the pages for everyone; `pages.ADDRESSES` says how they begin."""

from django.urls import path

from . import (
    charts,
    checked,
    compare,
    consultations,
    data,
    feeds,
    history,
    infographic,
    inspection,
    latest,
    league,
    programme,
    responses,
    site,
    standards,
    subscribe,
    tallies,
)

INVENTED = {"invented": True}  # pages of a scenario

urlpatterns = [
    path("inspections/", latest.view, name="inspections"),
    path("inspections/league", league.index, name="leagues"),
    path("inspections/league/<slug:edition_name>", league.view, name="league"),
    path("inspections/compare", compare.view, name="compare"),
    path("inspections/over-time", history.index, name="over-time"),
    path("inspections/bodies/<slug:body>", history.view, name="body"),
    path("inspections/quality-and-impact", programme.view, name="programme"),
    path("inspections/checked", checked.view, name="checked"),
    path("inspections/tallies", tallies.view, name="tallies"),
    path("inspections/infographic", infographic.view, name="infographic"),
    path("inspections/infographic.svg", infographic.svg, name="infographic-svg"),
    path("inspections/infographic.pdf", infographic.pdf, name="infographic-pdf"),
    path("inspections/charts/<slug:name>.svg", charts.view, name="chart"),
    path("inspections/feeds/<slug:topic>.atom", feeds.atom, name="feed-atom"),
    path("inspections/feeds/<slug:topic>.rss", feeds.rss, name="feed-rss"),
    path("inspections/feeds", feeds.index, name="feeds"),
    path("inspections/reports/<slug:slug>", inspection.view, name="inspection"),
    path("standards/", standards.index, name="standards"),
    path("standards/<slug:key>", standards.view, name="edition"),
    path("data/", data.index, name="data"),
    path("data/<slug:name>.csv", data.as_csv, name="data-csv"),
    path("data/<slug:name>.json", data.as_json, name="data-json"),
    path("consultations/", consultations.index, name="consultations"),
    path("consultations/<slug:slug>", consultations.view, name="consultation"),
    path("consultations/<slug:slug>/respond", consultations.respond, name="respond"),
    path(
        "scenario/consultations/",
        consultations.index,
        INVENTED,
        "scenario-consultations",
    ),
    path(
        "scenario/consultations/<slug:slug>",
        consultations.view,
        INVENTED,
        "scenario-consultation",
    ),
    path(
        "scenario/consultations/<slug:slug>/respond",
        consultations.respond,
        INVENTED,
        "scenario-respond",
    ),
    path(
        "responses/inspections/<slug:slug>",
        responses.to_inspection,
        name="respond-to-inspection",
    ),
    path("responses/confirm/<str:token>", responses.confirm, name="confirm-response"),
    path(
        "responses/withdraw/<str:token>", responses.withdraw, name="withdraw-response"
    ),
    path("subscriptions/", subscribe.ask, name="subscribe"),
    path(
        "subscriptions/confirm/<str:token>",
        subscribe.confirm,
        name="confirm-subscription",
    ),
    path("subscriptions/leave/<str:token>", subscribe.leave, name="leave"),
    path("sitemap.xml", site.sitemap, name="sitemap"),
    path("robots.txt", site.robots, name="robots"),
]
