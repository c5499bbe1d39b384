"""Who is who: records made comparable, compared, and weighed.  A person decides."""

from .cleaning import Cleaned, Record, clean
from .model import MODEL, Model
from .scoring import Match, match
from .twins import are_possible_twins

__all__ = [
    "MODEL",
    "Cleaned",
    "Match",
    "Model",
    "Record",
    "are_possible_twins",
    "clean",
    "match",
]
