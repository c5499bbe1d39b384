"""Times of day as people write them: 10, 10am, 10.30, 14:05, half past is not read."""

import re
from datetime import time

from django import forms

WRITTEN = re.compile(r"^(\d{1,2})(?:[:.h ]?(\d{2}))? ?(am|pm)?$")
EXAMPLE = "such as 10am, 14:30 or 9.15"


def read(written: str) -> time | None:
    """None where it is no time of day."""
    text = written.strip().lower().replace("noon", "12pm")
    found = WRITTEN.match(text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] and not 1 <= hour <= 12:
        return None
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


class TimeField(forms.Field):
    widget = forms.TextInput

    def prepare_value(self, value):
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def to_python(self, value) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return value or None
        told = read(value)
        if told is None:
            raise forms.ValidationError(f"{self.label}: enter a time, {EXAMPLE}")
        return told
