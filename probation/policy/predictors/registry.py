"""The predictors there are, and which version of each a day calls for."""

from datetime import date

from probation.policy.rule import CannotAnswer

from .model import Predictor
from .reading import predictor

# In the order in which a reader would ask for them; a file for each version.
ALL: tuple[Predictor, ...] = tuple(
    predictor(name)
    for name in (
        "ogrs3",
        "ogp",
        "ovp",
        "rsr",
        "rsr-2021",
        "rsr-serious-violence",
        "rsr-contact",
        "rsr-images",
        "arp",
        "vrp",
        "svrp",
        "dc-srp",
        "iic-srp",
        "csrp",
    )
)


KEYS = tuple(dict.fromkeys(one.key for one in ALL))


def on(key: str, day: date) -> Predictor:
    """The version in use that day, or the nearest one there was.

    A score may be worked out again years later, or with a tool that was never in use
    on that day: the answer then says that it was not in use.
    """
    versions = [one for one in ALL if one.key == key]
    if not versions:
        raise CannotAnswer(
            f"There is no predictor ‘{key}’: choose from {', '.join(KEYS)}"
        )
    begun = [one for one in versions if one.since <= day]
    return begun[-1] if begun else versions[0]
