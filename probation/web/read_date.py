"""How a date that was typed is understood, said back to who typed it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from probation import clock

from . import dates, shell, words


@require_safe
def view(request: HttpRequest) -> HttpResponse:
    if shell.member(request) is None:
        return HttpResponse(status=401)
    written = request.GET.get("written", "")[:60]
    try:
        says = words.weekday(dates.read(written, on=clock.today()))
    except dates.NotADate as wrong:
        says = str(wrong)
    return JsonResponse({"says": says})
