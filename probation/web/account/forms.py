"""django-allauth's forms with our words: labels, hints and what is wrong."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm

PASSWORD_HINT = "At least 12 characters. Three random words are good."
TWICE = "Enter the new password a second time"


def _says(form, field: str, label: str, missing: str, hint: str = "") -> None:
    told = form.fields[field]
    told.label, told.help_text = label, hint
    told.error_messages["required"] = missing


class SignIn(account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _says(self, "login", "User name or email address", "Enter your user name or email address")  # fmt: skip
        _says(self, "password", "Password", "Enter your password")


class ChangePassword(account.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _says(self, "oldpassword", "Password you use now", "Enter the password you use now")  # fmt: skip
        _says(self, "password1", "New password", "Enter a new password", PASSWORD_HINT)
        _says(self, "password2", "New password again", TWICE)


class ForgottenPassword(account.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _says(self, "email", "Work email address", "Enter your work email address")


class NewPassword(account.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _says(self, "password1", "New password", "Enter a new password", PASSWORD_HINT)
        _says(self, "password2", "New password again", TWICE)


class ConfirmPassword(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _says(self, "password", "Password", "Enter your password")


class SecondStepCode(mfa.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _says(
            self,
            "code",
            "Code",
            "Enter the code",
            "Six figures from your authenticator app, or one of your recovery codes.",
        )


class ConfirmCode(mfa.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _says(self, "code", "Code", "Enter the code", "Six figures from your authenticator app.")  # fmt: skip


class AddApp(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _says(self, "code", "Code", "Enter the code", "The six figures the app shows now.")  # fmt: skip
