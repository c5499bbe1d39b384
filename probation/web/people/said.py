"""Adds, ends and corrects what is said of somebody's life: one screen for all kinds."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from probation import clock
from probation.policy.circumstances import Kind, Reach
from probation.policy.codes import (
    ADDRESS_TYPE,
    CIRCUMSTANCE_SUBTYPE,
    CIRCUMSTANCE_TYPE,
    DISABILITY,
)
from probation.records.circumstances import actions, queries
from probation.web import shell
from probation.web.acting import by, done
from probation.web.forms import form_for
from probation.web.opening import open_or_404, open_person, refuse
from probation.web.people.forms import SAID_FORMS, EndForm

DETAILS = (Kind.ADDRESS, Kind.REACH, Kind.CONTACT)  # on the page of details


@login_required
def add(request: HttpRequest, crn: str, kind: str) -> HttpResponse:
    """`disability` in the address: the disability that an adjustment is for."""
    person = open_person(request, crn, why=f"add {kind}")
    kind = _kind(request, kind)
    form = form_for(request, SAID_FORMS[kind], initial={"since": clock.today()})
    more = {}
    if kind is Kind.ADJUSTMENT and (asked := request.GET.get("disability", "")):
        found = queries.visible_to(request.user, Kind.DISABILITY).filter(person=person)
        more["disability"] = found.filter(pk=asked).first() if asked.isdigit() else None
    if form.is_bound and form.is_valid():
        told = form.told() | more
        if done(
            form,
            lambda: actions.add(
                person, kind, told, once=form.cleaned_data["once"], **by(request)
            ),
        ):
            shell.saved(request, f"Added: {kind.label.lower()}.")
            return redirect(_page_of(kind, person))
    return _page(request, person, kind, form, f"Add: {kind.label.lower()}")


@login_required
def end(request: HttpRequest, kind: str, said_id: int) -> HttpResponse:
    kind = _kind(request, kind)
    row = _row(request, kind, said_id, why="end something said")
    form = form_for(request, EndForm, initial={"until": clock.today()})
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.end(row, kind, **told, **by(request))):
            shell.saved(
                request, f"Ended: {kind.label.lower()}. It stays in the history."
            )
            return redirect(_page_of(kind, row.person))
    title = f"End: {kind.label.lower()}"
    return _page(request, row.person, kind, form, title, row, button="End it")


@login_required
def correct(request: HttpRequest, kind: str, said_id: int) -> HttpResponse:
    kind = _kind(request, kind)
    row = _row(request, kind, said_id, why="correct something said")
    form_class = SAID_FORMS[kind]
    form = form_for(request, form_class, initial=form_class.initial_of(row), held=row)
    if form.is_bound and form.is_valid():
        told = form.told()
        if kind is Kind.ADJUSTMENT:
            told["disability"] = row.disability
        if done(
            form,
            lambda: actions.correct(
                row, kind, told, once=form.cleaned_data["once"], **by(request)
            ),
        ):
            shell.saved(request, f"Corrected: {kind.label.lower()}. Both are kept.")
            return redirect(_page_of(kind, row.person))
    title = f"Correct: {kind.label.lower()}"
    return _page(request, row.person, kind, form, title, row)


def _kind(request: HttpRequest, kind: str) -> Kind:
    return next((one for one in Kind if one == kind), None) or refuse(request)


def _row(request: HttpRequest, kind: Kind, said_id: int, *, why: str):
    seen = queries.visible_to(request.user, kind)
    return open_or_404(seen, request, why=why, pk=said_id)


def _page_of(kind: Kind, person) -> str:
    route = "details" if kind in DETAILS else "circumstances"
    return f"{reverse(route, args=[person.crn])}#{kind}"


def _page(request, person, kind, form, title, row=None, button="Save") -> HttpResponse:
    return render(
        request,
        "people/said.jinja",
        {
            "one": person,
            "kind": kind,
            "Kind": Kind,
            "form": form,
            "title": title,
            "row": row,
            "words": in_words(kind, row) if row else (),
            "button_text": button,
            "back": _page_of(kind, person),
            "allowed": actions.can_change(person, **by(request)),
        },
    )


def in_words(kind: Kind, row) -> list[str]:
    """What a row says, line by line; the first is its title."""
    match kind:
        case Kind.ADDRESS:
            told = ["No fixed abode"] if row.no_fixed_abode else []
            told += [*row.lines.splitlines(), row.postcode]
            verified = "verified" if row.is_verified else "not verified"
            told.append(f"{ADDRESS_TYPE.title_of(row.kind)}, {verified}")
        case Kind.REACH:
            safe = {True: "safe to leave a message", False: "do not leave a message"}
            label = next(one.label for one in Reach if one == row.kind)
            told = [row.value, ", ".join(filter(None, [label, safe.get(row.is_safe)]))]
        case Kind.CONTACT:
            told = [f"{row.name}, {row.relationship}", row.phone, row.notes]
        case Kind.CIRCUMSTANCE:
            told = [CIRCUMSTANCE_TYPE.title_of(row.kind)]
            if row.subtype:
                told[0] += f": {CIRCUMSTANCE_SUBTYPE.title_of(row.subtype)}"
            told.append(row.notes)
        case Kind.DISABILITY:
            told = [DISABILITY.title_of(row.kind), row.notes]
        case Kind.ADJUSTMENT:
            told = row.what.splitlines()
    return [line for line in told if line]
