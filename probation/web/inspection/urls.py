"""The addresses of the screens of an inspection."""

from django.urls import path

from . import cases, check, index, inspection, panel, publish, recommendations
from . import report as inspection_report

urlpatterns = [
    path("inspecting", index.ours, name="inspecting"),
    path("inspecting/of-us", index.of_us, name="inspected"),
    path("inspecting/new", index.new, name="new-inspection"),
    path("inspecting/<int:inspection_id>", inspection.view, name="inspection-of"),
    path(
        "inspecting/<int:inspection_id>/send-to-check",
        inspection.send_to_check,
        name="send-to-check",
    ),
    path(
        "inspecting/<int:inspection_id>/finish-check",
        inspection.finish_check,
        name="finish-check",
    ),
    path("inspecting/units/<int:inspected_id>/panel", panel.view, name="panel"),
    path("inspecting/units/<int:inspected_id>/cases", cases.index, name="cases"),
    path("inspecting/judgements/<int:judgement_id>", cases.judgement, name="judgement"),
    path(
        "inspecting/<int:inspection_id>/report",
        inspection_report.write,
        name="write-report",
    ),
    path(
        "inspecting/<int:inspection_id>/preview",
        inspection_report.preview,
        name="preview-report",
    ),
    path("inspecting/<int:inspection_id>/check", check.view, name="check"),
    path(
        "inspecting/challenges/<int:challenge_id>",
        check.answer,
        name="answer-challenge",
    ),
    path("inspecting/<int:inspection_id>/publish", publish.view, name="publish"),
    path("inspecting/copies/<int:copy_id>/end", publish.take_back, name="take-back"),
    path(
        "inspecting/<int:inspection_id>/recommendations",
        recommendations.view,
        name="recommendations",
    ),
    path(
        "inspecting/recommendations/<int:recommendation_id>/withdraw",
        recommendations.withdraw,
        name="withdraw",
    ),
    path(
        "inspecting/recommendations/<int:recommendation_id>",
        recommendations.progress,
        name="progress",
    ),
]
