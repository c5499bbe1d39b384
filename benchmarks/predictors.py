"""How fast people are scored: python -m benchmarks.predictors [ROWS]

Three ways in one run, on one core, told as ratios: the bulk evaluator, the same sums
written by hand in SQL (predictors.sql, no checks), and the function for one person.
Ratio and limit are of the processor's seconds, so that a busy machine does not matter;
the clock's stand beside them.  Ends with 1 where the answers differ, the bulk evaluator takes 20 s or more for 250,000 people, or more than
three times the hand-written SQL.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import ibis

from probation.insight.scoring import scored, sql_of
from probation.policy.predictors import assess
from probation.policy.predictors.reading import INPUTS
from probation.policy.predictors.registry import on

KEYS = ("ogrs3", "rsr", "arp", "vrp", "svrp")
DAY = date(2018, 6, 1)
LIMIT_SECONDS = 20.0  # for 250,000 people
LIMIT_RATIO = 3.0
SINGLE = 2_000  # people scored one by one
PEOPLE = """
COPY (
    WITH drawn AS (
        SELECT i,
            floor(random() * 30)::INT AS first, floor(random() * 25)::INT AS gap,
            floor(random() * 3)::INT AS later, floor(random() * 60)::INT AS months,
            floor(random() * random() * 60)::INT AS previous,
            floor(random() * 6)::INT AS violent, random() < 0.15 AS woman,
            random() < 0.05 AS sexual_history
        FROM range({rows}) t(i)
    )
    SELECT i AS id,
        CASE WHEN woman THEN 'female' ELSE 'male' END AS sex,
        8 + first AS age_at_first_sanction,
        10 + first + gap AS age_at_current_conviction,
        10 + first + gap + later AS age_at_start_of_followup,
        1 + previous AS total_sanctions,
        previous AS previous_sanctions,
        least(1 + previous, violent) AS violent_sanctions,
        months AS offence_free_months,
        20 AS age_at_last_sexual_offence,
        sexual_history,
        {drawn}
    FROM drawn
) TO '{path}' (FORMAT parquet)
"""
COUNTS = (
    "contact_adult_sanctions",
    "contact_child_sanctions",
    "non_contact_sanctions",
    "image_sanctions",
)


def make_people(path: Path, rows: int) -> None:
    """Made-up people, the same for the same number; half of them interviewed."""
    drawn = ["random() < 0.2 AS stranger_victim"]
    drawn += [
        f"sexual_history::INT * floor(random() * 3)::INT AS {name}" for name in COUNTS
    ]
    for name in ("ogrs3_group", "offence_category"):
        drawn.append(f"{_one_of(INPUTS[name].choices)} AS {name}")
    for name, value in sorted(_interview().items()):
        drawn.append(f"CASE WHEN i % 2 = 0 THEN {value} END AS {name}")
    connection = ibis.duckdb.connect(threads=1)
    connection.raw_sql("SELECT setseed(0.25)")
    sql = PEOPLE.format(drawn=",\n        ".join(drawn), rows=rows, path=path)
    connection.raw_sql(sql)


def _one_of(choices: tuple[str, ...]) -> str:
    told = ", ".join(repr(one) for one in choices)
    return f"[{told}][1 + floor(random() * {len(choices)})::INT]"


def _interview() -> dict[str, str]:
    """How each answer of an interview is drawn: those that only a person can give."""
    read = {n for key in (*KEYS, "rsr-serious-violence") for n in on(key, DAY).inputs}
    answers = {n for n in read if n.startswith(("past_", "uses_", "relationship_"))}
    answers |= {n for n in read if INPUTS[n].most == 2}
    answers |= {"weapon", "unemployed", "domestic_abuse"}
    drawn = {}
    for name in answers:
        if INPUTS[name].kind == "yes":
            drawn[name] = "random() < 0.2"
        elif INPUTS[name].kind == "choice":
            drawn[name] = _one_of(INPUTS[name].choices)
        else:
            drawn[name] = "floor(random() * 3)::INT"
    return drawn


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Seconds of the processor, seconds of the clock, and what was found."""
    began, clock = time.process_time(), time.perf_counter()
    found = work()
    return time.process_time() - began, time.perf_counter() - clock, found


def by_bulk(path: Path) -> Any:
    connection = ibis.duckdb.connect(threads=1)
    found = scored(connection.read_parquet(path), KEYS, DAY).order_by("id")
    scores = ["ogrs3_one_year", *(f"{key}_two_year" for key in KEYS)]
    found = found.select("id", *scores, *(f"{key}_refused" for key in KEYS))
    return connection.raw_sql(sql_of(found, connection)).to_arrow_table()


def by_hand(path: Path) -> Any:
    connection = ibis.duckdb.connect(threads=1)
    connection.raw_sql(f"SET VARIABLE people = '{path}'")
    sql = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    return connection.raw_sql(sql).to_arrow_table()


def one_by_one(path: Path) -> int:
    connection = ibis.duckdb.connect(threads=1)
    rows = connection.read_parquet(path).limit(SINGLE).to_pyarrow().to_pylist()
    began = time.process_time()
    for row in rows:
        for key in KEYS:
            assess(key, row, DAY)
    return round((time.process_time() - began) / len(rows) / len(KEYS) * 1e6)


def furthest(bulk: Any, hand: Any) -> float:
    """The largest difference between the two answers of any person."""
    far = 0.0
    for name in hand.column_names:
        pairs = zip(bulk[name].to_pylist(), hand[name].to_pylist(), strict=True)
        far = max(far, max(abs(a - b) for a, b in pairs))
    return far


def main(rows: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.parquet"
        make_people(path, rows)
        hand_seconds, hand_clock, hand = timed(lambda: by_hand(path))
        bulk_seconds, bulk_clock, bulk = timed(lambda: by_bulk(path))
        micro = one_by_one(path)
    far = furthest(bulk, hand)
    ratio = bulk_seconds / hand_seconds
    single = micro * 1e-6 * rows * len(KEYS)
    print(f"{rows:,} people, {', '.join(KEYS)}; one core")
    print("                    processor      clock   ratio")
    print(f"hand-written SQL   {hand_seconds:8.2f} s {hand_clock:8.2f} s    1.00")
    print(f"bulk evaluator     {bulk_seconds:8.2f} s {bulk_clock:8.2f} s {ratio:7.2f}")
    print(f"one by one         {single:8.2f} s            {single / hand_seconds:7.2f}")
    print(f"one call           {micro:8} µs")
    print(f"largest difference {far:.1e}")
    allowed = LIMIT_SECONDS * max(rows / 250_000, 0.25)
    return int(far > 1e-12 or ratio > LIMIT_RATIO or bulk_seconds >= allowed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 250_000))
