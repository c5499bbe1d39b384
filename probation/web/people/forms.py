"""Forms about who somebody is and what is said of their life."""

from django import forms

from probation import clock
from probation.policy.circumstances import Kind, Reach, split_address
from probation.policy.codes import (
    ADDRESS_TYPE,
    CIRCUMSTANCE_SUBTYPE,
    CIRCUMSTANCE_TYPE,
    DISABILITY,
    IDENTIFIER_TYPE,
)
from probation.policy.codes.code import CodeList
from probation.web.acting import Writing
from probation.web.dates import DayField, earliest_birth
from probation.web.words_field import Words

BORN_HELP = "For example 27 3 1987 or 27 March 1987"


def coded(codes: CodeList, label: str, *, keep: str = "", **kwargs):
    """A list to choose from, by title.  `keep`: a code no longer offered that is held."""
    offered = [code for code in codes if code.is_active or code.key == keep]
    told = sorted((code.title, code.key) for code in offered)
    first = [("", "Choose" if kwargs.get("required", True) else "Not recorded")]
    return forms.ChoiceField(
        label=label,
        choices=first + [(key, title) for title, key in told],
        error_messages={"required": f"Choose the {label.lower()}"},
        **kwargs,
    )


def words(label: str, *, required: bool = False, rows: bool = False, **kwargs):
    return Words(
        label=label,
        required=required,
        widget=forms.Textarea if rows else forms.TextInput,
        error_messages={"required": f"Enter the {label.lower()}"},
        **kwargs,
    )


class SaidForm(Writing):
    """`told`: the fields of the kind, as the actions want them."""

    def __init__(self, *args, held=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["since"] = DayField(
            label="From", required=False, latest=clock.today, help_text=""
        )
        self.build(held)

    def build(self, held) -> None:
        """Adds what depends on the row that is corrected, or on others of the person."""

    def told(self) -> dict:
        return {k: v for k, v in self.cleaned_data.items() if k != "once"}

    @staticmethod
    def initial_of(row) -> dict:
        names = [field.name for field in row._meta.concrete_fields]
        return {name: getattr(row, name) for name in names}


class AddressForm(SaidForm):
    lines = words(
        "Address, with its postcode",
        rows=True,
        help_text="As it is written on an envelope",
    )
    no_fixed_abode = forms.BooleanField(label="No fixed abode", required=False)
    is_verified = forms.BooleanField(label="Verified", required=False)

    def build(self, held) -> None:
        keep = getattr(held, "kind", "")
        self.fields["kind"] = coded(ADDRESS_TYPE, "Type of address", keep=keep)

    def told(self) -> dict:
        told = super().told()
        lines, postcode = split_address(told["lines"])
        return {**told, "lines": lines, "postcode": postcode}

    @staticmethod
    def initial_of(row) -> dict:
        written = "\n".join(filter(None, (row.lines, row.postcode)))
        return {**SaidForm.initial_of(row), "lines": written}


class ReachForm(SaidForm):
    kind = forms.ChoiceField(
        label="What is it?",
        choices=Reach.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is"},
    )
    value = words("Number or e-mail address")
    is_safe = forms.TypedChoiceField(
        label="Is it safe to leave a message?",
        choices=[("", "Not asked"), ("True", "Yes"), ("False", "No")],
        coerce=lambda told: told == "True",
        empty_value=None,
        required=False,
    )


class ContactForm(SaidForm):
    name = words("Name")
    relationship = words(
        "Relationship", help_text="Such as mother, employer, social worker"
    )
    phone = words("Phone")
    notes = words("Notes", rows=True)


class CircumstanceForm(SaidForm):
    notes = words("Notes", rows=True)
    field_order = ["kind", "subtype", "notes"]

    def build(self, held) -> None:
        kind, subtype = getattr(held, "kind", ""), getattr(held, "subtype", "")
        self.fields["kind"] = coded(CIRCUMSTANCE_TYPE, "Type", keep=kind)
        self.fields["subtype"] = coded(
            CIRCUMSTANCE_SUBTYPE, "Sub-type", keep=subtype, required=False
        )


class DisabilityForm(SaidForm):
    notes = words("Notes", rows=True)

    def build(self, held) -> None:
        keep = getattr(held, "kind", "")
        self.fields["kind"] = coded(DISABILITY, "Disability", keep=keep)


class AdjustmentForm(SaidForm):
    what = words("What is done differently", rows=True)


SAID_FORMS: dict[Kind, type[SaidForm]] = {
    Kind.ADDRESS: AddressForm,
    Kind.REACH: ReachForm,
    Kind.CONTACT: ContactForm,
    Kind.CIRCUMSTANCE: CircumstanceForm,
    Kind.DISABILITY: DisabilityForm,
    Kind.ADJUSTMENT: AdjustmentForm,
}


class EndForm(Writing):
    until = DayField(label="When did it end?", latest=clock.today, help_text="")
    because = words("Anything to add")


class AliasForm(Writing):
    first_name = words("First name")
    middle_names = words("Middle names")
    last_name = words("Last name")
    date_of_birth = DayField(
        label="Date of birth, if another was given",
        required=False,
        earliest=earliest_birth,
        latest=clock.today,
        help_text=BORN_HELP,
    )


class IdentifierForm(Writing):
    kind = coded(IDENTIFIER_TYPE, "Kind of number")
    value = words("Number", help_text="As it was given: its form is checked, and kept")
