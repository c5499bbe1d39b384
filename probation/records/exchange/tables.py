"""Every table of the exchange format, each after those that it refers to."""

from collections.abc import Mapping

from .format import Table
from .tables_cases import CASES
from .tables_court import COURT
from .tables_own_data import OWN_DATA
from .tables_people import PEOPLE
from .tables_staff import STAFF

ALL: tuple[Table, ...] = (*STAFF, *PEOPLE, *COURT, *CASES, *OWN_DATA)
BY_FILE: Mapping[str, Table] = {table.file: table for table in ALL}

CONSULTED = "a public site's own, and nobody's record"
# Fields of the record that are no part of the format, with why.  All others are: a test
# goes through every table.
LEFT_OUT: Mapping[str, str] = {
    "audit.Event": "the audit is sealed where it was written: `probation audit export`",
    "audit.EndOfHeads": "belongs to the heads that are signed here",
    "drafts.Draft": "what somebody has not yet saved",
    "people.SearchToken": "made anew from the names, days and numbers",
    "letters.Letter": "letters to readers of what is published, until they are sent",
    "letters.Asking": "digests by which letters are throttled",
    "subscriptions.Subscription": "readers of what is published, on whom nothing is held",
    "subscriptions.Notice": "that something was published: each deployment's own",
    "clients.Client": "machines and their tokens are each deployment's own",
    "court.Arrival": "a message that waits to be taken in",
    "court.Listing.changed_at": "when an open screen must look again",
    "responses.Response": "what readers say of what is published: theirs to withdraw",
    "consultations.Draft": CONSULTED,
    "consultations.Text": CONSULTED,
    "consultations.Consultation": CONSULTED,
    "consultations.Outcome": CONSULTED,
    "own_data.Considered": "decided for one answer, which is not in it",
    "own_data.Pack": "a copy of what all else says, made to be sent",
    "retention.Approval": "what is approved here is deleted here",
    "retention.Deletion": "the statement stays where the record was deleted",
    "own_data.Dispute.row": "a row's number here; what it said is in the dispute",
    "exchange.Scenario": "stands in the folder’s datapackage.json",
    "exchange.Deployment": "the name of a deployment's own keys",
    "exchange.Key": "the keys themselves",
    "verified.Verification": "a number says itself whether it is verified",
    "staff.Member.password": "sign-in is each deployment's own",
    "staff.Member.last_login": "sign-in is each deployment's own",
    "staff.Member.is_staff": "means nothing here",
    "staff.Member.is_superuser": "means nothing here",
    **dict.fromkeys(
        (
            *(
                f"inspections.{name}"
                for name in (
                    "Inspection",
                    "Inspected",
                    "Visitor",
                    "StageChange",
                    "ResultsFile",
                    "Judgement",
                    "JudgementChange",
                    "PanelRecord",
                )
            ),
            *(
                f"reporting.{name}"
                for name in ("Version", "Challenge", "Answer", "Final", "Publication")
            ),
            "embargo.Copy",
            "embargo.Opened",
            "recommendations.Recommendation",
            "recommendations.Progress",
        ),
        "an inspection is no part of anyone's record; a published report has files of its own",
    ),
}
