"""Every true rate of the TOML file comes out, within its sampling error.

The seed is fixed, so a test passes or fails for good; four deviations are allowed, which
chance exceeds once in 16,000.
"""

from math import log, sqrt
from statistics import fmean, median

import pytest

from probation.policy.inspection.published import FINDINGS
from probation.simulation import read

from .conftest import WEST_MERCIA

TOLD = read(WEST_MERCIA)
SHARES = [(key, stratum) for key, rate in TOLD.rates.items() for stratum in rate.shares]
DEVIATIONS = 4


@pytest.fixture(scope="module")
def came_to(world):
    return world.simulation.chances.came_to()


@pytest.mark.parametrize(
    ("key", "stratum"), SHARES, ids=[f"{key}-{stratum}" for key, stratum in SHARES]
)
def test_a_rate_comes_out_as_the_file_says(came_to, key, stratum):
    share = TOLD.rates[key].shares[stratum]
    _, trials, met = came_to[key, stratum]
    if not trials:  # few are sentenced at a small court
        assert stratum in {court.code for court in TOLD.areas[0].courts}
        assert sum(n for (rate, _), (_, n, _) in came_to.items() if rate == key) > 20
        return
    error = sqrt(share * (1 - share) / trials)
    assert abs(met / trials - share) <= DEVIATIONS * error


@pytest.mark.parametrize("court", TOLD.waits["breach_listing"].middles)
def test_half_of_the_waits_of_a_court_are_no_longer_than_its_median(world, court):
    middle = TOLD.waits["breach_listing"].middles[court]
    waits = [
        days
        for lives in world.simulation.lives
        for where, days, _ in lives.contact.waits
        if where == court
    ]
    if len(waits) < 5:
        assert court in {"B22LQ00", "C22HE00", "C22SW00", "C22WC00"}
        return
    error = TOLD.waits["breach_listing"].spread / sqrt(len(waits)) * 1.25
    assert abs(log(median(waits) / middle)) <= DEVIATIONS * error + 0.5 / middle


@pytest.mark.parametrize("court", TOLD.amounts["report_score"].middles)
def test_scores_of_reports_have_the_mean_of_their_court(world, court):
    told = TOLD.amounts["report_score"]
    scores = [
        score
        for lives in world.simulation.lives
        for where, score, _ in lives.reports.scores
        if where == court
    ]
    error = told.spread * 1.1 / sqrt(len(scores))
    assert abs(fmean(scores) - told.middles[court]) <= DEVIATIONS * error


def test_income_falls_short_of_the_work_as_the_file_says(world):
    told = TOLD.amounts["income_share"]
    came = [
        share
        for lives in world.simulation.lives
        for body, share, _ in lives.incomes
        if body == "crc"
    ]
    assert len(came) == 25  # months
    error = told.spread / sqrt(len(came))
    assert abs(fmean(came) - told.middles["crc"]) <= DEVIATIONS * error


def test_there_is_a_row_for_every_finding_of_the_report():
    shown = {
        finding
        for group in (TOLD.rates, TOLD.waits, TOLD.amounts)
        for row in group.values()
        for finding in row.findings
    }
    assert shown == {finding.key for finding in FINDINGS}
