"""How values are written on a page."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from probation.policy import requirements, sentences
from probation.policy.london import in_words, london_time
from probation.policy.term import Term


def day(value: date) -> str:
    """“4 April 2017”."""
    return in_words(_date(value))


def weekday(value: date) -> str:
    """“Tuesday 4 April 2017”."""
    return f"{_date(value):%A} {day(value)}"


def moment(value: datetime) -> str:
    """“4 April 2017 at 14:05”, London time."""
    local = london_time(value)
    return f"{in_words(local.date())} at {local:%H:%M}"


def clock(value: datetime) -> str:
    """“14:05”, London time."""
    return f"{london_time(value):%H:%M}"


def plural(n: int, one: str, many: str = "") -> str:
    """“1 person”, “2 people”; “1,200 contacts”."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def sentence_title(kind: str) -> str:
    return sentences.BY_KEY[kind].title


def requirement_words(requirement) -> str:
    """“Unpaid work, 100 hours”."""
    type_ = requirements.BY_KEY[requirement.kind]
    told = [(type_.length, requirement.length)]
    told += [(figure, requirement.also.get(figure.key)) for figure in type_.also]
    figures = [figure.unit.of(n) for figure, n in told if n]
    return ", ".join([type_.title, *figures])


def shown(value: Any) -> str:
    """Any value that a rule may answer with."""
    match value:
        case None | "":
            return "Not known"
        case bool():
            return "Yes" if value else "No"
        case Term():
            return value.label
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case int():
            return f"{value:,}"
        case float():
            return f"{value:,.4g}"
        case Decimal():
            return f"{value:,f}"
        case list() | tuple():
            return ", ".join(map(shown, value)) or "None"
        case set() | frozenset():
            return ", ".join(sorted(map(shown, value))) or "None"
    return str(value)


def _date(value: date) -> date:
    return london_time(value).date() if isinstance(value, datetime) else value
