"""Every address of the service, by journey."""

from django.urls import include, path

from probation.web import draft, read_date, session
from probation.web.public import front

urlpatterns = [
    path("", front.view, name="front"),
    path("", include("probation.web.account.urls")),
    path("session/extend", session.stay_signed_in, name="stay-signed-in"),
    path("drafts/save", draft.save, name="save-draft"),
    path("drafts/discard", draft.discard, name="discard-draft"),
    path("dates/read", read_date.view, name="read-date"),
]

handler400 = "probation.web.errors.bad_request"
handler403 = "probation.web.errors.not_found"
handler404 = "probation.web.errors.not_found"
handler500 = "probation.web.errors.broken"
handler429 = "probation.web.errors.too_often"
