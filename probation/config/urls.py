"""Every address of the service, by journey."""

from django.urls import include, path

from probation.api.root import api
from probation.web import draft, home, read_date, session
from probation.web.allocation import allocate, assign
from probation.web.appointments import book, note, outcome
from probation.web.consultations import deciding, drafting
from probation.web.court import court_list, hearing, match, messages, sentence
from probation.web.court import report as court_report
from probation.web.orders import end, reopen
from probation.web.own_data import answer, dispute, theirs, work
from probation.web.people import (
    access,
    change,
    details,
    find,
    flags,
    record,
    said,
    verify,
)
from probation.web.public import api as public_api
from probation.web.public import front
from probation.web.published import embargoed
from probation.web.reports import report
from probation.web.staff import add, member, members

api.add_router("/public", public_api.router)

urlpatterns = [
    path("api/", api.urls),
    path("home", home.view, name="home"),
    path("court", court_list.view, name="court-list"),
    path("court/messages", messages.view, name="court-messages"),
    path("court/messages/<int:message_id>", messages.message, name="court-message"),
    path("court/version", court_list.version, name="court-list-version"),
    path("court/hearings/<int:listing_id>", hearing.view, name="hearing"),
    path("court/hearings/<int:listing_id>/step", hearing.step, name="hearing-step"),
    path("court/defendants/<uuid:defendant_id>/match", match.view, name="match"),
    path(
        "court/defendants/<uuid:defendant_id>/rule-out",
        match.rule_out,
        name="rule-out",
    ),
    path(
        "court/defendants/<uuid:defendant_id>/report",
        court_report.view,
        name="request-report",
    ),
    path(
        "court/defendants/<uuid:defendant_id>/sentence",
        sentence.view,
        name="enter-sentence",
    ),
    path("reports/<int:report_id>", report.view, name="report"),
    path("orders/<int:order_id>/allocate", allocate.view, name="allocate"),
    path("orders/<int:order_id>/assign", assign.view, name="assign"),
    path("orders/<int:order_id>/end", end.view, name="end-order"),
    path("orders/<int:order_id>/reopen", reopen.view, name="reopen-order"),
    path("people", find.view, name="find-person"),
    path("people/new", find.new, name="new-person"),
    path("people/<str:crn>", record.view, name="person"),
    path("people/<str:crn>/details", details.view, name="details"),
    path("people/<str:crn>/details/change", change.view, name="change-details"),
    path("people/<str:crn>/names", details.add_alias, name="add-alias"),
    path("people/<str:crn>/numbers", details.add_identifier, name="add-identifier"),
    path("names/<int:alias_id>/end", details.end_alias, name="end-alias"),
    path(
        "numbers/<int:identifier_id>/end", details.end_identifier, name="end-identifier"
    ),
    path("numbers/<int:identifier_id>/verify", verify.view, name="verify-identifier"),
    path("people/<str:crn>/circumstances", details.life, name="circumstances"),
    path("people/<str:crn>/add/<str:kind>", said.add, name="add-said"),
    path("said/<str:kind>/<int:said_id>/end", said.end, name="end-said"),
    path("said/<str:kind>/<int:said_id>/correct", said.correct, name="correct-said"),
    path("people/<str:crn>/flags", flags.view, name="flags"),
    path("flags/<int:flag_id>/review", flags.review, name="review-flag"),
    path("flags/<int:flag_id>/end", flags.end, name="end-flag"),
    path("people/<str:crn>/access", access.view, name="access"),
    path("people/<str:crn>/access/<uuid:key>/end", access.end_limit, name="end-limit"),
    path("data", work.view, name="data-work"),
    path("people/<str:crn>/data", theirs.view, name="their-data"),
    path("people/<str:crn>/data/held", theirs.everything, name="everything-held"),
    path("people/<str:crn>/data/do/<slug:verb>", theirs.do, name="do-with-data"),
    path(
        "people/<str:crn>/data/holds/<int:hold_id>/end",
        theirs.end_hold,
        name="end-hold",
    ),
    path(
        "people/<str:crn>/data/held/<str:file>/<str:row>/dispute",
        dispute.raise_,
        name="dispute",
    ),
    path("disputes/<int:dispute_id>", dispute.decide, name="decide-dispute"),
    path("requests/<int:request_id>", answer.view, name="answer"),
    path(
        "requests/<int:request_id>/answers/<int:pack_id>",
        answer.download,
        name="download-answer",
    ),
    path("people/<str:crn>/notes", note.view, name="note"),
    path("people/<str:crn>/appointments", book.view, name="book"),
    path("staff", members.view, name="staff"),
    path("staff/add", add.view, name="add-member"),
    path("staff/<uuid:key>", member.view, name="member"),
    path("appointments/<int:appointment_id>/outcome", outcome.view, name="outcome"),
    path("drafting", drafting.index, name="drafting"),
    path("drafting/new", drafting.new, name="new-draft"),
    path("drafting/responses", deciding.moderate, name="moderate"),
    path("drafting/standards/<slug:draft>", drafting.draft, name="draft"),
    path("drafting/standards/<slug:draft>/consult", drafting.consult, name="consult"),
    path("drafting/outcomes/<slug:consultation>", deciding.conclude, name="conclude"),
    path("", include("probation.web.inspection.urls")),
    path("embargoed/<str:copy_key>", embargoed.view, name="embargoed"),
    path("embargoed/<str:copy_key>/pdf", embargoed.pdf, name="embargoed-pdf"),
    path("", front.view, name="front"),
    path("", include("probation.web.published.urls")),
    path("", include("probation.web.public.urls")),
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
