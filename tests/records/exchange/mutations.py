"""Ways in which a folder goes wrong: its bytes, its rows, its manifest.

The same for the tests and for the campaign: `chance` is random.Random, or Hypothesis's.
"""

import csv
import io
import json
from pathlib import Path
from random import Random

from probation.records.exchange.writing import MANIFEST

from .folders import admit

NASTY = (
    "", " ", "0", "-1", "1", "2", "3", "99999999999999999999", "1e9", "NaN", "true", "null",
    "{}", "[]", '{"a": 1}', '{"months": null}', '["\\u0000"]', "[" * 5000, "2017-02-30",
    "2017-11-09", "0001-01-01", "infinity", "now", "2017-11-09T08:00:00Z",
    "2017-11-09T25:00:00Z", "9999-12-31T23:59:59Z", "A000001", "A000002", "x/o1", "x/n2",
    "XP1", "XT1", "running", "ended", "booked", "N", "MAPP", "practitioner",
    "22222222-2222-4222-8222-222222222222", "22222222-2222-4222-8222-22222222222G",
    "'; DROP TABLE people_person; --", "%s", "\\N", "\\.", '"', "\u202e", "\ud83d\ude00"
    .encode("utf-16", "surrogatepass").decode("utf-16"), "é", "x" * 400, "\r\n", "\n",
)  # fmt: skip


def mutate(folder: Path, chance: Random) -> str:
    """Changes a few things in the folder.  Returns in words what was done."""
    done = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        way = chance.choice((_cell, _cell, _cell, _rows, _heading, _bytes, _manifest))
        done.append(way(folder, chance))
    if chance.random() < 0.7:
        try:
            admit(folder)
        except (ValueError, KeyError, OSError, TypeError, AttributeError, csv.Error):
            done.append("the manifest stays as it was")
    return "; ".join(done)


def _file(folder: Path, chance: Random) -> Path:
    return chance.choice(sorted(folder.glob("*.csv")))


def _read(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8", "replace")
    try:
        return list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        return []


def _write(path: Path, rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_bytes(out.getvalue().encode("utf-8", "replace"))


def _cell(folder: Path, chance: Random) -> str:
    path = _file(folder, chance)
    rows = _read(path)
    filled = [row for row in rows[1:] if row]
    if not filled:
        return "nothing"
    row = chance.choice(filled)
    place = chance.randrange(len(row))
    others = [one[place] for one in filled if len(one) > place]
    row[place] = (
        chance.choice(NASTY) if chance.random() < 0.7 else chance.choice(others)
    )
    _write(path, rows)
    return f"{path.name}: column {place + 1} became {row[place][:40]!r}"


def _rows(folder: Path, chance: Random) -> str:
    path = _file(folder, chance)
    rows = _read(path)
    if len(rows) < 2:
        return "nothing"
    place = chance.randrange(1, len(rows))
    way = chance.choice(("twice", "gone", "short", "long", "moved"))
    match way:
        case "twice":
            rows.append(list(rows[place]))
        case "gone":
            del rows[place]
        case "short":
            rows[place] = rows[place][:-1]
        case "long":
            rows[place].append("more")
        case "moved":
            rows.append(rows.pop(place))
    _write(path, rows)
    return f"{path.name}: row {place} is {way}"


def _heading(folder: Path, chance: Random) -> str:
    path = _file(folder, chance)
    rows = _read(path)
    if not rows or not rows[0]:
        return "nothing"
    place = chance.randrange(len(rows[0]))
    way = chance.choice(("renamed", "gone", "empty", "turned"))
    match way:
        case "renamed":
            rows[0][place] = chance.choice(NASTY)
        case "gone":
            rows = [row[:place] + row[place + 1 :] for row in rows]
        case "empty":
            rows = rows[:1]
        case "turned":
            rows = [row[::-1] for row in rows]
    _write(path, rows)
    return f"{path.name}: column {place + 1} is {way}"


def _bytes(folder: Path, chance: Random) -> str:
    path = _file(folder, chance)
    content = path.read_bytes()
    if not content:
        return "nothing"
    at = chance.randrange(len(content))
    more = chance.choice(
        (b"\0", b"\xff", b'"', b",", b"\n", b"\r", b";", b"\xef\xbb\xbf")
    )
    way = chance.choice(("cut", "inserted", "replaced", "taken out"))
    match way:
        case "cut":
            content = content[:at]
        case "inserted":
            content = content[:at] + more + content[at:]
        case "replaced":
            content = content[:at] + more + content[at + 1 :]
        case "taken out":
            content = content[:at] + content[at + chance.randrange(1, 40) :]
    path.write_bytes(content)
    return f"{path.name}: byte {at} {way} ({more!r})"


def _manifest(folder: Path, chance: Random) -> str:
    path = folder / MANIFEST
    try:
        said = json.loads(path.read_text())
        place = said if chance.random() < 0.2 else said["exchange"]
        if chance.random() < 0.4:
            place = chance.choice(said["resources"])
        name = chance.choice(sorted(place))
        told = chance.choice((None, "", 0, -1, 1, 2.5, "x", [], {}, True, "2017-11-10"))
        place[name] = told
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return "nothing"
    path.write_text(json.dumps(said))
    return f"{MANIFEST}: {name} became {told!r}"
