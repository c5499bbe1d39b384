"""What mutation testing found, by module, and what survived, with the reason: docs/mutation.md"""

import ast
import difflib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .mutants_reasons import REASONS, sort

SCRATCH = Path(__file__).parents[2] / "mutants"
KILLED = (1, 3, 24, 36, 152, 255, -24)  # a test failed, or never ended
NOT_RUN = None
UNREACHED = 33  # no test runs the function


@dataclass(frozen=True)
class Mutant:
    name: str
    code: int | None  # of pytest; None: not run yet

    @property
    def function(self) -> str:
        return self.name.partition("__mutmut_")[0]

    @property
    def module(self) -> str:
        return self.function.rpartition(".")[0]

    @property
    def package(self) -> str:
        return self.module.removeprefix("probation.policy.").split(".")[0]

    @property
    def is_killed(self) -> bool:
        return self.code in KILLED


def mutants() -> list[Mutant]:
    return [
        Mutant(name, code)
        for meta in sorted((SCRATCH / "mutants/probation").rglob("*.py.meta"))
        for name, code in json.loads(meta.read_text())["exit_code_by_key"].items()
    ]


def record(one: Mutant, code: int) -> None:
    """Where mutmut keeps it, which forgets it when the function changes."""
    path = _meta(one.module)
    told = json.loads(path.read_text(encoding="utf-8"))
    told["exit_code_by_key"][one.name] = code
    path.write_text(json.dumps(told), encoding="utf-8")


def tests_by_module() -> dict[str, list[str]]:
    """The files of the tests that reach some function of a module."""
    path = SCRATCH / "mutants/mutmut-stats.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, set[str]] = defaultdict(set)
    for function, tests in told["tests_by_mangled_function_name"].items():
        found[function.rpartition(".")[0]] |= {test.split("::")[0] for test in tests}
    return {module: sorted(files) for module, files in found.items()}


def score(found: Iterable[Mutant]) -> float:
    """Per cent killed of those that were run."""
    run = [one for one in found if one.code is not NOT_RUN]
    return 100 * sum(one.is_killed for one in run) / len(run) if run else 0.0


def table(found: list[Mutant]) -> str:
    lines = ["| Part | Mutants | Killed | % | Not run |", "|---|---:|---:|---:|---:|"]
    parts = sorted({one.package for one in found})
    lines += [_row(p, [one for one in found if one.package == p]) for p in parts]
    lines.append(_row("**All**", found))
    return "\n".join(lines)


def _row(title: str, found: list[Mutant]) -> str:
    killed = sum(one.is_killed for one in found)
    waiting = sum(one.code is NOT_RUN for one in found)
    run = len(found) - waiting
    return f"| {title} | {run} | {killed} | {score(found):.1f} | {waiting or ''} |"


def page(found: list[Mutant]) -> str:
    alive = [one for one in found if not one.is_killed and one.code is not NOT_RUN]
    reasons = {one.name: reason(one) for one in alive}
    told = Counter(key for key, _ in reasons.values())
    lines = [
        "# Mutation testing of the law book\n",
        "<!-- Written by `script/campaign mutants`.  Do not edit. -->\n",
        (
            "One small change at a time is made to `probation/policy` (another comparison, "
            "another number, a word changed, an argument left out), and the tests of the "
            "law book and the published cases are run. A change that no test notices has "
            "survived. A change that makes a test run for ever counts as noticed.\n"
        ),
        table(found),
        "\n## Survivors, by reason\n",
        "| Reason | Mutants |",
        "|---|---:|",
    ]
    lines += [f"| **{key}** {REASONS[key]} | {n} |" for key, n in told.most_common()]
    lines.append("\n## Survivors, by module")
    by_module: dict[str, list[Mutant]] = defaultdict(list)
    for one in alive:
        by_module[one.module].append(one)
    for module, those in sorted(by_module.items()):
        lines.append(f"\n### {module.removeprefix('probation.policy.')}\n")
        for one in those:
            key, change = reasons[one.name]
            function = one.function.rpartition(".")[2]
            lines.append(f"- `{_plain(function)}` {change} ({key})")
    return "\n".join(lines) + "\n"


def _plain(function: str) -> str:
    """As it is called in the code: x_name, or xǁClassǁname."""
    return function.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")


def reason(one: Mutant) -> tuple[str, str]:
    """Key of the reason, and the change in a line."""
    before, after = changed(one)
    shown = [f"`{text}`" if text else "nothing" for text in _around(before, after)]
    key = "unreached" if one.code == UNREACHED else sort(before, after)
    return key, " → ".join(shown)


@cache
def _functions(module: str) -> dict[str, list[str]]:
    path = SCRATCH / "mutants" / f"{module.replace('.', '/')}.py"
    if not path.exists():
        path = path.with_suffix("") / "__init__.py"
    text = path.read_text(encoding="utf-8")
    return {
        node.name: ast.unparse(node).replace(node.name, "it").splitlines()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    }


def changed(one: Mutant) -> tuple[str, str]:
    """The lines before and after the change, without those that stayed."""
    functions = _functions(one.module)
    name = one.name.rpartition(".")[2]
    before = functions[name.partition("__mutmut_")[0] + "__mutmut_orig"]
    told = list(difflib.ndiff(before, functions[name]))
    removed = " ".join(line[2:].strip() for line in told if line.startswith("- "))
    added = " ".join(line[2:].strip() for line in told if line.startswith("+ "))
    return removed, added


def _around(before: str, after: str, room: int = 30) -> tuple[str, str]:
    """Only what differs, with a little of what stands around it."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    most = min(len(before), len(after)) - start
    while end < most and before[-1 - end] == after[-1 - end]:
        end += 1
    first, last = max(start - room, 0), max(end - room, 0)
    return before[first : len(before) - last], after[first : len(after) - last]


def _meta(module: str) -> Path:
    path = SCRATCH / "mutants" / f"{module.replace('.', '/')}.py.meta"
    if path.exists():
        return path
    return path.parent / path.name.removesuffix(".py.meta") / "__init__.py.meta"
