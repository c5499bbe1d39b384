"""The requirements a court may put in a sentence.  To add one: a file, and a line."""

from datetime import date

from ..requirement import RequirementType
from .alcohol_abstinence_monitoring import ALCOHOL_ABSTINENCE_MONITORING
from .alcohol_treatment import ALCOHOL_TREATMENT
from .attendance_centre import ATTENDANCE_CENTRE
from .curfew import CURFEW
from .drinking_establishment_entry_prohibition import (
    DRINKING_ESTABLISHMENT_ENTRY_PROHIBITION,
)
from .driving_prohibition import DRIVING_PROHIBITION
from .drug_rehabilitation import DRUG_REHABILITATION
from .drug_testing import DRUG_TESTING
from .electronic_compliance_monitoring import ELECTRONIC_COMPLIANCE_MONITORING
from .electronic_whereabouts_monitoring import ELECTRONIC_WHEREABOUTS_MONITORING
from .exclusion import EXCLUSION
from .foreign_travel_prohibition import FOREIGN_TRAVEL_PROHIBITION
from .mental_health_treatment import MENTAL_HEALTH_TREATMENT
from .programme import PROGRAMME
from .prohibited_activity import PROHIBITED_ACTIVITY
from .public_event_attendance_prohibition import PUBLIC_EVENT_ATTENDANCE_PROHIBITION
from .rehabilitation_activity import REHABILITATION_ACTIVITY
from .residence import RESIDENCE
from .restriction_zone import RESTRICTION_ZONE
from .specified_activity import SPECIFIED_ACTIVITY
from .supervision import SUPERVISION
from .unpaid_work import UNPAID_WORK

# In the order of the tables of the Sentencing Act 2020; those of 2026, then those of the past.
ALL: tuple[RequirementType, ...] = (
    UNPAID_WORK,
    REHABILITATION_ACTIVITY,
    PROGRAMME,
    PROHIBITED_ACTIVITY,
    CURFEW,
    EXCLUSION,
    RESIDENCE,
    FOREIGN_TRAVEL_PROHIBITION,
    MENTAL_HEALTH_TREATMENT,
    DRUG_REHABILITATION,
    DRUG_TESTING,
    ALCOHOL_TREATMENT,
    ALCOHOL_ABSTINENCE_MONITORING,
    ATTENDANCE_CENTRE,
    ELECTRONIC_COMPLIANCE_MONITORING,
    ELECTRONIC_WHEREABOUTS_MONITORING,
    DRIVING_PROHIBITION,
    PUBLIC_EVENT_ATTENDANCE_PROHIBITION,
    DRINKING_ESTABLISHMENT_ENTRY_PROHIBITION,
    RESTRICTION_ZONE,
    SUPERVISION,
    SPECIFIED_ACTIVITY,
)

BY_KEY = {one.key: one for one in ALL}


def available(on: date) -> tuple[RequirementType, ...]:
    """The types that the law knew that day; `on` is what each type is decided by."""
    return tuple(one for one in ALL if one.is_available(on))
