"""Signing in and out, and one's own account.  The names are the ones allauth asks for."""

from allauth.account import views as account
from allauth.mfa import app_settings as mfa
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.urls import include, path, re_path

from . import choose, mine
from .changes import written_down

urlpatterns = [
    path("sign-in", account.login, name="account_login"),
    path("sign-in/choose", choose.view, name="choose-who"),
    path("sign-in/second-step", second_step.authenticate, name="mfa_authenticate"),
    path("sign-in/forgotten", account.password_reset, name="account_reset_password"),
    path(
        "sign-in/forgotten/sent",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        "sign-in/forgotten/changed",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^sign-in/forgotten/(?P<uidb36>\w+)-(?P<key>[-\w]+)$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sign-out", account.logout, name="account_logout"),
    path("account", mine.view, name="account"),
    path("account/password", account.password_change, name="account_change_password"),
    path("account/confirm", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("account/second-step", second_step.index, name="mfa_index"),
    path(
        "account/second-step/app",
        written_down(app.activate_totp, "staff.app_added"),
        name="mfa_activate_totp",
    ),
    path(
        "account/second-step/app/remove",
        written_down(app.deactivate_totp, "staff.app_removed"),
        name="mfa_deactivate_totp",
    ),
    path(
        "account/second-step/codes",
        codes.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/second-step/codes/new",
        written_down(codes.generate_recovery_codes, "staff.recovery_codes_made"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/second-step/codes/download",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    # By the organisation's own service, where one is set: /sign-in/oidc/organisation/...
    path("sign-in/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("sign-in/cancelled", account.login, name="socialaccount_login_cancelled"),
    # Names that allauth asks for where an account is closed or has no password.
    path("sign-in/closed", account.login, name="account_inactive"),
    path("account/password/none", mine.view, name="account_set_password"),
]

SECURITY_KEYS = [
    path("account/second-step/keys", keys.list_webauthn, name="mfa_list_webauthn"),
    path(
        "account/second-step/keys/add",
        written_down(keys.add_webauthn, "staff.key_added"),
        name="mfa_add_webauthn",
    ),
    path(
        "account/second-step/keys/<int:pk>/edit",
        keys.edit_webauthn,
        name="mfa_edit_webauthn",
    ),
    path(
        "account/second-step/keys/<int:pk>/remove",
        written_down(keys.remove_webauthn, "staff.key_removed"),
        name="mfa_remove_webauthn",
    ),
    path(
        "account/confirm/key",
        keys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
]

if "webauthn" in mfa.SUPPORTED_TYPES:
    urlpatterns += SECURITY_KEYS
