"""The forms about appointments and notes: the same on every page that shows them."""

from datetime import datetime, timedelta

from django import forms
from django.http import HttpRequest

from probation import clock
from probation.policy.appointment import WORKFLOW, Kind, Status
from probation.policy.london import LONDON, london_time
from probation.policy.working_days import is_working_day
from probation.records.appointments.actions import NOTE_MOST
from probation.records.organisations.queries import offices_of
from probation.web import words
from probation.web.acting import Following, Writing
from probation.web.dates import DayField
from probation.web.forms import form_for
from probation.web.times import TimeField

LENGTHS = (15, 30, 45, 60, 90, 120)
USUAL = 30  # minutes


class OutcomeForm(Following):
    outcome = forms.TypedChoiceField(
        label="What happened?",
        coerce=Status,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened"},
    )
    note = forms.CharField(
        label="Note",
        required=False,
        widget=forms.Textarea,
        max_length=NOTE_MOST,
    )
    because = forms.CharField(label="What was wrong?", required=False)
    back = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, appointment, **kwargs):
        super().__init__(*args, auto_id=f"id_{appointment.pk}_%s", **kwargs)
        possible = WORKFLOW.possible(Status(appointment.status))
        self.fields["outcome"].choices = [
            (one.value, one.label) for one in possible if one is not Status.BOOKED
        ]
        if Status(appointment.status) in WORKFLOW.correctable:
            self.fields["outcome"].choices += [
                (Status.BOOKED.value, "Not recorded yet")
            ]


def outcome_form(request: HttpRequest, appointment) -> OutcomeForm:
    return form_for(
        request,
        OutcomeForm,
        initial={"follows": appointment.version, "back": request.get_full_path()},
        address=f"/appointments/{appointment.pk}/outcome",
        appointment=appointment,
    )


class NoteForm(Writing):
    note = forms.CharField(
        label="Add a note",
        widget=forms.Textarea,
        error_messages={"required": "Write the note"},
    )


class BookForm(Writing):
    order = forms.ChoiceField(label="For which order?")
    kind = forms.TypedChoiceField(label="Kind", coerce=Kind, choices=Kind.choices)
    day = DayField(label="Day")
    time = TimeField(label="Time")
    minutes = forms.TypedChoiceField(
        label="Length", coerce=int, choices=[(n, f"{n} minutes") for n in LENGTHS]
    )
    office = forms.ChoiceField(label="Place", required=False)

    def __init__(self, *args, orders, offices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["order"].choices = [
            (str(one.pk), words.sentence_title(one.kind)) for one in orders
        ]
        self.fields["office"].choices = [("", "Not at an office")] + [
            (str(one.pk), one.name) for one in offices
        ]

    @classmethod
    def suggest(cls, request: HttpRequest, person, orders, booked) -> "BookForm":
        """As the last one was: kind, place, time; the first is an initial appointment."""
        offices = list(offices_of(request.user.scopes))
        last = max(booked, key=lambda a: a.starts_at, default=None)
        is_first = not any(Status(a.status).is_attended for a in booked)
        when = _next_like(last)
        return form_for(
            request,
            cls,
            initial={
                "order": orders[0].pk if orders else None,
                "kind": Kind.INITIAL if is_first else _usual(last),
                "day": when.date(),
                "time": when.time(),
                "minutes": last.minutes if last else USUAL,
                "office": _office(last, offices),
            },
            address=f"/people/{person.crn}/appointments",
            orders=orders,
            offices=offices,
        )


def _usual(last) -> Kind:
    kind = Kind(last.kind)
    return Kind.OFFICE if kind.is_initial else kind


def _office(last, offices):
    if last is not None and last.office_id:
        return last.office_id
    return offices[0].pk if offices else None


def _next_like(last) -> datetime:
    """A week after the last one at its time, else the next working day at ten."""
    now = london_time(clock.now())
    if last is not None:
        when = london_time(last.starts_at)
        while when <= now:
            when = when.replace(tzinfo=None) + timedelta(days=7)
            when = when.replace(tzinfo=LONDON)
        return when
    day = now.date() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime(day.year, day.month, day.day, 10, tzinfo=LONDON)
