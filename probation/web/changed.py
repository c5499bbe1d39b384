"""Two people edit the same thing: the second is shown what is there now beside what they typed.

Nothing is lost and nothing overwritten unseen.  The form then answers what is there now:
sent again, it stands.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django import forms

CODE = "changed-meanwhile"  # of the reason with which an action refuses
WHAT_TO_DO = (
    "Someone else has changed this while you had it open. Nothing of yours is saved yet: "
    "compare the two, change what you typed if need be, and save again."
)


class Row(NamedTuple):
    label: str
    there: Any
    typed: Any


class Both(NamedTuple):
    who: str  # changed it
    at: datetime
    rows: list[Row]


def is_meanwhile(form: forms.Form, version: int | None) -> bool:
    """Whether the form answers something else than what is there now."""
    return (form.data.get("follows") or None) != (str(version) if version else None)


def show_both(
    form: forms.Form, version: int, *, who: str, at: datetime, rows: Iterable[Row]
) -> None:
    """Shows the rows in which the two differ, above the form (components/form.jinja)."""
    form.data = form.data.copy()
    form.data["follows"] = version
    form.errors.clear()  # of a form that answered what is no longer there
    form.add_error(None, WHAT_TO_DO)
    unlike = [row for row in rows if (row.there or "") != (row.typed or "")]
    form.both = Both(who, at, unlike)


def rows_of(form: forms.Form, there: Mapping[str, Any]) -> list[Row]:
    """Of a form whose fields are named as what they change."""
    return [
        Row(
            field.label,
            _words(field, there.get(name)),
            _words(field, form[name].value()),
        )
        for name, field in form.fields.items()
        if not field.widget.is_hidden
    ]


def _words(field: forms.Field, value: Any) -> str:
    labels = {str(key): label for key, label in getattr(field, "choices", ())}
    values = value if isinstance(value, list | tuple) else [value]
    words = (str(labels.get(str(one), one)) for one in values if one not in (None, ""))
    return ", ".join(words).replace("\r\n", "\n").strip()
