"""The words by which a person is found: names, how they sound, days, numbers, places.

The same words are kept with a person and made from what somebody types, so that they
meet whatever the order, the accents, the hyphens and the spelling.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import jellyfish

from .identifiers import cro, pnc
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


def numbers(said: str) -> set[str]:
    """Every way in which a number may be met: as written, and as a PNC or CRO in full.

    A PNC is kept by two figures of its year, as it is written short, so that no century
    has to be guessed: “2004/0012345U” and “04/12345U” meet in “040012345U”.
    """
    found = {number(said)}
    if told := pnc(said, current_year=99).canonical:
        found.add(number(told)[2:])
    if told := cro(said).canonical:
        found.add(number(told))
    return found - {""}


def postcode(said: str) -> str:
    """Without its space, or "" where it is no postcode."""
    said = " ".join(said.upper().split())
    return said.replace(" ", "") if POSTCODE.match(said) else ""


def words(
    *,
    called: Iterable[str] = (),
    born: Iterable[date] = (),
    numbered: Iterable[str] = (),
    postcodes: Iterable[str] = (),
) -> set[tuple[Word, str]]:
    """All by which someone so called, born and numbered can be found."""
    by_name = {name for said in called for name in names(said)}
    found = {(Word.NAME, name) for name in by_name}
    found |= {(Word.SOUND, sound(name)) for name in by_name if sound(name)}
    found |= {(Word.BIRTH, day.isoformat()) for day in born}
    found |= {(Word.NUMBER, one) for said in numbered for one in numbers(said)}
    found |= {(Word.POSTCODE, postcode(said)) for said in postcodes if postcode(said)}
    return found


@dataclass(frozen=True)
class Way:
    """One word that would do: exactly it, or (`is_prefix`) any that begins so."""

    kind: Word
    token: str
    is_prefix: bool = False

    @property
    def after(self) -> str:
        """The first token beyond all that begin so: every token is below U+10FFFF."""
        return self.token + "\U0010ffff"

    def fits(self, kind: str, token: str) -> bool:
        if kind != self.kind:
            return False
        return token.startswith(self.token) if self.is_prefix else token == self.token


@dataclass(frozen=True)
class Clue:
    """One thing that was said of whoever is sought; any of its ways fits it.

    `close` are the ways to try where the exact ones find too few.
    """

    said: str
    exact: tuple[Way, ...]
    close: tuple[Way, ...] = ()


def name_clue(name: str) -> Clue:
    """`name`: one of `names`.  Short ones have no sound of their own to go by."""
    close = [Way(Word.NAME, name, is_prefix=True)]
    if len(name) > 2 and sound(name):
        close.append(Way(Word.SOUND, sound(name)))
    return Clue(name, (Way(Word.NAME, name),), tuple(close))


def birth_clue(said: str, day: date) -> Clue:
    """Close to it is the day with day and month the other way round."""
    turned: tuple[Way, ...] = ()
    if day.day <= 12 and day.day != day.month:
        other = day.replace(day=day.month, month=day.day)
        turned = (Way(Word.BIRTH, other.isoformat()),)
    return Clue(said, (Way(Word.BIRTH, day.isoformat()),), turned)


def birth_year_clue(year: int) -> Clue:
    return Clue(str(year), (Way(Word.BIRTH, f"{year}-", is_prefix=True),))


def number_clue(said: str, *others: Way) -> Clue:
    """`others`: what it may be besides, such as a day of birth in six figures."""
    ways = tuple(Way(Word.NUMBER, one) for one in sorted(numbers(said)))
    begins = Way(Word.NUMBER, number(said), is_prefix=True)
    return Clue(said, ways + others, (begins,) if len(begins.token) > 2 else ())


def postcode_clue(said: str) -> Clue:
    """A postcode, or its first half."""
    token = postcode(said)
    if token:
        return Clue(said, (Way(Word.POSTCODE, token),))
    return Clue(said, (Way(Word.POSTCODE, number(said), is_prefix=True),))
