"""Every workflow there is: docs/rules/workflows.md draws each.  To add one: a line."""

from . import (
    appointment,
    court,
    court_list,
    escalation,
    order,
    programme_referral,
    reports,
    transfer,
)
from .enforcement import presenting
from .inspection import reporting
from .own_data import asking
from .recall import chain
from .workflow import Workflow
from .workload import reductions

ALL: tuple[Workflow, ...] = (
    court_list.MATCH,
    court.PREPARATION,
    court.RESULTING,
    reports.REPORT,
    order.WORKFLOW,
    escalation.ESCALATION,
    transfer.TRANSFER,
    appointment.WORKFLOW,
    presenting.PACK,
    chain.CHAIN,
    programme_referral.REFERRAL,
    reductions.REDUCTION,
    asking.REQUEST,
    reporting.INSPECTION,
    reporting.RECOMMENDATION,
)
