"""Wires together what may not know of each other."""

from functools import cache

from django.apps import AppConfig
from django.core.checks import Tags, register

from probation import clock


class ConfigApp(AppConfig):
    name = "probation.config"

    def ready(self) -> None:
        from probation.records.exchange.queries import clock_offset

        from .checks import choosing_who, predictors_agree, service_role

        clock.follow(cache(clock_offset))  # fixed with the data, so read once
        register(service_role, Tags.database)
        register(choosing_who)
        register(predictors_agree)
