"""Cases published with other people's code, and what ours must say to each.

To add a file: a module here that makes a Suite, and a line.
"""

from . import dates, inspection_ratings, inspection_sampling, tiers
from .suite import Suite

ALL: tuple[Suite, ...] = (
    dates.SUITE,
    inspection_ratings.SUITE,
    inspection_sampling.SUITE,
    tiers.SUITE,
)
