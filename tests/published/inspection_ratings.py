"""Every published overall rating with a score, derived again.

By default our own rows, which stand in the law book; with PUBLISHED_CASES the file
published_ratings.csv of that folder, where there is one.
"""

from collections.abc import Iterator
from typing import Any

from probation.policy.inspection.editions import edition
from probation.policy.inspection.published import RATINGS, Published, ratings_of
from probation.policy.inspection.published.derive import EDITIONS, Outcome, derive

from .suite import OWN, Suite, folder

Rows = tuple[Published, ...]


class Ratings(Suite):
    def told(self) -> Any:
        if folder() == OWN:
            return RATINGS
        path = folder() / self.file
        return (
            ratings_of(path.read_text(encoding="utf-8-sig")) if path.exists() else None
        )


def _named(row: Published, n: int) -> str:
    standard = "" if row.is_overall else f" {row.standard} {row.key_question}".rstrip()
    return f"{row.report} {row.date} row {n}{standard}"


def cases(rows: Rows) -> Iterator[tuple[str, Published]]:
    for n, row in enumerate(rows, start=1):
        if not row.flag:
            yield _named(row, n), row


def check(row: Published) -> None:
    """Agrees where there is a score; otherwise is said not to be derivable."""
    told = derive(row).value
    if not (row.overall_score and row.score_out_of):
        assert (told.outcome, told.derived) == (Outcome.NOT_DERIVABLE, None)
    elif row.overall_rating is None:
        assert told.outcome is Outcome.NOTHING_TO_COMPARE
    elif told.derived is None:
        assert told.outcome is Outcome.NOT_DERIVABLE
        assert row.overall_score_to or row.edition not in EDITIONS
    else:
        assert (told.outcome, told.derived) == (Outcome.AGREES, row.overall_rating)
    _check_percentage(row)


def _check_percentage(row: Published) -> None:
    """The lowest question makes the standard: no rating above one of its percentages."""
    if row.percent_sufficient is None or row.rating is None:
        return
    if row.is_overall or row.edition not in EDITIONS:
        return
    bands = edition(EDITIONS[row.edition]).bands()
    assert row.rating.score <= bands.rate(row.percent_sufficient, 100).score


def flagged(rows: Rows) -> Iterator[tuple[str, Published]]:
    for n, row in enumerate(rows, start=1):
        if row.flag:
            yield _named(row, n), row


def check_flagged(row: Published) -> None:
    """Shown as an error of the source, and what we derive is not what was published."""
    told = derive(row).value
    assert told.outcome is Outcome.SOURCE_ERROR
    assert told.derived is None or told.derived is not row.overall_rating


SUITE = Ratings("published_ratings.csv", cases, check, flagged, check_flagged)
