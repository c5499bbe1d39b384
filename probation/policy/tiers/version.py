"""Which version of tiering holds on a day, and a tier worked out by it."""

from datetime import date

from ..dated import Dated, Version

TIERING = Dated(
    "tiers.version",
    "Tiering of people on probation",
    "",
    (
        Version(
            date(2021, 5, 27),
            "v2",
            "hmpps-tier commit 19dfb53b (2021-05-27): the last factors of v1 removed",
            doubt="the day v2 was first used for allocation is not published",
        ),
        Version(
            date(2026, 3, 16),
            "v3",
            "hmpps-tier commits 778e3623 to 2068b686 (from 2026-03-16)",
            doubt="the day the code changed; the day practice changed is not "
            "published, and v2 goes on being worked out beside v3",
        ),
    ),
)


def version_on(day: date) -> str:
    """ "v2" or "v3".  NotInForce before v2: its forerunners are not described here."""
    return TIERING.on(day)
