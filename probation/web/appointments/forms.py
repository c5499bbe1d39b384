"""The forms about appointments and notes: the same on every page that shows them."""

from collections.abc import Sequence
from datetime import datetime

from django import forms
from django.http import HttpRequest

from probation import clock
from probation.policy.appointment import WORKFLOW, Kind, Status
from probation.policy.london import london_time
from probation.policy.plausible import APPOINTMENT_AHEAD, at_clock
from probation.policy.rule import CannotAnswer
from probation.records.appointments.queries import booked_after
from probation.records.organisations.queries import offices_of
from probation.web import words
from probation.web.acting import Following, Writing
from probation.web.dates import DayField, within
from probation.web.forms import form_for
from probation.web.times import TimeField
from probation.web.words_field import Words

from . import slots

LENGTHS = (15, 30, 45, 60, 90, 120)
USUAL = 30  # minutes
ANOTHER = "another"
NO_SUCH_TIME = (
    "Time: there is no {:%H:%M} on {}, since the clocks go forward by an hour at 01:00"
)


class SlotField(forms.Field):
    """One of the times proposed when the page was made: an instant, with its offset."""

    widget = forms.RadioSelect
    choices: Sequence[tuple[str, str]] = ()

    def to_python(self, value) -> datetime | str | None:
        if value in self.empty_values:
            return None
        if value == ANOTHER and ANOTHER in dict(self.choices):
            return value
        try:
            return london_time(datetime.fromisoformat(value))
        except (
            ValueError,
            OverflowError,
            CannotAnswer,
        ):  # no time, or no year there is
            raise forms.ValidationError(f"{self.label}: choose a time") from None


def as_choices(times: Sequence[datetime]) -> list[tuple[str, str]]:
    return [(one.isoformat(), f"{one:%A} {words.moment(one)}") for one in times]


class OutcomeForm(Following):
    outcome = forms.TypedChoiceField(
        label="What happened?",
        coerce=Status,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened"},
    )
    note = Words(label="Note", required=False, widget=forms.Textarea)
    next = SlotField(label="Next appointment", required=False)
    because = Words(label="What was wrong?", required=False)
    back = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, appointment, times=(), **kwargs):
        super().__init__(*args, auto_id=f"id_{appointment.pk}_%s", **kwargs)
        possible = WORKFLOW.possible(Status(appointment.status))
        self.fields["outcome"].choices = [
            (one.value, one.label) for one in possible if one is not Status.BOOKED
        ]
        if Status(appointment.status) in WORKFLOW.correctable:
            self.fields["outcome"].choices += [
                (Status.BOOKED.value, "Not recorded yet")
            ]
        self.fields["next"].choices = as_choices(times)


def outcome_form(request: HttpRequest, appointment, times=()) -> OutcomeForm:
    return form_for(
        request,
        OutcomeForm,
        initial={"follows": appointment.version, "back": request.get_full_path()},
        address=f"/appointments/{appointment.pk}/outcome",
        appointment=appointment,
        times=times,
    )


class NoteForm(Writing):
    note = Words(
        label="Add a note",
        widget=forms.Textarea,
        error_messages={"required": "Write the note"},
    )


class BookForm(Writing):
    """A time that is proposed, or another day and time; the rest as it was last."""

    slot = SlotField(
        label="When?", error_messages={"required": "Choose when, or another time"}
    )
    day = DayField(label="Day", required=False, latest=within(APPOINTMENT_AHEAD))
    time = TimeField(label="Time", required=False)
    kind = forms.TypedChoiceField(label="Kind", coerce=Kind, choices=Kind.choices)
    minutes = forms.TypedChoiceField(
        label="Length", coerce=int, choices=[(n, f"{n} minutes") for n in LENGTHS]
    )
    office = forms.ChoiceField(label="Place", required=False)
    order = forms.ChoiceField(label="For which order?")

    def __init__(self, *args, orders, offices, times=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = [*as_choices(times), (ANOTHER, "Another time")]
        self.fields["order"].choices = [
            (str(one.pk), words.sentence_title(one.kind)) for one in orders
        ]
        self.fields["office"].choices = [("", "Not at an office")] + [
            (str(one.pk), one.name) for one in offices
        ]

    def clean(self):
        given = super().clean()
        if given.get("slot") == ANOTHER:
            for name in ("day", "time"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, f"{self.fields[name].label}: enter it")
            if not self.errors and self.starts_at is None:
                self.add_error("time", NO_SUCH_TIME.format(given["time"], words.day(given["day"])))  # fmt: skip
        return given

    @property
    def starts_at(self) -> datetime | None:
        given = self.cleaned_data
        if given["slot"] == ANOTHER:
            return at_clock(given["day"], given["time"])
        return given["slot"]

    @classmethod
    def suggest(cls, request: HttpRequest, person, orders, booked, times) -> "BookForm":
        """As the last one was: kind, place; the first is an initial appointment."""
        offices = list(offices_of(request.user.scopes))
        last = max(booked, key=lambda a: a.starts_at, default=None)
        is_first = not any(Status(a.status).is_attended for a in booked)
        return form_for(
            request,
            cls,
            initial={
                "slot": times[0].isoformat() if times else ANOTHER,
                "order": orders[0].pk if orders else None,
                "kind": Kind.INITIAL if is_first else usual_kind(last),
                "minutes": last.minutes if last else USUAL,
                "office": _office(last, offices),
            },
            address=f"/people/{person.crn}/appointments",
            orders=orders,
            offices=offices,
            times=times,
        )


def taken(request: HttpRequest) -> list[datetime]:
    """When the member has somebody in the weeks to come."""
    now = clock.now()
    mine = booked_after(request.user, now).filter(
        officer=request.user.pk, starts_at__lt=now + slots.LOOKED_AHEAD
    )
    return list(mine.values_list("starts_at", flat=True))


def usual_kind(last) -> Kind:
    """The kind of the next: an initial appointment is held once."""
    kind = Kind(last.kind)
    return Kind.OFFICE if kind.is_initial else kind


def _office(last, offices):
    if last is not None and last.office_id:
        return last.office_id
    return offices[0].pk if offices else None
