"""Wires together what may not know of each other."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class ConfigApp(AppConfig):
    name = "probation.config"

    def ready(self) -> None:
        from .checks import choosing_who, service_role

        register(service_role, Tags.database)
        register(choosing_who)
