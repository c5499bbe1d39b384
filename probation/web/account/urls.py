"""Signing in and out, and one's own account.  The names are the ones allauth asks for."""

from allauth.account import views as account
from allauth.mfa import app_settings as mfa
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.conf import settings
from django.urls import include, path

from . import choose, mine

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
    path(
        "sign-in/forgotten/<str:uidb36>-<path:key>",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sign-out", account.logout, name="account_logout"),
    path("account", mine.view, name="account"),
    path("account/password", account.password_change, name="account_change_password"),
    path("account/confirm", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("account/second-step", second_step.index, name="mfa_index"),
    path("account/second-step/app", app.activate_totp, name="mfa_activate_totp"),
    path(
        "account/second-step/app/remove",
        app.deactivate_totp,
        name="mfa_deactivate_totp",
    ),
    path(
        "account/second-step/codes",
        codes.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/second-step/codes/new",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/second-step/codes/download",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    # Names that allauth asks for where an account is closed or has no password.
    path("sign-in/closed", account.login, name="account_inactive"),
    path("account/password/none", mine.view, name="account_set_password"),
]

if "webauthn" in mfa.SUPPORTED_TYPES:
    urlpatterns += [
        path("account/second-step/keys", keys.list_webauthn, name="mfa_list_webauthn"),
        path(
            "account/second-step/keys/add", keys.add_webauthn, name="mfa_add_webauthn"
        ),
        path(
            "account/second-step/keys/<int:pk>/edit",
            keys.edit_webauthn,
            name="mfa_edit_webauthn",
        ),
        path(
            "account/second-step/keys/<int:pk>/remove",
            keys.remove_webauthn,
            name="mfa_remove_webauthn",
        ),
        path(
            "account/confirm/key",
            keys.reauthenticate_webauthn,
            name="mfa_reauthenticate_webauthn",
        ),
    ]

if settings.OIDC:
    urlpatterns += [
        path("sign-in/", include("allauth.socialaccount.providers.openid_connect.urls"))
    ]
