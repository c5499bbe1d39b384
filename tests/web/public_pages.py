"""The addresses of the pages for everyone, for the tests beside this file."""

from django.urls import reverse

from probation.web.public import charts, data, feeds, site

WEST_MERCIA = "/inspections/reports/west-mercia-quality-and-impact-2017-11-09"
YORK = "/inspections/reports/york-and-north-yorkshire-quality-and-impact-2016"
LONDON = "/inspections/reports/london-crc-2019-08"
WEST_SUSSEX = "/inspections/reports/west-sussex-youth-justice-services-2022-06-22"
MERSEYSIDE = "/inspections/reports/merseyside-crc-2018"
CAMBRIDGESHIRE = "/inspections/reports/cambridgeshire-and-peterborough-pdu-2024"
NATIONAL = "/inspections/reports/national-inspection-of-hmpps-arrangements-2025-04-29"
YOUTH = "/inspections/league/youth-2018-2021"
COMPARED = "/inspections/compare?i=gwent-pdu-2022-02&i=gwent-pdu-2025&i=west-mercia-quality-and-impact-2017-11-09"

# One of each type, with what makes it long or odd.
TYPES = [
    "/inspections/", "/inspections/?q=public+protection&page=99", WEST_MERCIA, YORK, LONDON,
    WEST_SUSSEX, "/inspections/league", YOUTH, COMPARED, "/inspections/over-time",
    "/inspections/bodies/north-west-nps-division", "/inspections/quality-and-impact",
    "/inspections/checked", "/inspections/tallies", "/inspections/infographic",
    "/inspections/infographic?edition=adult-2021", "/inspections/feeds", "/standards/",
    "/standards/adult_2018", "/standards/quality_and_impact_2016", "/data/",
]  # fmt: skip


def files() -> list[str]:
    found = [
        reverse(f"data-{kind}", args=[one.name])
        for one in data.ALL
        for kind in ("csv", "json")
    ]
    found += [
        reverse(f"feed-{kind}", args=[one.key])
        for one in feeds.TOPICS
        for kind in ("atom", "rss")
    ]
    found += [reverse("chart", args=[name]) for name in charts.ALL]
    found += ["/inspections/infographic.svg", "/inspections/infographic.pdf"]
    return [*found, "/sitemap.xml", "/robots.txt"]  # fmt: skip


def everything() -> list[str]:
    return [*TYPES, *site.addresses(), *files()]
