"""The primary navigation: the places, in the order shown, and who needs each."""

from dataclasses import dataclass

from probation.policy.access import Permission, may


@dataclass(frozen=True)
class Place:
    text: str
    route: str  # the name of an address in config/urls.py
    needs: Permission | None = None  # None: everyone who is signed in

    def is_for(self, member) -> bool:
        return self.needs is None or bool(may(member.roles, self.needs))


PLACES = (
    Place("Home", "home"),
    Place("Court list", "court-list", Permission.VIEW_COURT_LIST),
    Place("Court messages", "court-messages", Permission.IMPORT),
    Place("Standards", "drafting", Permission.CONSULT),
    Place("People’s data", "data-work", Permission.ANSWER_FOR_DATA),
    Place("Inspections", "inspecting", Permission.SEE_INSPECTION),
    Place("Inspections of us", "inspected", Permission.ANSWER_INSPECTION),
    Place("Staff", "staff", Permission.MANAGE_STAFF),
)
SEARCH = Place("Find a person", "find-person", Permission.VIEW_PERSON)
