"""What sign-in does here that django-allauth leaves to its user."""

import base64
import hashlib
import logging

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from probation import clock
from probation.records.audit import actions as audit

log = logging.getLogger("probation.sign_in")

# Written to the member when their way in was changed, in case it was not they.
CHANGED = {
    "account/email/password_changed": "Your password was changed",
    "account/email/password_reset": "Your password was changed",
    "account/email/password_set": "A password was set on your account",
    "mfa/email/totp_activated": "An authenticator app was added to your account",
    "mfa/email/totp_deactivated": "The authenticator app was removed from your account",
    "mfa/email/recovery_codes_generated": "New recovery codes were made for your account",
    "mfa/email/webauthn_added": "A security key was added to your account",
    "mfa/email/webauthn_removed": "A security key was removed from your account",
    "socialaccount/email/account_connected": "Your account was joined to your organisation’s sign-in",
}


class Adapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        # One answer for a wrong name, a wrong password and a closed account.
        "username_password_mismatch": "The name or password is not right",
        "email_password_mismatch": "The name or password is not right",
        "invalid_login": "The name or password is not right",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again",
        "enter_current_password": "Enter the password you use now",
        "incorrect_password": "The password is not right",
        "invalid_password_reset": "The link has been used or is too old: ask for another",
    }

    def is_open_for_signup(self, request) -> bool:
        return False  # an administrator makes accounts

    def authenticate(self, request, **credentials):
        user = super().authenticate(request, **credentials)
        if user is not None and not user.is_active:
            self.authentication_failed(request, **credentials)
            return None
        return user

    def authentication_failed(self, request, **credentials) -> None:
        log.warning("sign-in failed")  # never what was typed: it may be a password
        audit.refused(request.path, by=None, at=clock.now())

    def post_login(self, request, user, **kwargs):
        audit.done("staff.signed_in", by=user, at=clock.now(), about=user)
        return super().post_login(request, user, **kwargs)

    def logout(self, request) -> None:
        if request.user.is_authenticated:
            user = request.user
            audit.done("staff.signed_out", by=user, at=clock.now(), about=user)
        super().logout(request)

    def add_message(self, request, level, *args, **kwargs) -> None:
        """Says nothing of its own: each page here says what was done."""

    def set_password(self, user, password) -> None:
        """Changed, or replaced by a link sent to the member's own address."""
        super().set_password(user, password)
        audit.done("staff.password_changed", by=user, at=clock.now(), about=user)

    def send_mail(self, template_prefix, email, context) -> None:
        _post(self.render_mail(template_prefix, email, context))

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        if user.email:
            what = CHANGED[template_prefix]
            text = render_to_string("account/email/changed.txt", {"what": what})
            _post(EmailMessage(what, text, self.get_from_email(), [user.email]))


def _post(letter: EmailMessage) -> None:
    """After the commit.  Where it cannot be sent the log says so and not the page, which
    would tell that there is such an account."""
    transaction.on_commit(letter.send, robust=True)


class Organisation(DefaultSocialAccountAdapter):
    """Sign-in by the organisation's own service (OpenID Connect)."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False  # who has no account here is told to ask for one

    def on_authentication_error(self, request, provider, **kwargs) -> None:
        log.warning("sign-in failed at the organisation")
        audit.refused(request.path, by=None, at=clock.now())


class SecondStep(DefaultMFAAdapter):
    """Secrets of the second step lie in the database sealed with the service's key."""

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> Fernet:
    key = hashlib.sha256(b"second step:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
