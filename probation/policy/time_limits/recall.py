"""Recall, in hours.  (Breach, warnings and evidence: `probation.policy.enforcement`.)"""

from ..commencement import SPLIT
from ..dated import Version
from .named import named_in_hours

DOUBT = "The first day of the rule was not found."

RECALL_REQUESTED = named_in_hours(
    "recall-requested",
    "Recall requested",
    Version(SPLIT.day, 24, "PPCS recall policy, Annex B (coursehero.com copy)", DOUBT),
    starts="the decision to ask for recall",
    says="A recall is asked for within {length} of the decision to ask for it.",
)
LICENCE_REVOKED = named_in_hours(
    "licence-revoked",
    "Licence revoked",
    Version(SPLIT.day, 24, "gwentmappa.org.uk, recall questions", DOUBT),
    starts="the receipt of the papers",
    says="A licence is revoked within {length} of the papers’ receipt.",
)
LICENCE_REVOKED_EMERGENCY = named_in_hours(
    "licence-revoked-emergency",
    "Licence revoked, emergency",
    Version(SPLIT.day, 2, "gwentmappa.org.uk, recall questions", DOUBT),
    starts="the receipt of the papers",
    says="In an emergency a licence is revoked within {length} of the papers’ receipt.",
)

ALL = (RECALL_REQUESTED, LICENCE_REVOKED, LICENCE_REVOKED_EMERGENCY)
