"""Django's settings, all from the environment: see docs/operations.md for each name."""

import os
from pathlib import Path
from urllib.parse import unquote

from . import logging
from .environment import database, secret_key, url_of, whole_number
from .sign_in import *

ROOT = Path(__file__).parents[2]
HOME = Path(os.environ.get("PROBATION_HOME") or ROOT / ".home")

# Where the signed heads of the audit are kept, outside the database: docs/audit.md.
AUDIT = Path(os.environ.get("PROBATION_AUDIT") or HOME / "audit")
# Backups are encrypted with the key in this file; without one there are none.
BACKUPS = Path(os.environ.get("PROBATION_BACKUPS") or HOME / "backups")
BACKUP_KEY = os.environ.get("PROBATION_BACKUP_KEY")
BACKUP_DAYS = whole_number("PROBATION_BACKUP_DAYS", 35, least=1)

# A folder that courts, or who fetches from them, put messages into: docs/operations.md.
COURT_INBOX = os.environ.get("PROBATION_COURT_INBOX", "")

# A scenario (invented people, another year) may let you choose whom to sign in as;
# production may not: checks.py refuses to start with both.
PRODUCTION = os.environ.get("PROBATION_PRODUCTION") == "1"
CHOOSE_WHO = os.environ.get("PROBATION_CHOOSE_WHO") == "1"
# While the first people of a scenario are being loaded, how far that has come.
LOADING = HOME / "loading.json"
DEBUG = False
SECRET_KEY = secret_key(HOME)
ALLOWED_HOSTS = os.environ.get("PROBATION_HOSTS", "localhost,127.0.0.1,[::1]").split(
    ","
)

# Three roles.  The service owns nothing and so cannot pass row security; the owner
# migrates; the loader imports, exports and backs up, and the service never uses it.
DATABASES = {
    "default": database("DATABASE_URL", "probation_service", pool=True),
    "owner": database("DATABASE_OWNER_URL", "probation_owner"),
    "loader": database("DATABASE_LOADER_URL", "probation_loader"),
}
SERVICE_ROLE = DATABASES["default"]["USER"]
LOADER_ROLE = DATABASES["loader"]["USER"]
AFTER_MIGRATE = "probation.config.rights.grant"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "probation.config.static.StaticFiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    "probation.records.audit",
    "probation.records.organisations",
    "probation.records.clients",
    "probation.records.staff",
    "probation.records.letters",
    "probation.records.subscriptions",
    "probation.records.responses",
    "probation.records.consultations",
    "probation.records.drafts",
    "probation.records.people",
    "probation.records.circumstances",
    "probation.records.flags",
    "probation.records.verified",
    "probation.records.court",
    "probation.records.hearings",
    "probation.records.reports",
    "probation.records.sentences",
    "probation.records.allocation",
    "probation.records.appointments",
    "probation.records.inspections",
    "probation.records.embargo",
    "probation.records.recommendations",
    "probation.records.reporting",
    "probation.records.exchange",
    "probation.records.own_data",
    "probation.records.retention",
    "probation.web",
    "probation.config",
]

MIDDLEWARE = [
    "probation.web.health.for_machines",
    "probation.web.middleware.request_id",
    "django.middleware.security.SecurityMiddleware",
    "probation.web.middleware.headers",
    "probation.web.loading.wait",
    "django.middleware.common.CommonMiddleware",
    "probation.web.published.pages.for_everyone",
    "probation.web.public.pages.for_everyone",
    "probation.web.errors.not_this_way",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "probation.web.session.renew",
    "probation.web.middleware.only_text",
    "probation.web.middleware.one_transaction",
    "probation.web.draft.keep",
]
# What jobs there are is said in one file and not looked for.  Some wait for files or locks:
# they do not hold up the others.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = ["probation.jobs.schedule"]
PROCRASTINATE_WORKER_DEFAULTS = {"concurrency": 3, "delete_jobs": "successful"}

LOGGING = logging.LOGGING
ROOT_URLCONF = "probation.config.urls"
WSGI_APPLICATION = "probation.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
USE_I18N = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "probation/web/templates"],
        "OPTIONS": {"environment": "probation.web.environment.environment"},
    },
]

# Hashed names; `probation static` collects and compresses them, the server mounts them.
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [
    ("govuk", ROOT / "node_modules/govuk-frontend/dist/govuk"),
    ("moj", ROOT / "node_modules/@ministryofjustice/frontend/moj"),
]
STORAGES = {
    "staticfiles": {
        "BACKEND": "probation.config.static.Storage",
    },
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000  # bytes: a court's message in a form
SESSION_COOKIE_AGE = 60 * 60  # seconds without a request; the page warns before
# However busy: then the member signs in again.  What was typed is kept.
SESSION_LONGEST = whole_number("PROBATION_SESSION_HOURS", 12, least=1) * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
if os.environ.get("PROBATION_PROXIES"):  # which end TLS, and say so themselves
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = "probation.web.errors.page_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Letters by email: smtp://user:word@host:587; without one, into a folder to look at.
_MAIL = url_of("PROBATION_MAIL_URL", "smtp")
_WAY = "smtp" if _MAIL.hostname else "filebased"
EMAIL_BACKEND = f"django.core.mail.backends.{_WAY}.EmailBackend"
EMAIL_FILE_PATH = HOME / "mail"
EMAIL_HOST, EMAIL_PORT = _MAIL.hostname or "", _MAIL.port or 587
EMAIL_HOST_USER = unquote(_MAIL.username or "")
EMAIL_HOST_PASSWORD = unquote(_MAIL.password or "")
EMAIL_USE_TLS = True
EMAIL_TIMEOUT = 10  # seconds
# How the service is reached from outside, as letters write it.
SITE = os.environ.get("PROBATION_SITE", "").rstrip("/") or (
    f"http://localhost:{os.environ.get('PORT') or 8000}"
)
DEFAULT_FROM_EMAIL = os.environ.get("PROBATION_MAIL_FROM", "no-reply@localhost")
