"""The pages of docs/rules, written from the law book: see `probation rules docs`."""

import json
from datetime import date

from probation.policy.explained import plain
from probation.policy.law_book import CHAPTERS
from probation.policy.rule import Calculation, CannotAnswer, Chapter, Rule
from probation.policy.workflows import ALL as WORKFLOWS

WRITTEN = (
    "<!-- Written by `probation rules docs` from the law book.  Do not edit. -->\n"
)
# The day whose rules answer a calculation's example, where they answer at all on it.
DAYS = (date(2017, 11, 9), date(2022, 6, 1), date(2026, 6, 1))


def pages() -> dict[str, str]:
    """File name → text."""
    told = {f"{one.key}.md": _chapter(one) for one in CHAPTERS}
    return {"README.md": _contents(), **told, "workflows.md": _workflows()}


def _contents() -> str:
    rules = sum(len(one.rules) for one in CHAPTERS)
    lines = [
        "# The law book\n",
        (
            f"{rules} rules, each with its source and a worked example that is run. What "
            "could not be verified says so: “Not certain”.\n"
        ),
        "| Chapter | Rules | Not certain | `probation calculate` |",
        "|---|---|---|---|",
    ]
    for one in CHAPTERS:
        doubtful = sum(1 for rule in one.rules if rule.doubt)
        keys = ", ".join(f"`{c.key}`" for c in one.calculations)
        lines.append(
            f"| [{one.title}]({one.key}.md) | {len(one.rules)} | {doubtful} | {keys} |"
        )
    lines.append("\n[The workflows](workflows.md): what may follow what, drawn.")
    return WRITTEN + "\n".join(lines) + "\n"


def _chapter(one: Chapter) -> str:
    parts = [f"# {one.title}\n"]
    parts += [_rule(rule) for rule in one.rules]
    if one.calculations:
        parts.append("# Calculations\n")
        parts += [_calculation(c) for c in one.calculations]
    return WRITTEN + "\n".join(parts)


def _rule(rule: Rule) -> str:
    lines = [f"## {rule.title}\n", f"{rule.says}\n"]
    lines.append(f"- **Holds** {_holds(rule)}")
    lines.append(f"- **Source** {rule.source}")
    if rule.doubt:
        lines.append(f"- **Not certain** {rule.doubt}")
    lines.append(f"- **Example** {rule.example.given}: {rule.example.works_out()}")
    lines.append(f"- **Key** `{rule.key}`\n")
    return "\n".join(lines)


def _holds(rule: Rule) -> str:
    since = (
        f"from {rule.since:%-d %B %Y}" if rule.since else "from no day that is known"
    )
    return f"{since} until {rule.until:%-d %B %Y}" if rule.until else f"{since} on"


def _calculation(one: Calculation) -> str:
    lines = [f"## `{one.key}`: {one.title}\n", f"{one.about}\n"]
    lines.append(_json("Takes", one.accepts))
    lines.append(_json("Gives", one.returns))
    lines.append(_json("Example", one.example))
    for on in DAYS:
        try:
            found = one.answer(one.example, on)
        except (CannotAnswer, LookupError):
            continue
        lines.append(
            _json(f"Answer by the rules of {on:%-d %B %Y}", plain(found.value))
        )
        break
    return "\n".join(lines)


def _json(title: str, told: object) -> str:
    text = json.dumps(told, indent=2, ensure_ascii=False, sort_keys=False)
    return f"{title}:\n\n```json\n{text}\n```\n"


def _workflows() -> str:
    parts = ["# The workflows\n", "What may follow what; no other code knows it.\n"]
    parts += [
        f"## {one.name}\n\n```mermaid\n{one.as_mermaid()}```\n" for one in WORKFLOWS
    ]
    return WRITTEN + "\n".join(parts)
