"""A Django form's field in the words of GOV.UK Frontend: for components/form.jinja."""

from collections.abc import Collection, Mapping
from typing import Any

from django.forms import BoundField


def label(field: BoundField, heading: bool = False) -> dict[str, Any]:
    told: dict[str, Any] = {"text": field.label}
    if heading:
        told |= {"isPageHeading": True, "classes": "govuk-label--l"}
    return told


def legend(field: BoundField, heading: bool = False, about: str = "") -> dict[str, Any]:
    """`about` is for a row of a list: heard, not seen."""
    if about:
        return unseen(f"{about}: {field.label}")
    return {
        "text": field.label,
        "isPageHeading": heading,
        "classes": f"govuk-fieldset__legend--{'l' if heading else 's'}",
    }


def unseen(text: str) -> dict[str, Any]:
    return {"text": text, "classes": "govuk-visually-hidden"}


def hint(field: BoundField) -> dict[str, str] | None:
    return {"text": field.help_text} if field.help_text else None


def error(field: BoundField) -> dict[str, str] | None:
    return {"text": field.errors[0]} if field.errors else None


def entered(field: BoundField) -> str:
    """What was typed, kept even where it was refused; or the form's own suggestion."""
    value = field.value()
    prepared = field.field.widget.format_value(value)
    return "" if prepared is None else str(prepared)


def items(
    field: BoundField,
    hints: Mapping[str, str] | None = None,
    then: Mapping[str, str] | None = None,
    *,
    many: bool = False,
    skip_empty: bool = False,
    only: Collection[str] | None = None,
) -> list[dict[str, Any]]:
    """The choices, or `only` these.  A radio list leaves out the empty one: nothing
    chosen says that."""
    value = field.value()
    given = value if many else [value]
    chosen = {str(one) for one in given or [] if one is not None}
    told = []
    for key, text in field.field.choices:
        key = str(key)
        if (skip_empty and not key) or (only is not None and key not in only):
            continue
        item: dict[str, Any] = {
            "value": key,
            "text": str(text),
            "checked": key in chosen,
            "selected": key in chosen,
        }
        if hints and key in hints:
            item["hint"] = {"text": hints[key]}
        if then and key in then:
            item["conditional"] = {"html": then[key]}
        told.append(item)
    return told
