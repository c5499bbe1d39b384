"""Cases published with other people's code, and what ours must say to each.

To add a file: a module here that makes a Suite, and a line.
"""

from . import (
    dates,
    enforcement,
    inspection_ratings,
    inspection_sampling,
    ogrs3,
    person_match,
    predictor_fixtures,
    recall,
    rsr_serious_violence,
    tiers,
    unpaid_work,
    workload,
)
from .suite import Suite

ALL: tuple[Suite, ...] = (
    dates.SUITE,
    enforcement.SUITE,
    inspection_ratings.SUITE,
    inspection_sampling.SUITE,
    ogrs3.SUITE,
    person_match.SUITE,
    predictor_fixtures.SUITE,
    recall.SUITE,
    rsr_serious_violence.SUITE,
    tiers.SUITE,
    unpaid_work.SUITE,
    workload.SUITE,
)
