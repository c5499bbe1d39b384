"""Identifiers of people: their canonical form, and whether the check letter is right.

Reading one never refuses it: what was written is kept as it stands, and a wrong letter
or an unknown form is told to whoever enters it.  Records hold real mistakes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .explained import Explained, Part
from .given import Given
from .json_schema import TEXT, object_of, one_of
from .rule import Calculation, Example, Rule
from .term import Term

CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"  # no I, O or S
SOURCE = "ministryofjustice/hmpps-person-record bf0902b (MIT)"


class Kind(Term):
    PNC = "pnc", "PNC number"  # Police National Computer
    CRO = "cro", "CRO number"  # Criminal Records Office
    CRN = "crn", "Case reference number"
    PRISON_NUMBER = "prison-number", "Prison number"


@dataclass(frozen=True)
class Identifier:
    """`canonical` None: it has no form of its kind.  `right_letter` None: it has none."""

    kind: Kind
    given: str
    canonical: str | None
    right_letter: str | None = None

    @property
    def check_letter_is_right(self) -> bool | None:
        """None where there is no letter to check: unreadable, CRN or prison number."""
        if self.canonical is None or self.right_letter is None:
            return None
        return self.canonical.endswith(self.right_letter)

    @property
    def is_sound(self) -> bool:
        """Of a known form, and with the right check letter where it has one."""
        return self.canonical is not None and self.check_letter_is_right is not False

    @property
    def warning(self) -> str:
        """For whoever enters it; empty where nothing is wrong."""
        if self.canonical is None:
            return f"‘{self.given}’ does not look like a {self.kind.label}"
        if self.check_letter_is_right is False:
            return (
                f"The last letter of {self.kind.label} {self.canonical} should be "
                f"{self.right_letter}: check the number"
            )
        return ""


def check_letter(year: str, serial: str) -> str:
    """Of a two-digit year and a serial, both as digits."""
    return CHECK_LETTERS[int(year + serial) % len(CHECK_LETTERS)]


_PNC = re.compile(
    r"(?:(?P<year>\d{4}|\d{2})/(?P<serial>\d{1,7})"  # with its slash
    r"|(?P<long_year>\d{4})(?P<long_serial>\d{7})"  # without: written in full
    r"|(?P<short_year>\d{2})(?P<short_serial>\d{1,7}))"  # without: two-digit year
    r"(?P<letter>[A-Z])",
    re.ASCII,
)
_CRO = re.compile(r"(?P<serial>\d{1,6})/(?P<year>\d{2})(?P<letter>[A-Z])", re.ASCII)
_SF_CRO = re.compile(
    r"SF(?P<year>\d{2})/(?P<serial>\d{1,6})(?P<letter>[A-Z])", re.ASCII
)
_CRN = re.compile(r"[A-Z]\d{6}", re.ASCII)
_PRISON_NUMBER = re.compile(r"[A-Z]\d{4}[A-Z]{2}", re.ASCII)


def _tidy(text: str) -> str:
    return "".join(text.split()).upper()


def pnc(text: str, current_year: int) -> Identifier:
    """Canonical: YYYY/NNNNNNNL.  A two-digit year is of this century up to the current year."""
    found = _PNC.fullmatch(_tidy(text))
    if found is None:
        return Identifier(Kind.PNC, text, None)
    told = found.groupdict()
    year = told["year"] or told["long_year"] or told["short_year"]
    serial = (told["serial"] or told["long_serial"] or told["short_serial"]).zfill(7)
    if len(year) == 2:
        year = f"{20 if int(year) <= current_year % 100 else 19}{year}"
    right = check_letter(year[2:], serial)
    return Identifier(Kind.PNC, text, f"{year}/{serial}{told['letter']}", right)


def cro(text: str) -> Identifier:
    """Canonical: NNNNNN/YYL, its serial padded; or SFYY/NL, its serial as written."""
    tidy = _tidy(text)
    if found := _SF_CRO.fullmatch(tidy):
        right = check_letter(found["year"], found["serial"])
        return Identifier(Kind.CRO, text, tidy, right)
    if found := _CRO.fullmatch(tidy):
        serial = found["serial"].zfill(6)
        right = check_letter(found["year"], serial)
        canonical = f"{serial}/{found['year']}{found['letter']}"
        return Identifier(Kind.CRO, text, canonical, right)
    return Identifier(Kind.CRO, text, None)


def crn(text: str) -> Identifier:
    """A letter and six digits.  There is no check letter."""
    return _without_letter(Kind.CRN, text, _CRN)


def prison_number(text: str) -> Identifier:
    """A letter, four digits, two letters.  There is no published check letter."""
    return _without_letter(Kind.PRISON_NUMBER, text, _PRISON_NUMBER)


def _without_letter(kind: Kind, text: str, form: re.Pattern[str]) -> Identifier:
    tidy = _tidy(text)
    return Identifier(kind, text, tidy if form.fullmatch(tidy) else None)


def read(kind: Kind, text: str, current_year: int) -> Identifier:
    if kind is Kind.PNC:
        return pnc(text, current_year)
    return {Kind.CRO: cro, Kind.CRN: crn, Kind.PRISON_NUMBER: prison_number}[kind](text)


def _answer(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    kind = given.one_of("kind", Kind)
    found = read(kind, given.text("number"), on.year)
    value = {
        "canonical": found.canonical,
        "check_letter_is_right": found.check_letter_is_right,
        "is_sound": found.is_sound,
    }
    part = Part(found.warning or f"{kind.label} {found.canonical}", source=SOURCE)
    return Explained(value, (part,), on=on)


RULES = (
    Rule(
        key="identifiers.pnc",
        title="PNC number",
        says="A year, a slash, a serial of seven digits and a check letter. Written "
        "short, the year has two digits (up to the current one it is of this century) "
        "and the serial loses its noughts. The letter follows from two digits of the "
        "year and the serial, by their remainder of 23. A wrong letter is told, not "
        "refused.",
        source=SOURCE,
        example=Example(
            "81/34U, then 81/34V, in 2026",
            lambda: f"{pnc('81/34U', 2026).canonical}; {pnc('81/34V', 2026).warning}",
        ),
    ),
    Rule(
        key="identifiers.cro",
        title="CRO number",
        says="A serial of up to six digits, a slash, two digits of the year and a check "
        "letter; or SF, two digits of the year, a slash, a serial as written and the "
        "letter. The letter is worked out as for a PNC number.",
        source=SOURCE,
        example=Example("65656/91H", lambda: str(cro("65656/91H").canonical)),
    ),
    Rule(
        key="identifiers.crn",
        title="Case reference number",
        says="A letter and six digits. A merged or local number is kept beside it.",
        source="hmpps-manage-people-on-probation-ui f62be77 (MIT)",
        example=Example("x123456", lambda: str(crn("x123456").canonical)),
    ),
    Rule(
        key="identifiers.prison-number",
        title="Prison number",
        says="A letter, four digits and two letters.",
        source="hmpps-accredited-programmes-api f84f41b (MIT)",
        doubt="no check letter is published",
        example=Example("a1234bc", lambda: str(prison_number("a1234bc").canonical)),
    ),
)

CALCULATIONS = (
    Calculation(
        key="identifier",
        title="An identifier",
        about="The canonical form of a PNC, CRO, case reference or prison number, and "
        "whether its check letter is right.",
        accepts=object_of("kind", "number", kind=one_of(Kind), number=TEXT),
        returns=object_of(
            "canonical",
            "check_letter_is_right",
            "is_sound",
            canonical={"type": ["string", "null"]},
            check_letter_is_right={"type": ["boolean", "null"]},
            is_sound={"type": "boolean"},
        ),
        answer=_answer,
        example={"kind": "pnc", "number": "81/34U"},
    ),
)
