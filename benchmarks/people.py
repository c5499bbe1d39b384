"""Invented people by the hundred thousand, loaded as the loader role by COPY.

Names are invented or common, and fall as names do: a few are everywhere (one surname in
75), most are rare.  The same number gives the same people.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from uuid import UUID

from probation.policy.finding import words
from probation.policy.identifiers import check_letter

AT = datetime(2017, 4, 4, 9, tzinfo=UTC)
SURNAMES = [
    "Smith",
    "Jones",
    "Taylor",
    "Brown",
    "Williams",
    "Wilson",
    "Johnson",
    "Davies",
    "Robinson",
    "Wright",
    "Thompson",
    "Evans",
    "Walker",
    "White",
    "Roberts",
    "Green",
    "Hall",
    "Wood",
    "Jackson",
    "Clarke",
    "Patel",
    "Khan",
    "Lewis",
    "Hughes",
    "Edwards",
    "Hill",
    "Moore",
    "Clark",
    "Harris",
    "Cooper",
    "King",
    "Ward",
    "Baker",
    "Turner",
    "Scott",
    "Morris",
    "Carter",
    "Morgan",
    "Watson",
    "Ahmed",
    "Phillips",
    "Hussain",
    "Singh",
    "Begum",
    "Kelly",
    "O'Brien",
    "Macdonald",
    "Smyth",
    "Clarkson",
    "Llewellyn",
    "Ali",
    "Kaur",
]
FIRST = [
    "David",
    "John",
    "Michael",
    "Paul",
    "James",
    "Andrew",
    "Mark",
    "Stephen",
    "Robert",
    "Richard",
    "Christopher",
    "Daniel",
    "Matthew",
    "Mohammed",
    "Jack",
    "Thomas",
    "Lee",
    "Ryan",
    "Liam",
    "Connor",
    "Sarah",
    "Emma",
    "Louise",
    "Claire",
    "Rebecca",
    "Laura",
    "Donna",
    "Kelly",
    "Gary",
    "Kevin",
    "Shane",
    "Wayne",
    "Darren",
    "Jon",
    "Steven",
    "Mohammad",
    "Siobhan",
    "Aisha",
    "Kieran",
    "Callum",
    "Jordan",
    "Kyle",
]
STARTS = ["Al", "Bar", "Bel", "Bran", "Cal", "Cor", "Dal", "Der", "Elm", "Fen", "Gar", "Hal", "Har", "Kel", "Lan", "Mar", "Nor", "Ol", "Pen", "Ral", "Sel", "Stan", "Tal", "Thorn", "Ul", "Var", "Wel", "Wick", "Yar", "Zan"]  # fmt: skip
MIDDLES = [
    "a",
    "be",
    "da",
    "den",
    "er",
    "fer",
    "gel",
    "in",
    "ke",
    "la",
    "len",
    "mer",
    "na",
    "or",
    "ric",
    "ros",
    "sen",
    "ta",
    "ther",
    "ver",
]
ENDS = ["bourne", "by", "combe", "don", "field", "ford", "ham", "hurst", "ley", "man", "ner", "sby", "shaw", "smith", "son", "ston", "ter", "ton", "well", "worth"]  # fmt: skip


def _names(common: list[str], rare: int, chance: random.Random) -> list[str]:
    made = dict.fromkeys(common)
    while len(made) < len(common) + rare:
        name = chance.choice(STARTS) + chance.choice(MIDDLES) + chance.choice(ENDS)
        made[name] = None
    return list(made)


class Falling:
    """Picks by Zipf's law: the second name half as often as the first, nearly."""

    def __init__(self, names: list[str], flat: float):
        self.names = names
        self.until = list(accumulate(1 / (n + flat) for n in range(1, len(names) + 1)))

    def pick(self, chance: random.Random) -> str:
        return chance.choices(self.names, cum_weights=self.until)[0]


def people(n: int, units: list[int], seed: int = 1) -> Iterator[dict]:
    """Each with the columns of people_person, `tokens`, `units`, `pnc` and `postcode`.

    A first tenth is seen by the first unit, the others each by one of the rest; one in
    five by a second unit as well.
    """
    chance = random.Random(seed)
    last = Falling(_names(SURNAMES, 9_000, chance), flat=8)
    first = Falling(_names(FIRST, 1_500, chance), flat=4)
    for number in range(n):
        yield _person(number, chance, first, last, units)


def _person(number: int, chance, first, last, units) -> dict:
    born = date(1945, 1, 1) + timedelta(days=chance.randrange(20_000))
    called = [first.pick(chance), first.pick(chance), last.pick(chance)]
    also = [f"{called[0]} {last.pick(chance)}"] if chance.random() < 0.15 else []
    year, serial = f"{chance.randrange(100):02}", f"{chance.randrange(10**7):07}"
    pnc = f"{year}/{serial}{check_letter(year, serial)}"
    postcode = f"{chance.choice(('PL', 'B', 'WR', 'HR', 'CV'))}{chance.randrange(1, 20)} {chance.randrange(1, 10)}{chance.choice('ABDEF')}{chance.choice('GHJLN')}"  # fmt: skip
    crn = f"A{number:06}"
    seen = [units[0] if number % 10 == 0 else chance.choice(units[1:])]
    if chance.random() < 0.2:
        seen.append(chance.choice([unit for unit in units[1:] if unit != seen[0]]))
    return {
        "id": UUID(int=7 << 76 | 2 << 62 | number << 80),
        "crn": crn,
        "first_name": called[0],
        "middle_names": called[1],
        "last_name": called[2],
        "date_of_birth": born,
        "sex": chance.choice(("M", "M", "M", "F")),
        "made_at": AT,
        "pnc": pnc,
        "postcode": postcode,
        "units": seen,
        "tokens": words(
            called=[" ".join(called), *also],
            born=[born],
            numbered=[crn, pnc],
            postcodes=[postcode],
        ),
    }


def load(connection, rows: Iterator[dict]) -> int:
    """`connection`: psycopg's, of the loader role.  Gives how many; commits nothing."""
    at = AT.isoformat()
    loaded = 0
    cursor = connection.cursor()
    for statement in STAGES:
        cursor.execute(statement)
    chunk: list[dict] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == 10_000:
            loaded += _copy(cursor, chunk, at)
            chunk = []
    loaded += _copy(cursor, chunk, at)
    return loaded


STAGES = ("SET CONSTRAINTS ALL DEFERRED",)
COPIES = {
    "people_person (id, crn, first_name, middle_names, last_name, preferred_name, "
    "date_of_birth, sex, gender_identity, ethnicity, religion, nationality, "
    "second_nationality, language, made_at, version, is_invented)": lambda row, at: [
        (
            row["id"], row["crn"], row["first_name"], row["middle_names"],
            row["last_name"], "", row["date_of_birth"], row["sex"], "", "", "", "", "",
            "", at, 1, True,
        )
    ],
    "people_visibility (person_id, unit_id, because, since)": lambda row, at: [
        (row["id"], unit, "responsible", at) for unit in row["units"]
    ],
    "people_identifier (person_id, kind, value, is_verified, since)": lambda row, at: [
        (row["id"], "PNC", row["pnc"], False, at)
    ],
    "people_searchtoken (person_id, kind, token)": lambda row, at: [
        (row["id"], kind, token) for kind, token in row["tokens"]
    ],
}  # fmt: skip


def _copy(cursor, chunk: list[dict], at: str) -> int:
    for table, lines in COPIES.items():
        with cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in chunk:
                for line in lines(row, at):
                    copy.write_row(line)
    return len(chunk)
