"""How far the first loading of a scenario has come: a file, which every process can see."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Progress:
    what: str
    per_cent: int
    is_usable: bool = False  # the first people are there


def tell(place: Path, progress: Progress) -> None:
    part = place.with_suffix(".part")
    part.write_text(json.dumps(asdict(progress)), encoding="utf-8")
    part.rename(place)


def told(place: Path) -> Progress | None:
    """None: nothing is being loaded."""
    with suppress(OSError, ValueError, TypeError):
        return Progress(**json.loads(place.read_text(encoding="utf-8")))
    return None
