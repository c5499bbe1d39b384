"""The words by which a person is found: names, how they sound, days, numbers, places.

The same words are kept with a person and made from what somebody types, so that they
meet whatever the order, the accents, the hyphens and the spelling.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

import jellyfish

from .term import Term


class Word(Term):
    NAME = "name", "Name"
    SOUND = "sound", "Sound of a name"
    BIRTH = "birth", "Date of birth"
    NUMBER = "number", "Number"
    POSTCODE = "postcode", "Postcode"


POSTCODE = re.compile(r"^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$")
OUTCODE = re.compile(r"^[A-Z]{1,2}[0-9][A-Z0-9]?$")


def names(said: str) -> list[str]:
    """Lower-case words without accents: “O'Brien-Smith” → ["obrien", "smith"]."""
    apart = unicodedata.normalize("NFKD", said.casefold())
    apart = "".join(one for one in apart if not unicodedata.combining(one))
    apart = re.sub(r"['’`.]", "", apart)
    return [word for word in re.split(r"[^\w]+|_", apart) if word]


def sound(name: str) -> str:
    """How one word of `names` sounds; "" where it has no sound of its own."""
    return jellyfish.metaphone(name).replace(" ", "")


def number(said: str) -> str:
    """Letters and digits alone: “2004/0012345u” → “20040012345U”."""
    return re.sub(r"[^A-Z0-9]", "", said.upper())


def postcode(said: str) -> str:
    """Without its space, or "" where it is no postcode."""
    said = " ".join(said.upper().split())
    return said.replace(" ", "") if POSTCODE.match(said) else ""


def words(
    *,
    called: Iterable[str] = (),
    born: Iterable[date] = (),
    numbers: Iterable[str] = (),
    postcodes: Iterable[str] = (),
) -> set[tuple[Word, str]]:
    """All by which someone so called, born and numbered can be found."""
    by_name = {name for said in called for name in names(said)}
    found = {(Word.NAME, name) for name in by_name}
    found |= {(Word.SOUND, sound(name)) for name in by_name if sound(name)}
    found |= {(Word.BIRTH, day.isoformat()) for day in born}
    found |= {(Word.NUMBER, number(said)) for said in numbers if number(said)}
    found |= {(Word.POSTCODE, postcode(said)) for said in postcodes if postcode(said)}
    return found
