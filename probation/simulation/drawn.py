"""Which rates, waits and amounts a simulation draws, and what each is told by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .told import Told


@dataclass(frozen=True)
class Drawn:
    """`strata`: of the levels after the body, those that must be named; none: any may be.

    A rate told by court may have one for `default`.
    """

    by: tuple[str, ...]
    strata: tuple[str, ...] = ()
    every_body: bool = True

    def must_name(
        self, told: Told, shares: Mapping[str, float], bodies: Iterable[str]
    ) -> None:
        if self.by[0] != "body":
            wanted = list(self.strata)
        elif not self.every_body:
            return
        elif self.strata:
            wanted = [f"{body}/{one}" for body in bodies for one in self.strata]
        else:
            wanted = list(bodies)
        if missing := [one for one in wanted if one not in shares]:
            told.refuse(f"share: there is none for {', '.join(missing)}")


BODY = Drawn(("body",))
COURT = Drawn(("court",))
CHANNELS = {
    "initial": "COAI",
    "office": "COAP",
    "home": "CHVS",
    "phone": "COPT",
    "three_way": "C084",
}
ABSENCES = ("unwell", "work", "childcare", "travel", "forgot", "none")
CHECKS = ("domestic_abuse", "children")
HANDED_OVER = (
    "offence_details",
    "previous_convictions",
    "risk_screening",
    "domestic_abuse_check",
    "children_check",
    "contact_details",
)
COMPLETED = (
    "rehabilitation_activity",
    "programme",
    "unpaid_work",
    "treatment",
    "other",
)

RATES: Mapping[str, Drawn] = {
    "allocation_in_time": BODY,
    "first_appointment_arranged": BODY,
    "plan_in_time": BODY,
    "check_asked": Drawn(("body", "kind"), CHECKS),
    "check_returned": Drawn(("body", "kind"), CHECKS),
    "assessment_used_checks": BODY,
    "people_at_risk_contacted": BODY,
    "assessment_sufficient": BODY,
    "plan_complete": BODY,
    "plan_own_part": BODY,
    "diversity_considered": BODY,
    "officer_trained": BODY,
    "oversight_held": BODY,
    "intervention_referred": BODY,
    "intervention_started": BODY,
    "intervention_finished": BODY,
    "place_used": Drawn(("service",)),
    "tool_used": Drawn(("body",), every_body=False),
    "unpaid_work_offered_in_time": BODY,
    "unpaid_work_attended": BODY,
    "unpaid_work_in_year": BODY,
    "requirement_on_course": BODY,
    "requirement_completed": Drawn(("body", "requirement"), COMPLETED),
    "contact_arranged": BODY,
    "contact_attended": Drawn(("body", "channel"), tuple(CHANNELS)),
    "absence_accepted": Drawn(("body", "reason"), ABSENCES),
    "failure_warned": BODY,
    "failure_enforced": BODY,
    "order_good_progress": BODY,
    "order_new_conviction": BODY,
    "risk_change_acted": BODY,
    "mappa_meeting_held": Drawn(("body",), every_body=False),
    "report_sufficient": COURT,
    "review_held": Drawn(("body", "trigger"), ("due", "change")),
    "flag_review_held": BODY,
    "handover_present": Drawn(("item",), HANDED_OVER),
    "programme_proposed": COURT,
    "programme_imposed": COURT,
    "service_referred": BODY,
    "enforcement_pack_complete": BODY,
    "enforcement_laid_in_time": BODY,
    "sentencer_confident": COURT,
}
WAITS: Mapping[str, Drawn] = {"breach_listing": COURT}
AMOUNTS: Mapping[str, Drawn] = {
    "report_score": COURT,
    "income_share": Drawn(("body",), every_body=False),
}
