"""Who somebody is and how to reach them; and, on a page beside it, their circumstances."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from probation import clock
from probation.policy import identifiers
from probation.policy.circumstances import Kind
from probation.policy.codes import IDENTIFIER_TYPE
from probation.policy.person import EDITABLE, shown
from probation.records.circumstances import queries as circumstances
from probation.records.own_data import queries as own_data
from probation.records.people import actions
from probation.records.people import queries as people
from probation.records.verified import queries as verified
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.forms import form_for
from probation.web.opening import open_or_404, open_person
from probation.web.people.forms import AliasForm, IdentifierForm
from probation.web.people.said import DETAILS, in_words

# Kinds of number whose form and check letter are known.
CHECKED = {
    "PNC": identifiers.Kind.PNC,
    "CRO": identifiers.Kind.CRO,
    "NOMS": identifiers.Kind.PRISON_NUMBER,
    "PCRN": identifiers.Kind.CRN,
}


@login_required
@require_GET
def view(request: HttpRequest, crn: str) -> HttpResponse:
    person = open_person(request, crn, why="read the details")
    aliases, numbers = people.names_and_numbers(person)
    beside = own_data.beside(person)
    checked = verified.of(person)
    for number in numbers:
        number.verified = checked.get(number.pk)
        number.title = IDENTIFIER_TYPE.title_of(number.kind)
        if number.kind in CHECKED:
            number.read = identifiers.read(
                CHECKED[number.kind], number.value, clock.today().year
            )
    held = {name: shown(name, getattr(person, name)) for name in EDITABLE}
    return render(
        request,
        "people/details.jinja",
        {
            "one": person,
            "details": [
                {"key": EDITABLE[name], "value": told}
                for name, told in held.items()
                if told
            ],
            "not_held": [
                EDITABLE[name].lower() for name, told in held.items() if not told
            ],
            "aliases": aliases,
            "numbers": numbers,
            "sections": _sections(request, person, DETAILS, beside),
            "allowed": actions.can_edit(person, **by(request)),
            "beside": beside,
        },
    )


@login_required
@require_GET
def life(request: HttpRequest, crn: str) -> HttpResponse:
    person = open_person(request, crn, why="read the circumstances")
    kinds = [kind for kind in Kind if kind not in DETAILS]
    beside = own_data.beside(person)
    sections = _sections(request, person, kinds, beside)
    for row in sections[Kind.ADJUSTMENT]:
        row.for_what = row.disability_id
    return render(
        request,
        "people/circumstances.jinja",
        {
            "one": person,
            "sections": sections,
            "Kind": Kind,
            "allowed": actions.can_edit(person, **by(request)),
        },
    )


def _sections(request: HttpRequest, person, kinds, beside) -> dict[Kind, list]:
    """Of each kind its rows, open ones first, each with `words` and what they dispute."""
    told = {}
    for kind in kinds:
        rows = circumstances.visible_to(request.user, kind).filter(person=person)
        told[kind] = sorted(rows, key=lambda row: row.ended_at is not None)
        for row in told[kind]:
            row.words = in_words(kind, row)
            row.disputes = beside.get(own_data.place_of(row))
    return told


@login_required
def add_alias(request: HttpRequest, crn: str) -> HttpResponse:
    person = open_person(request, crn, why="add a name")
    form = form_for(request, AliasForm)
    if form.is_bound and form.is_valid():
        told = dict(form.cleaned_data)
        once = told.pop("once")
        if done(
            form, lambda: actions.add_alias(person, told, once=once, **by(request))
        ):
            shell.saved(request, "The name is added.")
            return redirect("details", crn)
    return _form(request, person, form, "Add another name")


@login_required
def add_identifier(request: HttpRequest, crn: str) -> HttpResponse:
    person = open_person(request, crn, why="add a number")
    form = form_for(request, IdentifierForm)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.add_identifier(person, **told, **by(request))):
            shell.saved(request, "The number is added, unverified.")
            return redirect("details", crn)
    return _form(request, person, form, "Add a number")


def _form(request: HttpRequest, person, form, title: str) -> HttpResponse:
    allowed = actions.can_edit(person, **by(request))
    told = {"one": person, "form": form, "title": title, "allowed": allowed}
    return render(request, "people/form.jinja", told)


@login_required
def end_alias(request: HttpRequest, alias_id: int) -> HttpResponse:
    seen = people.aliases_visible_to(request.user)
    alias = open_or_404(seen, request, why="take a name off", pk=alias_id)
    return _end(request, alias, actions.end_alias, "The name is ended.")


@login_required
def end_identifier(request: HttpRequest, identifier_id: int) -> HttpResponse:
    seen = people.identifiers_visible_to(request.user)
    number = open_or_404(seen, request, why="take a number off", pk=identifier_id)
    return _end(request, number, actions.end_identifier, "The number is ended.")


def _end(request: HttpRequest, row, action, said: str) -> HttpResponse:
    if request.method != "POST":
        return redirect("details", row.person.crn)
    form = Writing(request.POST)
    if form.is_valid() and done(
        form, lambda: action(row, once=form.cleaned_data["once"], **by(request))
    ):
        shell.saved(request, f"{said} It stays in the history.")
    else:
        shell.problem(request, " ".join(form.non_field_errors()) or "Try again.")
    return redirect("details", row.person.crn)
