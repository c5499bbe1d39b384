"""The inspections of one's inspectorate; those of one's own unit; and a new one."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.access import Permission
from probation.policy.inspection.edition import Kind
from probation.policy.inspection.editions import ALL
from probation.policy.inspection.reporting import Stage
from probation.records.inspections import actions, queries
from probation.records.organisations.queries import own_units, unit_or_none
from probation.records.staff.queries import posted_under
from probation.web import shell
from probation.web.acting import Writing, by, done
from probation.web.dates import DayField
from probation.web.forms import form_for
from probation.web.opening import needs

MOST = 100
UNITS = 4  # rows of the form


@needs(Permission.SEE_INSPECTION)
def ours(request: HttpRequest) -> HttpResponse:
    found = list(queries.visible_to(request.user)[:MOST])
    told = {
        "found": found,
        "Stage": Stage,
        "may_begin": actions.can_begin(by=request.user),
    }
    return render(request, "inspection/index.jinja", told)


@needs(Permission.ANSWER_INSPECTION)
def of_us(request: HttpRequest) -> HttpResponse:
    found = list(queries.of_inspected_side(request.user)[:MOST])
    return render(request, "inspection/of-us.jinja", {"found": found, "Stage": Stage})


class NewForm(Writing):
    title = forms.CharField(
        label="What is inspected?",
        help_text="Its title, such as the name of the area",
        max_length=120,
        error_messages={"required": "Give the inspection a title"},
    )
    edition = forms.ChoiceField(
        label="Against which standards?",
        choices=[("", "Choose"), *((one.key, one.title) for one in ALL)],
        error_messages={"required": "Choose the standards"},
    )
    began_on = DayField(label="When does it begin?")
    visitors = forms.MultipleChoiceField(
        label="Who else takes part in the visit?",
        help_text="None of them may later answer a challenge",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_real = forms.BooleanField(
        label="This is a real inspection, of real work",
        help_text="It runs on real time, and nothing invented is ever shown beside it",
        required=False,
    )

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["visitors"].choices = [
            (str(one.pk), f"{one.name}") for one in colleagues
        ]
        if not settings.CHOOSE_WHO:  # no scenario: nothing here is invented
            del self.fields["is_real"]
        for n in range(UNITS):
            self.fields[f"unit_{n}"] = forms.CharField(
                label="Code of the unit", required=n == 0,
                error_messages={"required": "Enter the code of a unit, such as C12"},
            )  # fmt: skip
            self.fields[f"kind_{n}"] = forms.ChoiceField(
                label="Inspected as", required=False,
                choices=[("", "Choose"), *Kind.choices()],
            )  # fmt: skip
            self.fields[f"population_{n}"] = forms.IntegerField(
                label="Cases that might be drawn", required=False, min_value=1,
                max_value=1_000_000,
                error_messages={"invalid": "Enter a whole number of cases"},
            )  # fmt: skip

    def rows(self):
        return [
            [self[f"{name}_{n}"] for name in ("unit", "kind", "population")]
            for n in range(UNITS)
        ]

    def clean(self):
        told = super().clean()
        self.units = []
        for n in range(UNITS):
            code = (told.get(f"unit_{n}") or "").strip().upper()
            if not code:
                continue
            unit = unit_or_none(code)
            if unit is None:
                self.add_error(f"unit_{n}", f"No unit has the code ‘{code}’")
            if not told.get(f"kind_{n}"):
                self.add_error(f"kind_{n}", f"Say as what {code} is inspected")
            elif unit is not None:
                self.units.append(
                    (unit, Kind(told[f"kind_{n}"]), told.get(f"population_{n}"))
                )
        return told


@needs(Permission.LEAD_INSPECTION)
def new(request: HttpRequest) -> HttpResponse:
    member, today = request.user, clock.today()
    mine = own_units(member.places)
    colleagues = [
        one
        for one in posted_under([unit.pk for unit in mine], on=today)
        if one.pk != member.pk
    ]
    form = form_for(
        request, NewForm, initial={"began_on": today}, colleagues=colleagues
    )
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        chosen = set(told["visitors"])
        if done(
            form,
            lambda: actions.begin(
                told["title"],
                edition=told["edition"],
                units=form.units,
                run_by=mine[0],
                visitors=[one for one in colleagues if str(one.pk) in chosen],
                began_on=told["began_on"],
                is_invented=settings.CHOOSE_WHO and not told.get("is_real"),
                once=told["once"],
                **by(request),
            ),
        ):
            shell.saved(request, f"The inspection of {told['title']} is begun.")
            return redirect(*(("inspection-of", form.result.pk) if form.result else ("inspecting",)))  # fmt: skip
    return render(request, "inspection/new.jinja", {"form": form})
