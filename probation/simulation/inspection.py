"""Invents the results of an inspection: a judgement for each case and question.

Cases are better or worse all through, so the answers about one go together; how often
each question is met is drawn anew for each body and is a finding about nobody.
"""

import random
from collections.abc import Iterator
from math import exp, log

from probation.policy.inspection.edition import Edition, Kind
from probation.policy.inspection.reoffending import parts_of
from probation.policy.inspection.results import SUPERVISED, is_counted

COLUMNS = ("inspection", "unit", "case", "question", "judgement")
LOW_RISK = 0.35  # of cases: a question on safety does not apply to them
SPREAD = 1.2  # of how good cases are, in log odds


def results(
    inspection: str, unit: str, edition: Edition, kind: Kind, *, cases: int, seed: int
) -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of COLUMNS.  `cases` of the people supervised; of other work a third as many."""
    chance = random.Random(f"{seed} {inspection} {unit}")
    for standard in edition.standards:
        if not is_counted(standard) or kind not in standard.kinds:
            continue
        supervised = bool(SUPERVISED & set(standard.case_types))
        label, n = ("S", cases) if supervised else (standard.key, cases // 3)
        for question in standard.questions:
            share = chance.uniform(0.45, 0.9)
            leaves_out = bool(question.leaves_out)
            yield from _judged(
                inspection, unit, label, n, question.key, share, leaves_out, seed
            )
    for part in parts_of(edition):
        if part.question.key.startswith("reoffending."):
            share = chance.uniform(0.4, 0.75)
            yield from _judged(
                inspection, unit, "S", cases, part.question.key, share, False, seed
            )


def _judged(
    inspection: str, unit: str, label: str, n: int, question: str, share: float,
    leaves_out: bool, seed: int,
) -> Iterator[tuple[str, str, str, str, str]]:  # fmt: skip
    for number in range(1, n + 1):
        case = f"{label}{number:03}"
        # The same case is as good, and of as low a risk, whatever is asked of it.
        about = random.Random(f"{seed} {inspection} {unit} {case}")
        good, risk = about.gauss(0, SPREAD), about.random()
        asked = random.Random(f"{seed} {inspection} {unit} {case} {question}")
        if leaves_out and risk < LOW_RISK:
            yield inspection, unit, case, question, "n/a"
            continue
        odds = log(share / (1 - share)) + good
        met = asked.random() < 1 / (1 + exp(-odds))
        yield inspection, unit, case, question, "yes" if met else "no"
