"""The pages of docs/rules, written from the law book: see `probation rules docs`."""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import partial

from probation.policy.explained import plain
from probation.policy.law_book import CHAPTERS, RULES
from probation.policy.rule import Calculation, CannotAnswer, Chapter, Rule
from probation.policy.workflows import ALL as WORKFLOWS

WRITTEN = (
    "<!-- Written by `probation rules docs` from the law book.  Do not edit. -->\n"
)
# The day whose rules answer a calculation's example: the first on which they answer.
DAYS = (date(2017, 11, 9), date(2022, 6, 1), date(2026, 6, 1))
DOUBTS = """\
{} of {} rules rest on something that could not be verified. Screens show the doubt
beside the answer. Who knows better writes the source at the rule, or a new dated row, and
the doubt goes.
"""
WIDE = 100  # characters of a line of JSON


def writers() -> dict[str, Callable[[], str]]:
    """File name → what writes it."""
    chapters = {f"{one.key}.md": partial(_chapter, one) for one in CHAPTERS}
    return {
        "README.md": _contents,
        **chapters,
        "workflows.md": _workflows,
        "doubts.md": _doubts,
    }


def _page(*parts: str) -> str:
    return WRITTEN + "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _contents() -> str:
    rows = [
        "| Chapter | Rules | With a doubt | `probation calculate` |",
        "|---|---:|---:|---|",
    ]
    for one in CHAPTERS:
        doubtful = sum(1 for rule in one.rules if rule.doubt)
        keys = ", ".join(f"`{c.key}`" for c in one.calculations)
        rows.append(
            f"| [{one.title}]({one.key}.md) | {len(one.rules)} | {doubtful} | {keys} |"
        )
    return _page(
        "# The law book",
        f"{len(RULES)} rules: each in words, with its source, the days on which it holds "
        "and a worked example that is run whenever these pages are written.",
        "\n".join(rows),
        "[What is not certain](doubts.md): every doubt, on one page.",
        "[The workflows](workflows.md): what may follow what, drawn.",
        "`probation rules diff 2020-11-30 2020-12-01` says what differs between the rules "
        "of two days; `probation calculate MODEL --on DATE --beside DATE` answers the same "
        "case by the rules of both.",
    )


def _chapter(one: Chapter) -> str:
    parts = [f"# {one.title}"]
    if len(one.rules) > 1:
        rows = [
            f"| [{rule.title}](#{anchor(rule)}) | {_days(rule)} |" for rule in one.rules
        ]
        parts.append("\n".join(["| Rule | Holds |", "|---|---|", *rows]))
    parts += [_rule(rule) for rule in one.rules]
    if one.calculations:
        parts.append("# Calculations")
        parts += [_calculation(c) for c in one.calculations]
    return _page(*parts)


def anchor(rule: Rule) -> str:
    """A place of its own: titles may be alike, keys may not."""
    return re.sub(r"[^a-z0-9]+", "-", rule.key.lower())


def _rule(rule: Rule) -> str:
    doubt = f"- **Not certain:** {rule.doubt}" if rule.doubt else ""
    facts = [
        f"- **Holds:** {_days(rule)}",
        f"- **Source:** {rule.source}",
        doubt,
        f"- **Example:** {rule.example.given} → **{rule.example.works_out()}**",
        f"- **Key:** `{rule.key}`",
    ]
    head = f'<a id="{anchor(rule)}"></a>\n\n## {rule.title}'
    return "\n\n".join([head, rule.says, "\n".join(filter(None, facts))])


def _days(rule: Rule) -> str:
    since = f"from {rule.since:%-d %B %Y}" if rule.since else ""
    until = f"until {rule.until:%-d %B %Y}" if rule.until else ""
    return " ".join(filter(None, [since, until])) or "no first or last day is known"


def _calculation(one: Calculation) -> str:
    return "\n\n".join(
        [
            f"## `{one.key}`: {one.title}",
            one.about,
            _json("Example", one.example),
            *_answer(one),
            _folded(_json("Takes", one.accepts), _json("Gives", one.returns)),
        ]
    )


def _answer(one: Calculation) -> list[str]:
    """The answer to its example by the rules of a day, where there is one."""
    for on in DAYS:
        try:
            found = one.answer(one.example, on)
        except (CannotAnswer, LookupError):
            continue
        return [_json(f"Answer by the rules of {on:%-d %B %Y}", plain(found.value))]
    return []


def _folded(*parts: str) -> str:
    inside = "\n\n".join(parts)
    return f"<details><summary>Schemas</summary>\n\n{inside}\n\n</details>"


def _json(title: str, told: object) -> str:
    return f"{title}:\n\n```json\n{in_lines(told)}\n```"


def in_lines(told: object, indent: int = 0) -> str:
    """JSON, with whatever is short in one line."""
    flat = json.dumps(told, ensure_ascii=False)
    if len(flat) + indent <= WIDE or not isinstance(told, dict | list | tuple):
        return flat
    inner = indent + 2
    if isinstance(told, dict):
        items = [
            f"{json.dumps(key, ensure_ascii=False)}: {in_lines(value, inner)}"
            for key, value in told.items()
        ]
    else:
        items = [in_lines(value, inner) for value in told]
    between = f",\n{' ' * inner}"
    left, right = "{}" if isinstance(told, dict) else "[]"
    return f"{left}\n{' ' * inner}{between.join(items)}\n{' ' * indent}{right}"


def _workflows() -> str:
    parts = [
        f"## {one.name}\n\n```mermaid\n{one.as_mermaid().rstrip()}\n```"
        for one in WORKFLOWS
    ]
    return _page(
        "# The workflows", "What may follow what; no other code knows it.", *parts
    )


def _doubts() -> str:
    doubtful = [rule for rule in RULES if rule.doubt]
    parts = [
        "# What is not certain",
        DOUBTS.format(len(doubtful), len(RULES)),
    ]
    for one in CHAPTERS:
        shared: dict[str, list[str]] = {}
        for rule in one.rules:
            if rule.doubt:
                link = f"[{rule.title}]({one.key}.md#{anchor(rule)})"
                shared.setdefault(rule.doubt, []).append(link)
        if shared:
            rows = [f"- {'; '.join(links)}: {doubt}" for doubt, links in shared.items()]
            parts += [f"## {one.title}", "\n".join(rows)]
    return _page(*parts)
