"""One request for data: who asks, what is given and withheld, what is made, and sent."""

from collections import Counter
from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from probation import clock
from probation.policy.access import Permission
from probation.policy.own_data import withholding
from probation.policy.own_data.asking import OPEN, REQUEST, Asked
from probation.records.own_data import actions, queries
from probation.records.own_data.telling import title_of
from probation.web import shell
from probation.web.acting import Following, Writing, by, done
from probation.web.forms import form_for
from probation.web.opening import needs, open_or_404, refuse
from probation.web.people.forms import words

GIVE = "give"
STEPS = {
    Asked.KNOWN: "It is known who asks",
    Asked.LONGER: "It takes longer",
    Asked.REFUSED: "Refuse it",
    Asked.WITHDRAWN: "It is withdrawn",
}


class MoveForm(Following):
    act = forms.CharField(widget=forms.HiddenInput, initial="move")
    status = forms.ChoiceField(
        label="What has become of it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what has become of it"},
    )
    because = words("Why? The person is told")

    def __init__(self, *args, possible, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = possible


class ConsiderForm(Writing):
    act = forms.CharField(widget=forms.HiddenInput, initial="consider")
    places = forms.MultipleChoiceField(
        label="Which entries?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick the entries that you decide on"},
    )
    ground = forms.ChoiceField(
        label="What is decided of the entries ticked?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose to give them, or the ground for not"},
    )
    column = forms.ChoiceField(label="What is withheld?", required=False)
    instead = words("Words to give instead, if part of it can be given", rows=True)
    because = words("What harm would it do? This is kept, and not sent", rows=True)
    is_told = forms.BooleanField(
        label="The person is told that something is withheld on this ground",
        required=False,
    )

    def __init__(self, *args, entries, asked_on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = [(key(one), one.title) for one in entries]
        grounds = [(one.value, one.label) for one in withholding.grounds(asked_on)]
        self.fields["ground"].choices = [(GIVE, "Give them"), *grounds]
        free = {line.column: line.label for one in entries for line in one.texts}
        whole = [("", "The whole entry")]
        self.fields["column"].choices = whole + [
            (column, f"Only: {label}") for column, label in free.items()
        ]


class MakeForm(Writing):
    act = forms.CharField(widget=forms.HiddenInput, initial="make")


class SendForm(Following):
    act = forms.CharField(widget=forms.HiddenInput, initial="send")


def key(entry) -> str:
    return ":".join(entry.place)


@needs(Permission.ANSWER_FOR_DATA)
def view(request: HttpRequest, request_id: int) -> HttpResponse:
    seen = queries.requests_visible_to(request.user)
    asked = open_or_404(seen, request, why="answer a request for data", pk=request_id)
    entries = queries.entries_of(asked.person)
    decided = queries.decisions_on(asked)
    shown = _shown(entries, decided, request.GET.get("table", ""))
    made = list(asked.packs.select_related("by").defer("content"))
    latest = made[0] if made else None
    listed = [(one.value, STEPS[one]) for one in REQUEST.possible(Asked(asked.status)) if one in STEPS]  # fmt: skip
    follows = {"follows": asked.version}
    every = {
        "move": (MoveForm, {"possible": listed}, follows),
        "consider": (ConsiderForm, {"entries": shown, "asked_on": asked.asked_on}, {"is_told": True}),
        "make": (MakeForm, {}, {}),
        "send": (SendForm, {}, follows),
    }  # fmt: skip
    sent_as = request.POST.get("act") if request.method == "POST" else None
    if sent_as is not None and sent_as not in every:
        refuse(request)
    told = {name: _form(request, sent_as, name, *how) for name, how in every.items()}
    form = told.get(sent_as)
    if form is not None and form.is_valid() and _act(request, asked, latest, form):
        return redirect("answer", asked.pk)
    asked.limit = queries.limit_of(asked)
    asked.now = Asked(asked.status).label
    return render(
        request,
        "own_data/answer.jinja",
        {
            "one": asked.person,
            "asked": asked,
            "is_open": asked.status in OPEN,
            "is_known": asked.status != Asked.ASKED,
            "form": form,
            "forms": told,
            "entries": shown,
            "decided": {one.place: _said(decided[one.place]) for one in entries if one.place in decided},
            "left": len(queries.still_to_decide(entries, decided)),
            "tables": _tables(entries),
            "table": request.GET.get("table", ""),
            "may_harm": withholding.MAY_HARM,
            "made": made,
            "key": key,
            "today": clock.today(),
        },
    )  # fmt: skip


def _form(request, sent_as, name: str, form_class, kwargs, initial) -> forms.Form:
    """Bound where it is the one that was sent; there are four, each with ids of its own."""
    kwargs = kwargs | {"auto_id": f"{name}_%s"}
    if sent_as == name:
        return form_for(request, form_class, initial=initial, **kwargs)
    return form_class(initial=initial | {"once": shell.fresh()}, **kwargs)


def _shown(entries, decided, table: str) -> list:
    """Those that somebody must decide on or has, and those of the table asked for."""
    return [
        one
        for one in entries
        if one.must or one.place in decided or one.row.table.file == table
    ]


def _tables(entries) -> list[tuple[str, str, int]]:
    count = Counter(one.row.table.file for one in entries)
    tables = {one.row.table.file: title_of(one.row.table) for one in entries}
    return [(file, title, count[file]) for file, title in tables.items()]


def _said(one) -> str:
    if not one.ground:
        return "Given"
    what = "In part" if one.column else "Withheld"
    told = "" if one.is_told else " The person is not told."
    return f"{what}: {withholding.Ground(one.ground).label}. {one.because}.{told}"


def _act(request: HttpRequest, asked, latest, form) -> bool:
    told = {k: v for k, v in form.cleaned_data.items() if k != "act"}
    match form:
        case MoveForm():
            act = partial(actions.move, asked, Asked(told.pop("status")), **told)
            said = "It is recorded."
        case ConsiderForm():
            places = [tuple(one.split(":", 1)) for one in told.pop("places")]
            ground = told.pop("ground")
            more = {"ground": "" if ground == GIVE else ground}
            if ground == GIVE:
                told |= {"column": "", "instead": ""}
            act = partial(actions.consider, asked, places, **more, **told)
            said = f"Decided on {len(places)}."
        case MakeForm():
            act = partial(actions.make_pack, asked, **told)
            said = "The answer is made. Read it before you send it."
        case _:
            act = partial(actions.send, asked, latest, **told)
            said = "It is recorded as sent."
    if not done(form, partial(act, **by(request))):
        return False
    shell.saved(request, said)
    return True


@needs(Permission.ANSWER_FOR_DATA)
@require_GET
def download(request: HttpRequest, request_id: int, pack_id: int) -> HttpResponse:
    seen = queries.requests_visible_to(request.user)
    asked = open_or_404(seen, request, why="read an answer", pk=request_id)
    made = asked.packs.filter(pk=pack_id).first()
    if made is None:
        refuse(request)
    name = f"answer-{asked.person.crn}-{made.pk}.zip"
    return HttpResponse(
        bytes(made.content),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
