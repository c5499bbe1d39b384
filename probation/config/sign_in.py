"""Settings of sign-in: django-allauth.  See docs/operations.md for the names."""

import os

from .environment import whole_number

AUTH_USER_MODEL = "staff.Member"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]

LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "probation.web.account.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "probation.web.account.forms.SignIn",
    "change_password": "probation.web.account.forms.ChangePassword",
    "reset_password": "probation.web.account.forms.ForgottenPassword",
    "reset_password_from_key": "probation.web.account.forms.NewPassword",
    "reauthenticate": "probation.web.account.forms.ConfirmPassword",
}
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SESSION_REMEMBER = False  # the session ends with the browser, or when idle
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator makes accounts, with the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody is written to who has no account
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of a changed password or second step
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True  # on every other device too
# A whole office may share one address, and all sign in at nine.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
}
# How many proxies of ours stand before the service: whose word on the caller we take.
ALLAUTH_TRUSTED_PROXY_COUNT = whole_number("PROBATION_PROXIES", 0)

MFA_ADAPTER = "probation.web.account.adapter.SecondStep"
MFA_FORMS = {
    "authenticate": "probation.web.account.forms.SecondStepCode",
    "reauthenticate": "probation.web.account.forms.ConfirmCode",
    "activate_totp": "probation.web.account.forms.AddApp",
}
MFA_TOTP_ISSUER = "OpenProbation"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
if os.environ.get("PROBATION_PASSKEYS") == "1":  # needs https
    MFA_SUPPORTED_TYPES.append("webauthn")

# Failed sign-ins are counted here, for all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "sign_in_tries",
    }
}

# Where the organisation signs its staff in itself (OpenID Connect): a verified address
# there finds the member here.  Nobody who has no account gets one.
SOCIALACCOUNT_ADAPTER = "probation.web.account.adapter.Organisation"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# A link, since the content policy lets a form go nowhere but here.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if "PROBATION_OIDC_ISSUER" in os.environ:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "organisation",
            "name": os.environ.get("PROBATION_OIDC_NAME", "your organisation"),
            "client_id": os.environ["PROBATION_OIDC_CLIENT"],
            "secret": os.environ["PROBATION_OIDC_SECRET"],
            "settings": {"server_url": os.environ["PROBATION_OIDC_ISSUER"]},
        }
    ]
