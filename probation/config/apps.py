"""Wires together what may not know of each other."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from probation import clock


class ConfigApp(AppConfig):
    name = "probation.config"

    def ready(self) -> None:
        from .checks import choosing_who, mail_is_sent, predictors_agree, service_role
        from .time import Offset

        clock.follow(Offset())
        register(service_role, Tags.database)
        register(choosing_who)
        register(mail_is_sent)
        register(predictors_agree)
