"""Lists of codes, read once from the files in `lists/`.

A file begins with lines that name its title, source, licence and doubt.  Then come the
columns `key` and `title`, `group` and `active` where there are any (active: N is no
longer offered), and others that only the list's own module reads.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..decision import YES, Decision, no

HERE = Path(__file__).parent / "lists"


@dataclass(frozen=True)
class Code:
    key: str
    title: str
    group: str = ""
    is_active: bool = True  # may be chosen; one that may not is still read and shown
    more: Mapping[str, str] = field(default_factory=dict)  # other columns, as written

    def flag(self, column: str) -> bool | None:
        """Yes, no, or None where no source says: whoever uses it must ask."""
        return {"Y": True, "N": False}.get(self.more[column])

    def number(self, column: str) -> int | None:
        told = self.more[column]
        return int(told) if told else None


@dataclass(frozen=True)
class CodeList:
    key: str
    title: str
    source: str
    licence: str
    doubt: str
    codes: Mapping[str, Code]

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes.values())

    def __len__(self) -> int:
        return len(self.codes)

    def __contains__(self, key: object) -> bool:
        return key in self.codes

    def get(self, key: str) -> Code | None:
        return self.codes.get(key)

    def title_of(self, key: str) -> str:
        """What to show; a code that is not in the list is shown as it stands."""
        code = self.codes.get(key)
        return code.title if code else key

    def active(self) -> list[Code]:
        """Those that may be chosen, in the order of the list."""
        return [code for code in self if code.is_active]

    def in_group(self, group: str) -> list[Code]:
        return [code for code in self if code.group == group]

    def can_choose(self, key: str) -> Decision:
        code = self.codes.get(key)
        if code is None:
            return no("unknown-code", f"{self.title}: there is no code {key}")
        if not code.is_active:
            return no("inactive-code", f"{self.title}: {code.title} is no longer used")
        return YES


def load(key: str) -> CodeList:
    lines = (HERE / f"{key}.csv").read_text(encoding="utf-8").splitlines()
    about = {}
    for line in lines:
        if not line.startswith("# "):
            break
        name, _, told = line.removeprefix("# ").partition(": ")
        about[name] = told
    rows = [_code(row) for row in csv.DictReader(lines[len(about) :])]
    return CodeList(
        key,
        about["Title"],
        about["Source"],
        about["Licence"],
        about.get("Doubt", ""),
        {row.key: row for row in rows},
    )


def _code(row: dict[str, str]) -> Code:
    key = row.pop("key")
    return Code(
        key,
        row.pop("title", key),
        row.pop("group", ""),
        row.pop("active", "") != "N",
        row,
    )
