"""Who may do what.  Roles are code, so a change to one is reviewed and dated.

Which rows of a person someone may see is not here: see records/people/queries.py.
"""

from collections.abc import Iterable, Mapping

from .decision import YES, Decision, no
from .term import Term


class Permission(Term):
    VIEW_PERSON = "view_person", "view a person on probation"
    REGISTER_PERSON = "register_person", "add a person"
    EDIT_PERSON = "edit_person", "change a person's details"
    FLAG_PERSON = "flag_person", "add or end a flag"
    LIMIT_ACCESS = "limit_access", "limit who may see a person"
    VIEW_COURT_LIST = "view_court_list", "see the court list"
    MATCH_DEFENDANT = "match_defendant", "match a defendant to a record"
    REQUEST_REPORT = "request_report", "ask for a pre-sentence report"
    WRITE_REPORT = "write_report", "write a pre-sentence report"
    RESULT_HEARING = "result_hearing", "enter a sentence"
    ALLOCATE_ORDER = "allocate_order", "allocate an order to a provider"
    ASSIGN_OFFICER = "assign_officer", "give an order to a practitioner"
    RECORD_CONTACT = "record_contact", "record contact with a person"
    END_ORDER = "end_order", "end an order"
    CONSULT = "consult", "write draft standards and consult on them"
    MODERATE = "moderate", "decide which responses are shown"
    ANSWER_FOR_DATA = "answer_for_data", "answer what people ask of their own data"
    DECIDE_DELETION = "decide_deletion", "decide that a record is no longer kept"
    SEE_INSPECTION = "see_inspection", "see an inspection"
    INSPECT = "inspect", "work on an inspection"
    LEAD_INSPECTION = "lead_inspection", "lead an inspection"
    PUBLISH = "publish", "publish a report"
    ANSWER_INSPECTION = "answer_inspection", "answer for an inspected body"
    IMPORT = "import", "import records"
    MANAGE_STAFF = "manage_staff", "change staff, teams and roles"
    VIEW_AUDIT = "view_audit", "read the audit"


class Scope(Term):
    """What a machine with a token may do."""

    COURT_MESSAGES = "court-messages", "send messages of courts"


class Role(Term):
    COURT_OFFICER = "court_officer", "Court officer"
    PRACTITIONER = "practitioner", "Probation practitioner"
    ADMINISTRATOR = "administrator", "Case administrator"
    MANAGER = "manager", "Manager (senior probation officer)"
    ENFORCEMENT_OFFICER = "enforcement", "Enforcement officer"
    FACILITATOR = "facilitator", "Programme facilitator"
    UNPAID_WORK_SUPERVISOR = "unpaid_work", "Unpaid work supervisor"
    SUPPLIER = "supplier", "Interventions supplier"
    VICTIM_LIAISON_OFFICER = "victim_liaison", "Victim liaison officer"
    CONTRACT_MANAGER = "contract_manager", "Contract manager"
    INSPECTOR = "inspector", "Inspector"
    LEAD_INSPECTOR = "lead_inspector", "Lead inspector"
    PUBLISHER = "publisher", "Publisher"
    SYSTEM_ADMINISTRATOR = "system_administrator", "System administrator"


class Because(Term):
    """Why a unit may see a person.

    A unit that was responsible goes on reading afterwards; the other reasons give
    sight only until they end.
    """

    RESPONSIBLE = "responsible", "Holds or held the order"
    BEFORE_COURT = "before_court", "Before its court"
    POSSIBLE_MATCH = "possible_match", "May be someone before its court"
    REGISTERED = "registered", "Added by this unit"
    SAMPLED = "sampled", "Sampled for inspection"


_P = Permission
_CASEWORK = frozenset(
    {
        _P.VIEW_PERSON,
        _P.REGISTER_PERSON,
        _P.EDIT_PERSON,
        _P.FLAG_PERSON,
        _P.RECORD_CONTACT,
    }
)
_COURT = frozenset(
    {
        _P.VIEW_COURT_LIST,
        _P.MATCH_DEFENDANT,
        _P.REQUEST_REPORT,
        _P.WRITE_REPORT,
        _P.RESULT_HEARING,
        _P.ALLOCATE_ORDER,
    }
)
_READING = frozenset({_P.VIEW_PERSON})
_INSPECTING = frozenset({_P.SEE_INSPECTION, _P.INSPECT})

GRANTS: Mapping[str, frozenset[Permission]] = {
    Role.COURT_OFFICER: _CASEWORK | _COURT,
    Role.PRACTITIONER: _CASEWORK | {_P.WRITE_REPORT, _P.END_ORDER},
    Role.ADMINISTRATOR: _CASEWORK | {_P.ANSWER_FOR_DATA},
    Role.MANAGER: _CASEWORK
    | {
        _P.WRITE_REPORT,
        _P.ASSIGN_OFFICER,
        _P.END_ORDER,
        _P.LIMIT_ACCESS,
        _P.ANSWER_INSPECTION,
        _P.VIEW_AUDIT,
        _P.ANSWER_FOR_DATA,
        _P.DECIDE_DELETION,
    },
    Role.ENFORCEMENT_OFFICER: _READING,
    Role.FACILITATOR: _READING | {_P.RECORD_CONTACT},
    Role.UNPAID_WORK_SUPERVISOR: _READING | {_P.RECORD_CONTACT},
    Role.SUPPLIER: _READING,
    Role.VICTIM_LIAISON_OFFICER: _READING,
    Role.CONTRACT_MANAGER: frozenset({_P.ANSWER_INSPECTION}),
    Role.INSPECTOR: _READING | _INSPECTING,
    Role.LEAD_INSPECTOR: _READING | _INSPECTING | {_P.LEAD_INSPECTION, _P.CONSULT},
    Role.PUBLISHER: frozenset({_P.SEE_INSPECTION, _P.PUBLISH, _P.CONSULT, _P.MODERATE}),
    Role.SYSTEM_ADMINISTRATOR: frozenset({_P.IMPORT, _P.MANAGE_STAFF, _P.VIEW_AUDIT}),
}


def may(roles: Iterable[str], permission: Permission) -> Decision:
    if any(permission in GRANTS[role] for role in roles):
        return YES
    return no("no-permission", f"Your role does not let you {permission.label}")


def may_work_with(is_held: bool) -> Decision:
    """Whoever once held a person goes on reading; only who holds them now may write."""
    if is_held:
        return YES
    return no("not-held", "Your team does not hold this person now")
