"""Mutation testing of the law book: `script/campaign mutants [--children N] [PACKAGE ...]`

Copies the law book and its tests to `mutants/`, changes one small thing at a time there
(mutmut) and runs the tests that reach it.  Stopped and started again it goes on where it
was; what was killed stays killed until its function changes, what survived is tried again
when a test changed.  Named packages or modules alone are tried if any are named (tiers,
inspection.chances ...).
Prints the score of each and writes docs/mutation.md.  Ends with 1 below 90 %.

A function that runs when its module is imported is tried once more, in a process of its
own: mutmut changes it only after the import, which no test can notice.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from . import mutants_report as report
from .mutants_report import KILLED, SCRATCH, Mutant

ROOT = Path(__file__).parents[2]
COPIED = (
    "probation/__init__.py",
    "probation/policy",
    "probation/matching",
    "probation/clock.py",
    *(f"probation/cli/{name}.py" for name in ("__init__", "answering")),
    *(f"probation/cli/{name}.py" for name in ("rules", "rules_pages")),
    "docs/rules",
    "tests/__init__.py",
    "tests/cli/__init__.py",
    "tests/cli/test_rules.py",
    "tests/policy",
    "tests/published",
)
SETTINGS = """
[tool.pytest.ini_options]
addopts = "-q -p no:django -p no:cacheprovider"
[tool.mutmut]
source_paths = ["probation"]
only_mutate = ["probation/policy/*"]
also_copy = ["tests", "docs"]
pytest_add_cli_args_test_selection = ["tests/policy", "tests/published", "tests/cli"]
use_git_change_detection = false
on_dependency_change = "ignore"
"""
# Hypothesis: the same examples each time, and no deadline that a busy machine misses.
# The changed files are long: each process must find them compiled.
ENVIRON = {**os.environ, "CI": "1", "PYTHONDONTWRITEBYTECODE": ""}
# What one process of its own needs of pytest.
ALONE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
AT_IMPORT = """
import json, os, sys
os.environ["MUTANT_UNDER_TEST"] = "stats"
from mutmut.state import state
from importlib import import_module
from pkgutil import walk_packages
import probation.policy
for one in walk_packages(probation.policy.__path__, "probation.policy."):
    import_module(one.name)
json.dump(sorted(state()._stats), sys.stdout)
"""
LEAST = 90.0  # per cent killed
LONGEST = 30  # seconds of the processor for one mutant in a process of its own
LARGEST = 4_000_000  # kibibytes, for one that never ends


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", nargs="*", metavar="PACKAGE")
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--report", action="store_true", help="of what was run before")
    asked = parser.parse_args()
    os.nice(10)
    drop_half_written()
    if not asked.report:
        if copied() or not (SCRATCH / "mutants/mutmut-stats.json").exists():
            forget_survivors(asked.packages)
        mutate(asked.children, asked.packages)
        try_again_at_import(asked.children, asked.packages)
    found = report.mutants()
    text = report.page(found)
    (ROOT / "docs/mutation.md").write_text(text, encoding="utf-8")
    print(report.table(found))
    return 0 if report.score(found) >= LEAST else 1


def copied() -> bool:
    """Brings the scratch copy up to date; whether a test changed."""
    here, there = set(), set()
    for name in COPIED:
        here |= _files(ROOT / name, ROOT)
        there |= _files(SCRATCH / name, SCRATCH)
    changed = set()
    for path in there - here:
        for base in (SCRATCH, SCRATCH / "mutants"):
            for file in base.glob(f"{path}*"):  # what mutmut keeps beside it as well
                file.unlink()
        changed.add(path)
    for path in here:
        # mutmut brings its own copy of code up to date, but not of data.
        bases = [SCRATCH] if path.suffix == ".py" else [SCRATCH, SCRATCH / "mutants"]
        for base in bases:
            if _written(base / path, (ROOT / path).read_bytes()):
                changed.add(path)
    (SCRATCH / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    return any(path.parts[0] in ("tests", "docs") for path in changed)


def _written(file: Path, content: bytes) -> bool:
    """False where it held just that; its time is kept then."""
    if file.exists() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True


def _files(place: Path, base: Path) -> set[Path]:
    found = [place] if place.is_file() else place.rglob("*")
    return {
        path.relative_to(base)
        for path in found
        if path.is_file() and "__pycache__" not in path.parts
    }


def drop_half_written() -> None:
    """A run that was killed may have been writing: that file begins anew."""
    for meta in (SCRATCH / "mutants").rglob("*.py.meta"):
        try:
            json.loads(meta.read_text(encoding="utf-8"))
        except ValueError:
            meta.unlink()
            meta.with_suffix("").unlink(missing_ok=True)


def forget_survivors(packages: list[str]) -> None:
    """So that they are tried against the tests of today: those of the packages named, or
    of all.
    """
    (SCRATCH / "mutants/mutmut-stats.json").unlink(missing_ok=True)
    for meta in (SCRATCH / "mutants").rglob("*.py.meta"):
        told = json.loads(meta.read_text(encoding="utf-8"))
        codes = told["exit_code_by_key"]
        told["exit_code_by_key"] = {
            name: None if _is_tried_again(Mutant(name, code), packages) else code
            for name, code in codes.items()
        }
        meta.write_text(json.dumps(told), encoding="utf-8")
    for copy in ("tests", "docs"):
        shutil.rmtree(SCRATCH / "mutants" / copy, ignore_errors=True)


def _is_tried_again(one: Mutant, packages: list[str]) -> bool:
    return not one.is_killed and (not packages or _is_of(one, packages))


def _is_of(one: Mutant, packages: list[str]) -> bool:
    places = [f"probation.policy.{each}." for each in packages]
    return f"{one.module}.".startswith(tuple(places))


def mutate(children: int, packages: list[str]) -> None:
    names = [f"probation.policy.{one}.*" for one in packages]
    mutmut = Path(sys.executable).parent / "mutmut"
    done = subprocess.run(
        [mutmut, "run", "--max-children", str(children), *names],
        cwd=SCRATCH,
        env=ENVIRON,
        check=False,
    )
    if done.returncode:
        sys.exit(done.returncode)


def try_again_at_import(children: int, packages: list[str]) -> None:
    found = subprocess.run(
        [sys.executable, "-c", AT_IMPORT],
        cwd=SCRATCH / "mutants",
        env=ENVIRON,
        check=True,
        stdout=subprocess.PIPE,
    )
    imported = set(json.loads(found.stdout))
    tried = [
        one
        for one in report.mutants()
        if one.function in imported
        and one.code not in KILLED
        and (not packages or _is_of(one, packages))
    ]
    print(f"{len(tried)} mutants of what runs at import, each in a process of its own")
    tests = report.tests_by_module()
    with ThreadPoolExecutor(children) as pool:
        asked = {
            pool.submit(_in_processes_of_its_own, one, tests): one for one in tried
        }
        for done in as_completed(asked):
            if (code := done.result()) in (0, *KILLED):
                report.record(asked[done], code)
            else:
                print(f"{asked[done].name}: pytest ended with {code}")


def _in_processes_of_its_own(one: Mutant, tests: dict[str, list[str]]) -> int:
    """pytest's exit code, over the files of tests that reach the module, those named
    after its package and those of docs/rules; the named first, since they notice soonest."""
    stem = one.package.rstrip("s")
    named = sorted(
        str(path.relative_to(SCRATCH))
        for path in SCRATCH.glob(f"tests/policy/test_*{stem}*.py")
    )
    others = sorted({"tests/cli/test_rules.py", *tests.get(one.module, ())} - {*named})
    kept = [[f for f in some if (SCRATCH / f).exists()] for some in (named, others)]
    codes = (_in_its_own_process(one, some) for some in kept if some)
    return next((code for code in codes if code), 0)


def _in_its_own_process(one: Mutant, chosen: list[str]) -> int:
    limits = ["sh", "-c", f'ulimit -t {LONGEST}; ulimit -v {LARGEST}; exec "$@"', "sh"]
    pytest = [sys.executable, "-m", "pytest", "-x", "--tb=no", "--no-header", *chosen]
    done = subprocess.run(
        [*limits, *pytest],
        cwd=SCRATCH / "mutants",
        env=ENVIRON | ALONE | {"MUTANT_UNDER_TEST": one.name},
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    broken_at_import = done.returncode in (2, 4)  # in a test's file, in a conftest
    return 1 if broken_at_import else done.returncode


if __name__ == "__main__":
    sys.exit(main())
