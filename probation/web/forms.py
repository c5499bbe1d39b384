"""How a screen makes its form: sent, suggested, or as it was left."""

from uuid import uuid4

from django import forms
from django.http import HttpRequest, QueryDict

from . import draft


def form_for(
    request: HttpRequest,
    form_class: type[forms.Form],
    *,
    initial: dict | None = None,
    address: str = "",
    **kwargs,
) -> forms.Form:
    """Bound to what was sent; else the suggestions, with what was typed before over them.

    `once` is given a fresh key.  `address` is where the form posts, if not to this page:
    what was sent there is that form's, and no other's.
    """
    first = {"once": uuid4(), **(initial or {})}
    address = address or request.path
    if request.method == "POST" and address == request.path:
        return form_class(request.POST, initial=first, **kwargs)
    form = form_class(initial=first, **kwargs)
    form.draft = draft.left_at(request, address)
    if form.draft is not None:
        _restore(form, form.draft.fields)
    return form


def _restore(form: forms.Form, fields: dict[str, list[str]]) -> None:
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    for name, field in form.fields.items():
        sent_as = form.add_prefix(name)
        widget = field.widget
        if widget.is_hidden or widget.value_omitted_from_data(data, {}, sent_as):
            continue
        form.initial[name] = widget.value_from_datadict(data, {}, sent_as)
