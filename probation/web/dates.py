"""Dates as people write them, read the British way: day, month, year.

`read` takes 4/4/17, 04.04.2017, 4-4-2017, 040417, 4 April 2017, 4th Apr 17, Tue 4 April,
April 4 2017, 2017-04-04, today, yesterday, tomorrow, Tuesday, next Tuesday, last Friday,
in 2 weeks, 3 days ago.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django import forms

from probation import clock
from probation.policy import plausible
from probation.policy.london import in_words

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # fmt: skip
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")  # fmt: skip
NEAR = {"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1}
UNITS = {"day": "days", "week": "weeks", "fortnight": "weeks", "month": "months", "year": "years"}  # fmt: skip
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}  # fmt: skip
EXAMPLE = "such as 4 April 2017 or 4/4/17"


class NotADate(ValueError):
    """What was written is no day there is; the text says why, for who wrote it."""


def read(written: str, *, on: date) -> date:
    """The day that is meant.  `on` is today: what “next Tuesday” counts from."""
    text = _plain(written)
    if not text:
        raise NotADate(f"Enter a date, {EXAMPLE}")
    day = _in_words(text, on) or _in_figures(text, on) or _with_month_name(text, on)
    if day is None:
        raise NotADate(
            f"Enter a date, {EXAMPLE}: ‘{_short(written.strip())}’ is not one"
        )
    return day


def _short(text: str) -> str:
    """Not all of a page that was pasted into the box."""
    return text if len(text) <= 40 else f"{text[:40]}…"


def _plain(written: str) -> str:
    text = written.strip().lower().replace(",", " ")
    text = re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", text)
    return " ".join(text.split())


def _in_words(text: str, on: date) -> date | None:
    if text in NEAR:
        return on + timedelta(days=NEAR[text])
    if found := re.fullmatch(r"(?:(next|this|last|on) )?([a-z]{3,9})", text):
        return _weekday(*found.groups(), on)
    counted = re.fullmatch(
        r"(in )?(\w+) (day|week|fortnight|month|year)s?( ago)?", text
    )
    if counted is None or bool(counted[1]) == bool(counted[4]):
        return None
    if counted[2].isdecimal() and len(counted[2]) > 4:
        raise NotADate(f"{_short(counted[2])} {counted[3]}s lead to no day there is")
    n = int(counted[2]) if counted[2].isdecimal() else NUMBERS.get(counted[2])
    if n is None:
        return None
    n *= 2 if counted[3] == "fortnight" else 1
    step = relativedelta(**{UNITS[counted[3]]: n})
    try:
        day = on - step if counted[4] else on + step
    except (ValueError, OverflowError):
        raise NotADate(f"{n:,} {counted[3]}s lead to no day there is") from None
    return _day(day.day, day.month, day.year)


def _weekday(which: str | None, name: str, on: date) -> date | None:
    """“Tuesday”: the coming one, today included.  “Next”: after today.  “Last”: before."""
    index = _named(name, WEEKDAYS)
    if index is None:
        return None
    if which == "last":
        return on - timedelta(days=(on.weekday() - index - 1) % 7 + 1)
    if which == "next":
        return on + timedelta(days=(index - on.weekday() - 1) % 7 + 1)
    return on + timedelta(days=(index - on.weekday()) % 7)


def _in_figures(text: str, on: date) -> date | None:
    if found := re.fullmatch(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})", text):
        return _day(int(found[4]), int(found[3]), int(found[1]))
    if found := re.fullmatch(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})", text):  # fmt: skip
        return _day(int(found[1]), int(found[2]), _year(found[3], on))
    if found := re.fullmatch(r"(\d{2})(\d{2})(\d{4}|\d{2})", text):
        return _day(int(found[1]), int(found[2]), _year(found[3], on))
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})", text):
        return _nearest(int(found[1]), int(found[2]), on)
    return None


def _with_month_name(text: str, on: date) -> date | None:
    """The weekday, if given, must agree; it is the commonest slip of the pen."""
    words = re.findall(r"[a-z]+|\d+", re.sub(r"\b(the|of|on)\b", " ", text))
    weekday = _named(words[0], WEEKDAYS) if words else None
    if weekday is not None:
        words = words[1:]
    if len(words) >= 2 and words[1].isdecimal() and not words[0].isdecimal():
        words[0], words[1] = words[1], words[0]
    if not 2 <= len(words) <= 3 or not words[0].isdecimal() or len(words[0]) > 2:
        return None
    month = _named(words[1], MONTH_NAMES)
    if month is None:
        return None
    if len(words) == 2:
        day = _nearest(int(words[0]), month + 1, on)
    elif words[2].isdecimal() and len(words[2]) in (2, 4):
        day = _day(int(words[0]), month + 1, _year(words[2], on))
    else:
        return None
    if weekday is not None and day.weekday() != weekday:
        raise NotADate(f"{in_words(day)} is a {day:%A}, not a {WEEKDAYS[weekday].title()}")  # fmt: skip
    return day


def _named(name: str, names: tuple[str, ...]) -> int | None:
    """A name or the start of one, three letters or more."""
    found = [n for n, full in enumerate(names) if len(name) > 2 and full.startswith(name)]  # fmt: skip
    found += [n for n, full in enumerate(names) if name == "sept" and full == "september"]  # fmt: skip
    return found[0] if found else None


def _year(figures: str, on: date) -> int:
    """Two figures mean the century in which the year is at most 20 years ahead."""
    if len(figures) == 4:
        return int(figures)
    year = on.year // 100 * 100 + int(figures)
    return year - 100 if year > on.year + 20 else year


def _nearest(day: int, month: int, on: date) -> date:
    """Without a year: the one nearest to today, never more than about half a year off."""
    near = []
    for year in (on.year - 1, on.year, on.year + 1):
        try:
            near.append(_day(day, month, year))
        except NotADate:
            continue
    if not near:
        return _day(day, month, on.year)
    return min(near, key=lambda one: abs((one - on).days))


def _day(day: int, month: int, year: int) -> date:
    if not 1 <= month <= 12:
        swapped = 1 <= day <= 12 and 1 <= month <= 31
        also = ": write the day first, then the month" if swapped else ""
        raise NotADate(f"There is no month {month}{also}")
    if not 1800 <= year <= 2200:
        raise NotADate(f"The year {year} cannot be right")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = MONTH_NAMES[month - 1].title()
        of = f"{name} {year}" if month == 2 else name
        raise NotADate(f"There is no {day} {of}: it has {last} days")
    return date(year, month, day)


def within(years: int) -> Callable[[], date]:
    """The last day so many years from today."""
    return lambda: plausible.ahead(years, clock.today())


def earliest_birth() -> date:
    return plausible.earliest_birth(clock.today())


class DayField(forms.Field):
    """A date in one box.  `label` must name it; errors begin with it.

    `earliest` and `latest` are days, or functions that give one when asked; without them
    the bounds of what can be right at all (policy/plausible.py).
    """

    widget = forms.TextInput

    def __init__(self, *, earliest=None, latest=None, **kwargs):
        kwargs.setdefault("help_text", "For example 4 April 2017, 4/4/17 or next Tuesday")  # fmt: skip
        super().__init__(**kwargs)
        self.earliest = earliest or plausible.FIRST_DAY
        self.latest = latest or within(plausible.AHEAD)
        if self.label and "required" not in (kwargs.get("error_messages") or {}):
            self.error_messages["required"] = f"{self.label}: enter a date, {EXAMPLE}"

    def prepare_value(self, value):
        return in_words(value) if isinstance(value, date) else value

    def to_python(self, value) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return read(value, on=clock.today())
        except NotADate as wrong:
            raise forms.ValidationError(f"{self.label}: {_lower(str(wrong))}") from None

    def validate(self, value) -> None:
        super().validate(value)
        if value is None:
            return
        for bound, is_out, words in (
            (self.earliest, lambda day, bound: day < bound, "on or after"),
            (self.latest, lambda day, bound: day > bound, "on or before"),
        ):
            bound = bound() if callable(bound) else bound
            if is_out(value, bound):
                raise forms.ValidationError(
                    f"{self.label}: must be {words} {in_words(bound)}, not {in_words(value)}"
                )


class _Boxes(forms.TextInput):
    """Three boxes, NAME_day, NAME_month and NAME_year, read as one written date."""

    def value_from_datadict(self, data, files, name) -> str:
        boxes = [data.get(f"{name}_{part}", "").strip() for part in ("day", "month", "year")]  # fmt: skip
        return " ".join(boxes) if any(boxes) else data.get(name, "")

    def value_omitted_from_data(self, data, files, name) -> bool:
        return name not in data and f"{name}_day" not in data

    @staticmethod
    def parts(value) -> list[str]:
        """What each box shows."""
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        return [*str(value or "").split(" "), "", "", ""][:3]


class DayInBoxes(DayField):
    """A date known by heart, such as a date of birth, in three boxes."""

    widget = _Boxes

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "For example 27 3 1987")
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return value

    def to_python(self, value) -> date | None:
        if isinstance(value, str) and value.strip():
            boxes = zip(("day", "month", "year"), _Boxes.parts(value), strict=True)
            if missing := [f"a {name}" for name, box in boxes if not box]:
                says = f"{self.label}: must include {' and '.join(missing)}"
                raise forms.ValidationError(says)
        return super().to_python(value)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
