"""Choose whom to sign in as: in a scenario, where everyone is invented, and only there."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from probation import clock
from probation.policy.access import Role
from probation.records.audit import actions as audit
from probation.records.exchange import queries as exchange
from probation.records.staff import queries
from probation.web.back import is_ours

CAN_TRY = {
    Role.COURT_OFFICER: "See who is before the court, match them, write a report, enter a sentence.",
    Role.PRACTITIONER: "Meet the people on a caseload, record what happened, see what is due.",
    Role.ADMINISTRATOR: "Book appointments, record contact, keep details right.",
    Role.MANAGER: "Allocate new orders to practitioners and see what is late.",
    Role.ENFORCEMENT_OFFICER: "Take missed appointments through warning and breach.",
    Role.FACILITATOR: "Run a programme: who is on it, who came.",
    Role.UNPAID_WORK_SUPERVISOR: "Keep the register of a working day.",
    Role.SUPPLIER: "Take referrals and say how they went.",
    Role.VICTIM_LIAISON_OFFICER: "Keep victims told of what they may be told.",
    Role.CONTRACT_MANAGER: "See whether the contract’s targets are met, and from what.",
    Role.INSPECTOR: "Read the cases of a sample and judge them.",
    Role.LEAD_INSPECTOR: "Draw the sample, settle the judgements, rate the service.",
    Role.PUBLISHER: "Publish figures with small numbers kept back.",
    Role.SYSTEM_ADMINISTRATOR: "Make accounts, give roles, read the audit.",
}


def view(request: HttpRequest) -> HttpResponse:
    if not settings.CHOOSE_WHO:
        raise Http404
    if request.method == "POST":
        return _sign_in(request)
    members = _to_choose_from()
    groups = [
        {"role": role, "can_try": CAN_TRY[role], "members": mine}
        for role in Role
        if (mine := [one for one in members if role in one.roles])
    ]
    told = {"groups": groups, "next": request.GET.get("next", "")}
    return render(request, "account/choose.jinja", told)


def _to_choose_from():
    scenario = exchange.scenario()
    names = scenario.who if scenario else []
    return queries.to_choose_from(names, on=clock.today())


def _sign_in(request: HttpRequest) -> HttpResponse:
    key = request.POST.get("key")
    member = next((one for one in _to_choose_from() if str(one.key) == key), None)
    if member is None:
        raise Http404
    login(request, member, backend=settings.AUTHENTICATION_BACKENDS[0])
    audit.done("staff.signed_in", by=member, at=clock.now(), about=member, chosen=True)
    back = request.POST.get("next", "")
    return redirect(back if is_ours(back, request) else "front")
