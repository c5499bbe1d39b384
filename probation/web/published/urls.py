"""The addresses of published reports: real and invented apart."""

from django.urls import path

from . import views


def _addresses(before: str, name: str, *, is_invented: bool) -> list:
    told = {"is_invented": is_invented}
    return [
        path(before, views.index, told, name=f"{name}-index"),
        path(f"{before}feed.atom", views.feed, told, name=f"{name}-feed"),
        path(f"{before}recommendations", views.register, told, name=f"{name}-register"),
        path(f"{before}reports/<slug:slug>", views.report, told, name=f"{name}-report"),
        path(f"{before}reports/<slug:slug>.pdf", views.pdf, told, name=f"{name}-pdf"),
        path(f"{before}reports/<slug:slug>/<int:number>", views.report, told, name=f"{name}-as-it-was"),
        path(f"{before}reports/<slug:slug>.<slug:ending>", views.annexe, told, name=f"{name}-data"),
        path(f"{before}reports/<slug:slug>/charts/<slug:name>.svg", views.chart, told, name=f"{name}-chart"),
    ]  # fmt: skip


urlpatterns = [
    *_addresses("scenario/inspections/", "scenario", is_invented=True),
    *_addresses("inspections/published/", "published", is_invented=False),
]
