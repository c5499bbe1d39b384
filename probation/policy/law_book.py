"""The whole law book: every calculation that can be run, every rule that can be read.

A list, not folders to be scanned: a module of rules is in it when it is named here.
"""

from . import (
    allocation_rules,
    codes,
    concordance,
    counting,
    court,
    custody_dates,
    early_allocation,
    endings,
    enforcement,
    escalation,
    handover,
    handover_2020,
    identifiers,
    inspection,
    licence_conditions,
    licence_dates,
    mappa_rules,
    milestones,
    own_data,
    premises,
    programme_referral,
    programmes,
    recall,
    regime,
    report_forms,
    reports,
    requirements,
    reset,
    sentences,
    tiers,
    time_limits,
    transfer,
    unpaid_work,
    workload,
)
from .predictors import catalogue as predictors
from .rule import Calculation, CannotAnswer, Chapter, Rule

# In the order they are read: docs/rules has a page for each.
CHAPTERS: tuple[Chapter, ...] = (
    Chapter("counting", "Counting days", counting.RULES, counting.CALCULATIONS),
    Chapter("time-limits", "Time limits", time_limits.RULES, time_limits.CALCULATIONS),
    Chapter("regime", "Which rules hold on a day", regime.RULES, regime.CALCULATIONS),
    Chapter("court", "Court", (*court.RULES,)),
    Chapter("reports", "Pre-sentence reports", (*reports.RULES, *report_forms.RULES, *concordance.RULES)),
    Chapter("sentences", "Sentences", sentences.RULES, sentences.CALCULATIONS),
    Chapter("requirements", "Requirements", requirements.RULES, requirements.CALCULATIONS),
    Chapter("milestones", "End, half and two thirds", (*milestones.RULES, *reset.RULES), milestones.CALCULATIONS),
    Chapter("custody-dates", "Custody and licence dates", (*custody_dates.RULES, *licence_dates.RULES), (*custody_dates.CALCULATIONS, *licence_dates.CALCULATIONS)),
    Chapter("licence-conditions", "Licence conditions", licence_conditions.RULES),
    Chapter("handover", "Handover from custody", (*handover.RULES, *handover_2020.RULES, *early_allocation.RULES), (*handover.CALCULATIONS, *handover_2020.CALCULATIONS, *early_allocation.CALCULATIONS)),
    Chapter("allocation", "Allocation, escalation and transfer", (*allocation_rules.RULES, *escalation.RULES, *transfer.RULES), allocation_rules.CALCULATIONS),
    Chapter("mappa", "MAPPA", mappa_rules.RULES, mappa_rules.CALCULATIONS),
    Chapter("predictors", "Risk predictors", predictors.RULES, predictors.CALCULATIONS),
    Chapter("tiers", "Tiers", tiers.RULES, tiers.CALCULATIONS),
    Chapter("workload", "Workload", workload.RULES, workload.CALCULATIONS),
    Chapter("enforcement", "Enforcement", enforcement.RULES, enforcement.CALCULATIONS),
    Chapter("recall", "Recall", recall.RULES, recall.CALCULATIONS),
    Chapter("unpaid-work", "Unpaid work", unpaid_work.RULES, unpaid_work.CALCULATIONS),
    Chapter("programmes", "Accredited programmes", (*programmes.RULES, *programme_referral.RULES)),
    Chapter("endings", "How orders end", endings.RULES),
    Chapter("premises", "Approved premises", premises.RULES, premises.CALCULATIONS),
    Chapter("own-data", "People’s own data", own_data.RULES),
    Chapter("inspection", "Inspection", inspection.RULES, inspection.CALCULATIONS),
    Chapter("identifiers", "Identifiers and codes", (*identifiers.RULES, *codes.RULES), (*identifiers.CALCULATIONS, *codes.CALCULATIONS)),
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(rule for one in CHAPTERS for rule in one.rules)
CALCULATIONS: tuple[Calculation, ...] = tuple(
    calculation for one in CHAPTERS for calculation in one.calculations
)


def calculation(key: str) -> Calculation:
    """CannotAnswer, with the keys there are, where there is none of that name."""
    for one in CALCULATIONS:
        if one.key == key:
            return one
    keys = ", ".join(one.key for one in CALCULATIONS)
    raise CannotAnswer(f"There is no calculation ‘{key}’: choose from {keys}")
