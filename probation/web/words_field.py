"""Text that somebody types, with room for as much as can be meant and no more."""

from django import forms

from probation.policy import plausible


class Words(forms.CharField):
    """One line, or with a Textarea a text.  What is too long is refused, and kept as typed."""

    def __init__(self, *, most: int | None = None, **kwargs):
        super().__init__(**kwargs)
        is_text = isinstance(self.widget, forms.Textarea)
        self.most = most or (plausible.TEXT_MOST if is_text else plausible.NAME_MOST)

    def validate(self, value: str) -> None:
        super().validate(value)
        for reason in plausible.fits(self.label or "This", value, self.most).reasons:
            raise forms.ValidationError(reason.text)
