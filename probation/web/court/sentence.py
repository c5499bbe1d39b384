"""Enters the sentence that the court made, with its requirements, on one page."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy import requirements, sentences
from probation.policy.decision import Decision, no
from probation.policy.organisation import Kind
from probation.policy.requirement import RequirementType
from probation.policy.sentence import SentenceType
from probation.records.court import queries
from probation.records.organisations.queries import provider_of
from probation.records.sentences import actions
from probation.records.sentences import queries as sentenced
from probation.records.staff.queries import units_of
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.court import court_list, known
from probation.web.dates import DayField
from probation.web.forms import form_for
from probation.web.opening import open_or_404

# Shown at once; the others stand behind “Other”.
COMMON = frozenset(
    {
        "community_order", "suspended_sentence_order", "standard_determinate",
        "rehabilitation_activity", "unpaid_work", "programme", "curfew",
        "alcohol_abstinence_monitoring", "drug_rehabilitation",
    }
)  # fmt: skip


class SentenceForm(Writing):
    """Its fields are the law book's: each type of sentence with its lengths, and each
    requirement that the law knew on the day, with its figures."""

    kind = forms.ChoiceField(
        label="What was the sentence?",
        choices=[(one.key, one.title) for one in sentences.ALL],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the sentence"},
    )
    sentenced_on = DayField(label="Date of sentence", latest=clock.today)
    offence = forms.ChoiceField(
        label="For which offence, mainly?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the main offence"},
    )
    wanted = forms.MultipleChoiceField(
        label="Requirements", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, charges, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["offence"].choices = [(str(c.pk), c.title) for c in charges]
        self.available = [one for one in requirements.ALL if one.is_available(on)]
        self.fields["wanted"].choices = [(r.key, r.title) for r in self.available]
        for type_ in sentences.ALL:
            for figure in type_.lengths:
                self.fields[figure_field(type_, figure)] = _whole_number(figure)
        for type_ in self.available:
            for figure in (type_.length, *type_.also):
                self.fields[figure_field(type_, figure)] = _whole_number(figure)

    def clean(self):
        """What the law says against it, each reason at its own figure.  The action asks
        the same again: here it is only sorted."""
        told = super().clean()
        on, wanted = told.get("sentenced_on"), told.get("wanted", [])
        type_ = sentences.BY_KEY.get(told.get("kind"))
        if on is None or type_ is None or self.errors:
            return told
        # Read before anything is said: an error takes its figure out of cleaned_data.
        lengths, asked = self.lengths(), self.requirements()
        self._say("kind", type_, type_.allows(lengths, on=on), type_.lengths, lengths)
        self._say("wanted", type_, type_.requirements_allowed(len(wanted)), (), {})
        for one in asked:
            kind = requirements.BY_KEY[one.kind]
            answer = kind.possible_in(type_.key, type_.title)
            answer &= kind.allows(one.length, on=on, also=one.also)
            given = {kind.length.key: one.length, **one.also}
            self._say("wanted", kind, answer, (kind.length, *kind.also), given)
        return told

    def _say(self, choice: str, type_, answer: Decision, figures, given) -> None:
        on = self.cleaned_data["sentenced_on"]
        for reason in answer.reasons:
            at = choice
            for figure in figures:
                value = given.get(figure.key)
                if reason.code == f"missing-{figure.key}" or (
                    value is not None and reason in figure.allows(value, on).reasons
                ):
                    at = figure_field(type_, figure)
            self.add_error(at, reason.text)

    def lengths(self) -> dict[str, int]:
        type_ = sentences.BY_KEY[self.cleaned_data["kind"]]
        told = {
            figure.key: self.cleaned_data.get(figure_field(type_, figure))
            for figure in type_.lengths
        }
        return {key: value for key, value in told.items() if value is not None}

    def requirements(self) -> list[actions.NewRequirement]:
        return [
            self._requirement(type_)
            for type_ in self.available
            if type_.key in self.cleaned_data["wanted"]
        ]

    def _requirement(self, type_: RequirementType) -> actions.NewRequirement:
        length = self.cleaned_data[figure_field(type_, type_.length)]
        also = {
            figure.key: value
            for figure in type_.also
            if (value := self.cleaned_data[figure_field(type_, figure)]) is not None
        }
        return actions.NewRequirement(type_.key, length, also)


def _whole_number(figure) -> forms.IntegerField:
    return forms.IntegerField(
        label=f"{figure.title} ({figure.unit.label})",
        required=False,
        min_value=1,
        max_value=40_000,
        error_messages={"invalid": f"{figure.title}: enter a whole number"},
    )


def figure_field(type_: SentenceType | RequirementType, figure) -> str:
    return f"{type_.key}-{figure.key}"


@login_required
def view(request: HttpRequest, defendant_id) -> HttpResponse:
    member = request.user
    defendant = open_or_404(
        queries.defendants_visible_to(member),
        request,
        why="enter a sentence",
        pk=defendant_id,
    )
    charges = list(defendant.charges.all())
    today = clock.today()
    form = form_for(
        request,
        SentenceForm,
        initial={
            "sentenced_on": today,
            # Only one charge: that is what the sentence is for.
            "offence": charges[0].pk if len(charges) == 1 else None,
        },
        charges=charges,
        on=today,
    )
    is_sent = form.is_bound and form.is_valid()
    if is_sent and done(form, lambda: _enter(defendant, charges, form, **by(request))):
        shell.saved(request, f"The sentence of {defendant.name} is entered.")
        order = form.result
        if order is None:  # this form was taken already
            return redirect("home")
        return redirect("allocate", order.pk)
    return render(
        request,
        "court/sentence.jinja",
        {
            "defendant": defendant,
            "form": form,
            "types": sentences.ALL,
            "common": COMMON,
            "figure_field": figure_field,
            "back": court_list.address_of(defendant),
            "made": sentenced.of_defendant(member, defendant),
        },
    )


def _enter(defendant, charges, form, *, by, at):
    told = form.cleaned_data
    main = [c for c in charges if str(c.pk) == told["offence"]]
    others = [c for c in charges if str(c.pk) != told["offence"]]
    with transaction.atomic():
        person = known.person_of(defendant, by=by, at=at)
        if person is None:
            no("undecided", "Decide first, on the court list, who this is").require()
        return actions.enter_sentence(
            person,
            _provider(by),
            kind=told["kind"],
            lengths=form.lengths(),
            wanted=form.requirements(),
            court=defendant.listings.order_by("day").last().court,
            sentenced_on=told["sentenced_on"],
            offences=[(c.code, c.title) for c in main + others],
            defendant=known.again(defendant, by),
            once=told["once"],
            by=by,
            at=at,
        )


def _provider(member):
    """Whose court officer this is: until allocation, they answer for the order."""
    here = units_of(member, on=clock.today())
    team = next((unit for unit in here if unit.kind != Kind.COURT), None)
    if team is None:
        no("no-team", "You are posted to no team: ask a system administrator").require()
    return provider_of(team)
