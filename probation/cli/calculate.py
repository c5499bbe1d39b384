"""`probation calculate`: rules of the law book over files, one answer for each line.

    probation calculate MODEL [FILE] [--explain] [--on DATE] [--beside DATE] [--to FILE]
    probation calculate --list

JSON Lines in, JSON Lines out in the same order: {"id", "result"} or {"id", "error"}.
The inputs stand beside "id" (or under "input"); without an "id" the line's number is
used.  With --beside each line also tells the answer by the rules of that other day:
"beside", {"on", "result"}, and whether it "differs".  A bad line is an error for that line only.  A Parquet file gives a Parquet file.
Ends with 0 if all were answered, 1 if some were refused, 2 if it was used wrongly.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from probation import clock
from probation.policy.law_book import CALCULATIONS, calculation
from probation.policy.rule import Calculation, CannotAnswer

from .answering import answer, differ, read_case
from .calculate_parquet import calculate_parquet

DONE, SOME_REFUSED, WRONG_USE = 0, 1, 2


class WrongUse(Exception):
    """The command was asked for something that it cannot do, said in words."""


def run(argv: list[str]) -> int:
    """The command, from the words after `calculate` to its exit code."""
    try:
        return _run(_parser().parse_args(argv))
    except (WrongUse, CannotAnswer) as wrong:
        print(f"probation calculate: {wrong}", file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        sys.stdout = None  # type: ignore[assignment]  # nobody reads on: say no more
        return SOME_REFUSED


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise WrongUse(message)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="probation calculate", description=__doc__.split("\n")[0])
    parser.add_argument("model", nargs="?", help="a key that --list names")
    parser.add_argument("file", nargs="?", help="JSON Lines or Parquet; stdin if none")
    parser.add_argument("--explain", action="store_true", help="add the working")
    parser.add_argument(
        "--on", metavar="DATE", help="the day whose rules to use: today"
    )
    parser.add_argument(
        "--beside", metavar="DATE", help="another day, whose answer is told as well"
    )
    parser.add_argument("--to", metavar="FILE", help="where the Parquet answers go")
    parser.add_argument("--list", action="store_true", help="name all models, as JSON")
    return parser


def _run(asked: argparse.Namespace) -> int:
    if asked.list:
        print(json.dumps([described(one) for one in CALCULATIONS], indent=2))
        return DONE
    if asked.model is None:
        raise WrongUse("name a model; --list names them all")
    one = calculation(asked.model)
    on = _day(asked.on)
    beside = None if asked.beside is None else _day(asked.beside)
    if asked.file is not None and asked.file.endswith(".parquet"):
        if asked.beside is not None:
            raise WrongUse("--beside is for JSON Lines")
        return _parquet(one, Path(asked.file), on, asked)
    if asked.to is not None:
        raise WrongUse("--to is for a Parquet file; JSON Lines are written out")
    with _lines(asked.file) as lines:
        return _json_lines(answers(one, lines, on, asked.explain, beside))


def described(one: Calculation) -> dict[str, Any]:
    return {
        "key": one.key,
        "title": one.title,
        "about": one.about,
        "accepts": one.accepts,
        "returns": one.returns,
        "example": one.example,
    }


def _day(told: str | None) -> date:
    if told is None:  # not a scenario's day, which would need its database
        return clock.real_now().astimezone(clock.LONDON).date()
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise WrongUse(f"a day is a date such as 2021-06-26, not {told}") from None


def _lines(file: str | None) -> Any:
    if file is None or file == "-":
        return nullcontext(sys.stdin.buffer)
    return _there(Path(file)).open("rb")


def _there(path: Path) -> Path:
    """A file or a pipe."""
    if not path.exists():
        raise WrongUse(f"there is no file {path}")
    if path.is_dir():
        raise WrongUse(f"{path} is a folder, not a file")
    return path


def _json_lines(told_of_lines: Iterable[dict[str, Any]]) -> int:
    code = DONE
    for told in told_of_lines:
        if "error" in told:
            code = SOME_REFUSED
        print(_written(told), flush=sys.stdout.isatty())
    return code


def _written(told: dict[str, Any]) -> str:
    """As it reads; escaped where the output cannot carry a sign, such as half of a pair."""
    text = json.dumps(told, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return json.dumps(told)
    return text


def answers(
    one: Calculation,
    lines: Iterable[bytes],
    on: date,
    explain: bool,
    beside: date | None = None,
) -> Iterator[dict[str, Any]]:
    """One answer for each line that is not blank, as it comes."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer_line(one, number, line, on, explain, beside)


def _answer_line(
    one: Calculation,
    number: int,
    line: bytes,
    on: date,
    explain: bool,
    beside: date | None,
) -> dict[str, Any]:
    name, given = read_case(number, line)
    if isinstance(given, str):
        return {"id": name, "error": given}
    found = answer(one, given, on, explain)
    if beside is None:
        return {"id": name} | found
    other = answer(one, given, beside, explain)
    return (
        {"id": name}
        | found
        | {"beside": {"on": str(beside)} | other, "differs": differ(found, other)}
    )


def _parquet(one: Calculation, path: Path, on: date, asked: argparse.Namespace) -> int:
    to = Path(asked.to) if asked.to else path.with_suffix(f".{one.key}.parquet")
    if to.resolve() == _there(path).resolve():
        raise WrongUse("the answers cannot go into the file that is read")
    refused = calculate_parquet(one.key, path, to, on, asked.explain)
    print(f"{to}", file=sys.stderr)
    return SOME_REFUSED if refused else DONE


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
