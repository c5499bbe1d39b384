"""How long tier v2 and workload take for everyone on probation, on one core.

    python benchmarks/tiers_and_workload.py [people]

Made-up cases, the same each time.  Beside each time stands a plain pass over the same
rows, which reads the same fields and adds up: machines differ, the ratio hardly does.
"""

import random
import sys
import time
from collections import Counter
from datetime import date
from decimal import Decimal

from probation.policy.tiers import (
    Answer,
    Assessment,
    CaseV2,
    Complexity,
    Need,
    Registration,
    Requirement,
    Sentence,
    Severity,
    tier_v2,
)
from probation.policy.workload import POINTS, Cases, Setting, Work, workload_points

ON = date(2025, 1, 6)
LIMIT = 300  # seconds, for a nation
LIMIT_PER_CALL = 300  # microseconds
NATION = 250_000
CHUNK = 5_000
OFFICERS = 7_000
ROSH = ("RLRH", "RMRH", "RMRH", "RHRH", "RVHR")


def make(chance: random.Random) -> CaseV2:
    made = date(2024, 1, 1 + chance.randrange(28))
    registrations = [Registration(chance.choice(ROSH), made)]
    registrations += [
        Registration(factor.value, made)
        for factor in chance.sample(list(Complexity), chance.randrange(5))
    ]
    if chance.random() < 0.3:
        registrations.append(Registration("MAPP", made, chance.choice(("M1", "M2"))))
    sentence = Sentence("NC")
    if chance.random() < 0.5:
        category = chance.choice(("F", "W"))
        sentence = Sentence("SP", True, (Requirement(category),))
    needs = {need: chance.choice(list(Severity)) for need in Need}
    return CaseV2(
        is_female=chance.random() < 0.1,
        rsr=Decimal(chance.randrange(1000)) / 100,
        ogrs=chance.randrange(101),
        registrations=tuple(registrations),
        sentences=(sentence,),
        assessment=Assessment(made, needs, temper_control=Answer.SOME),
    )


def plain_pass(cases: list[CaseV2]) -> int:
    """Read what the tier reads, and add it up."""
    total = 0
    for case in cases:
        total += int(case.rsr or 0) + (case.ogrs or 0)
        for one in case.registrations:
            total += len(one.code)
        for sentence in case.sentences:
            total += len(sentence.requirements)
        if case.assessment is not None:
            for severity in case.assessment.needs.values():
                total += severity is Severity.SEVERE
    return total


def timed(work, *given):
    began = time.perf_counter()
    found = work(*given)
    return time.perf_counter() - began, found


def tiers(people: int) -> tuple[float, float, Counter[tuple[int, str, Setting]]]:
    """Seconds of the plain pass, seconds of the tiers, and who holds what."""
    chance, plain, took = random.Random(1), 0.0, 0.0
    held: Counter[tuple[int, str, Setting]] = Counter()
    for start in range(0, people, CHUNK):
        cases = [make(chance) for _ in range(min(CHUNK, people - start))]
        seconds, _total = timed(plain_pass, cases)
        plain += seconds
        seconds, found = timed(
            lambda cases: [tier_v2(case, ON).value.tier for case in cases], cases
        )
        took += seconds
        settings = list(Setting)
        held.update(
            (chance.randrange(OFFICERS), tier, chance.choice(settings))
            for tier in found
        )
    return plain, took, held


def workloads(held: Counter[tuple[int, str, Setting]]) -> int:
    by_officer: dict[int, list[Cases]] = {}
    for (officer, tier, setting), n in held.items():
        by_officer.setdefault(officer, []).append(Cases(tier, setting, n))
    values = POINTS.on(ON)
    total = sum(
        workload_points(Work(tuple(cases), fast_reports=1), values).value
        for cases in by_officer.values()
    )
    return int(total)


def main() -> int:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else NATION
    plain, took, held = tiers(people)
    counting, _ = timed(lambda held: sum(held.values()), held)
    points, total = timed(workloads, held)
    whole = (took + points) * NATION / people
    per_call = took / people * 1e6
    print(f"{people:,} people, one core")
    print(f"plain pass over the rows   {plain:8.2f} s")
    print(f"tier v2, all parts named   {took:8.2f} s  {took / plain:6.1f} × plain pass")
    print(f"  one call                 {per_call:8.1f} µs (at most {LIMIT_PER_CALL})")
    print(
        f"workload of {OFFICERS:,} officers {points:8.2f} s  "
        f"{points / counting:6.0f} × plain count, {total:,} points"
    )
    print(f"a nation of {NATION:,}       {whole:8.2f} s (at most {LIMIT})")
    return int(whole > LIMIT or per_call > LIMIT_PER_CALL)


if __name__ == "__main__":
    sys.exit(main())
