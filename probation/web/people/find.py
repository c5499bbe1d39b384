"""Finds a person, and makes one where nobody found is them."""

from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from probation import clock
from probation.policy.access import Permission, may
from probation.policy.decision import no
from probation.policy.finding import Word, names
from probation.policy.identifiers import Kind, read
from probation.policy.person import Sex
from probation.records.audit import actions as audit
from probation.records.organisations.queries import own_units
from probation.records.people import actions, finding
from probation.web import shell
from probation.web.acting import Writing, by, done, was_taken
from probation.web.dates import DayField, earliest_birth
from probation.web.forms import form_for
from probation.web.opening import refuse
from probation.web.people import sought
from probation.web.people.forms import BORN_HELP, words

# Which kinds of number one box tells apart, and the code each is kept under.
KEPT_AS = {Kind.PNC: "PNC", Kind.CRO: "CRO", Kind.PRISON_NUMBER: "NOMS"}


class NewForm(Writing):
    """`none_of`: the people who were on screen when "none of these" was said."""

    first_name = words("First name")
    last_name = words("Last name", required=True)
    date_of_birth = DayField(
        label="Date of birth",
        required=False,
        earliest=earliest_birth,
        latest=clock.today,
        help_text=BORN_HELP,
    )
    sex = forms.ChoiceField(
        label="Sex",
        choices=Sex.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the sex"},
    )
    numbers = words(
        "PNC, CRO or prison number, if there is one",
        help_text="Several with a comma between; each is kept as it is written",
    )
    none_of = forms.CharField(widget=forms.HiddenInput, required=False)

    def identifiers(self) -> dict[str, str]:
        """Each by its form; one of no known form is kept as “other”."""
        told = {}
        for said in self.cleaned_data["numbers"].split(","):
            if said := said.strip():
                told[_kind_of(said)] = said
        return told


def _kind_of(said: str) -> str:
    year = clock.today().year
    fitting = (
        code for kind, code in KEPT_AS.items() if read(kind, said, year).canonical
    )
    return next(fitting, "OTHR")


@login_required
def view(request: HttpRequest) -> HttpResponse:
    if not may(request.user.roles, Permission.VIEW_PERSON):
        refuse(request)
    said = request.GET.get("q", "").replace("\0", "").strip()[:200]
    clues = sought.read(said, on=clock.today())
    found = finding.search(request.user, clues)
    shown = found[: finding.SHOWN]
    if said:
        audit.searched(said, **by(request), shown=[one.person for one in shown])
    if only := _by_its_number(found, clues):
        return redirect("person", only.person.crn)
    can_add = actions.can_register(by=request.user)
    form = None
    if said and can_add:
        form = form_for(
            request,
            NewForm,
            initial=_from_search(said, clues) | {"none_of": _crns(shown)},
            address="/people/new",
        )
    return render(
        request,
        "people/find.jinja",
        {
            "sought": said,
            "found": shown,
            "is_more": len(found) > len(shown),
            "new_form_": form,
            "today": clock.today(),
        },
    )


def _by_its_number(found, clues):
    """The one whose number was typed in full: to the record, without a list of one."""
    if len(clues) != 1 or len(found) != 1 or found[0].likeness < 1:
        return None
    is_number = all(way.kind is Word.NUMBER for way in clues[0].exact)
    return found[0] if is_number else None


def _from_search(said: str, clues) -> dict[str, str]:
    """What was typed in the search, in the fields of the form."""
    called = [one.title() for one in said.replace(",", " ").split() if names(one) and not any(map(str.isdigit, one))]  # fmt: skip
    told = {"first_name": " ".join(called[:-1]), "last_name": "".join(called[-1:])}
    for clue in clues:
        way = clue.exact[0]
        if way.kind is Word.BIRTH and not way.is_prefix:
            told["date_of_birth"] = clue.said
        elif way.kind is Word.NUMBER:
            told["numbers"] = clue.said
    return told


@login_required
def new(request: HttpRequest) -> HttpResponse:
    if not actions.can_register(by=request.user):
        refuse(request)
    form = form_for(request, NewForm)
    if form.is_bound and was_taken(request):  # sent twice: it was made the first time
        said = f"{form['first_name'].value()} {form['last_name'].value()}"
        return redirect(f"{reverse('find-person')}?{urlencode({'q': said})}")
    found: list[finding.Found] = []
    if form.is_bound and form.is_valid():
        found = _possible_duplicates(request, form)
        if not found and done(form, lambda: _make(request, form)):
            shell.saved(request, f"{form.result.full_name} is on record.")
            return redirect("person", form.result.crn)
        if found:
            form.add_error(None, "Is this one of the people below? If not, save again")
            form.data = form.data.copy()
            form.data["none_of"] = ",".join(
                filter(None, (form.data.get("none_of"), _crns(found)))
            )
    return render(
        request,
        "people/new.jinja",
        {"form": form, "found": found, "today": clock.today()},
    )


def _possible_duplicates(request: HttpRequest, form: NewForm) -> list:
    """Those whom the member has not been shown yet."""
    told = form.cleaned_data
    found = finding.possible_duplicates(
        request.user,
        names(f"{told['first_name']} {told['last_name']}"),
        told["date_of_birth"],
        list(form.identifiers().values()),
    )
    audit.searched(
        "possible duplicates of a new person",
        **by(request),
        shown=[one.person for one in found],
    )
    seen = set(told["none_of"].split(","))
    return [one for one in found if one.person.crn not in seen]


def _make(request: HttpRequest, form: NewForm):
    told = form.cleaned_data
    units = own_units(request.user.scopes)
    if not units:
        no(
            "no-unit", "You are posted nowhere: a system administrator can post you"
        ).require()
    fields = ("first_name", "last_name", "date_of_birth", "sex")
    return actions.register(
        {name: told[name] for name in fields},
        units[0],
        identifiers=form.identifiers(),
        once=told["once"],
        **by(request),
    )


def _crns(found) -> str:
    return ",".join(one.person.crn for one in found)
