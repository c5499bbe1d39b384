"""What courts sent, and reports written for them."""

from probation.policy.court import Outcome, Preparation, Resulting
from probation.policy.court_list import Answer, Source
from probation.policy.person import Sex
from probation.policy.reports import Status
from probation.policy.time_limits.court import Report

from .format import (
    Codes,
    Column,
    Kind,
    Table,
    belongs_to,
    code,
    day,
    instant,
    key,
    position,
    refers_to,
    short,
    structured,
    text,
    whole,
    yes_no,
)

BY = refers_to("by", "members", "Who recorded it")
AT = instant("at", "When it was recorded", needed=True)
COURT_UNIT = refers_to("court", "units", "Which court")
SOURCE = Codes.of("Court system", Source)
DEFENDANT = Column(
    "defendant", Kind.UUID, "Whose", needed=True, to="defendants", fixed=True
)

MESSAGES = Table(
    "messages",
    "court.Message",
    "Messages as the courts sent them",
    ("fingerprint",),
    (
        short("fingerprint", "SHA-256 of the content as it came", needed=True),
        code("source", "From which system", SOURCE),
        text("name", "The file it came in"),
        short("mends", "Fingerprint of the refused message that this one puts right"),
        text("content", "As sent; left out of a folder of a part of the record"),
        refers_to("court", "units", "Which court", needed=False),
        instant("received_at", "When it came", needed=True),
        structured("refused_because", "Reasons, if it was refused", if_empty="[]"),
    ),
)

DEFENDANTS = Table(
    "defendants",
    "court.Defendant",
    "People and organisations before a court, as the court says",
    ("id",),
    (
        Column("id", Kind.UUID, "Names the defendant for good", needed=True),
        code("source", "From which system", SOURCE, needed=True),
        short("key", "The court's own key", needed=True),
        text("case_reference", "The court's case"),
        yes_no("is_organisation", "Whether it is an organisation"),
        short("title", "Title"),
        short("first_name", "First name"),
        short("middle_names", "Middle names"),
        short("last_name", "Last name, or the organisation's name"),
        day("date_of_birth", "Date of birth"),
        code("sex", "As the court has it", Codes.of("Sex", Sex), needed=True),
        text("address", "Lines"),
        short("postcode", "With its space"),
        text("nationality", "In the court's words"),
        text("phone", "Phone"),
        short("pnc", "PNC number as received"),
        short("cro", "CRO number as received"),
        refers_to("message", "messages", "The latest that spoke of them"),
    ),
)

LISTINGS = Table(
    "listings",
    "court.Listing",
    "A defendant's case before a court on one day",
    ("defendant", "hearing", "day"),
    (
        DEFENDANT,
        short("hearing", "The court's own key of the hearing", needed=True),
        day("day", "Which day", needed=True),
        COURT_UNIT,
        text("hearing_type", "In the court's words"),
        instant("starts_at", "When", needed=True),
        text("room", "Court room"),
        whole("sequence", "Place in the list", if_empty="0"),
        instant("withdrawn_at", "When the court took it off its list"),
    ),
)

CHARGES = Table(
    "charges",
    "court.Charge",
    "Offences charged",
    ("key",),
    (
        key(),
        DEFENDANT,
        whole("sequence", "Place in the list", needed=True),
        short("code", "CJS code as received"),
        text("title", "The offence"),
        text("legislation", "The Act"),
        text("wording", "The charge"),
        text("plea", "Plea"),
        text("verdict", "Verdict"),
    ),
)

CANDIDATES = Table(
    "candidates",
    "court.Candidate",
    "People on record whom a defendant may be",
    ("defendant", "person"),
    (
        DEFENDANT,
        belongs_to("person", "people", "Who it may be"),
        structured("agrees", "Field to true, false or null (not held)", if_empty="{}"),
        whole("rank", "1: the likeliest", needed=True),
    ),
)

NOT_THEM = Table(
    "not_them",
    "court.NotThem",
    "Candidates of whom somebody said that the defendant is someone else",
    ("key",),
    (
        key(),
        DEFENDANT,
        belongs_to("person", "people", "Who it is not"),
        BY,
        instant("since", "When that was said", needed=True),
        instant("until", "When that was undone"),
    ),
)

ALSO_LISTED = Table(
    "also_listed",
    "court.AlsoListed",
    "Other courts that list someone who may be the same defendant",
    ("defendant", "court"),
    (DEFENDANT, COURT_UNIT),
)

MATCH_DECISIONS = Table(
    "match_decisions",
    "court.MatchDecision",
    "Who a defendant was decided to be",
    ("defendant", "position"),
    (
        DEFENDANT,
        position("decision"),
        code("answer", "What was decided", Codes.of("Answer", Answer), needed=True),
        refers_to("person", "people", "Who it is", needed=False),
        BY,
        AT,
    ),
)

HEARING_CHANGES = Table(
    "hearing_changes",
    "hearings.HearingChange",
    "How a case stood on a court day: who had it, its outcome, whether it was checked",
    ("defendant", "position"),
    (
        DEFENDANT,
        position("defendant's hearings"),
        short("hearing", "The court's own key of the hearing", needed=True),
        day("day", "Which day", needed=True),
        refers_to("owner", "members", "Who had it", needed=False),
        code(
            "preparation",
            "How far it was prepared",
            Codes.of("Preparation", Preparation),
            needed=True,
        ),
        code("outcome", "What the court decided", Codes.of("Outcome", Outcome)),
        day("next_hearing_on", "The next hearing"),
        text("note", "What was said in court"),
        code(
            "resulting",
            "Whether it was entered",
            Codes.of("Resulting", Resulting),
            needed=True,
        ),
        refers_to("checked_by", "members", "Who checked it", needed=False),
        text("because", "Why it was put right"),
        BY,
        AT,
    ),
)

REPORTS = Table(
    "reports",
    "reports.Report",
    "Pre-sentence reports asked for by a court",
    ("key",),
    (
        key(),
        belongs_to("person", "people", "On whom"),
        refers_to("defendant", "defendants", "As whom they are before the court"),
        COURT_UNIT,
        code("kind", "What kind", Codes.of("Kind of report", Report), needed=True),
        day("requested_on", "When it was asked for", needed=True),
        day("hearing_on", "The day the court adjourned to", needed=True),
        yes_no("in_custody", "Whether the person is in custody"),
        refers_to("author", "members", "Who writes it", needed=False),
    ),
)

REPORT_CHANGES = Table(
    "report_changes",
    "reports.ReportChange",
    "Each move of a report, with what it said then",
    ("report", "position"),
    (
        belongs_to("report", "reports", "Which report"),
        position("change"),
        code("status", "What it became", Codes.of("Status", Status), needed=True),
        structured("content", "Field of the form to answer", if_empty="{}"),
        BY,
        AT,
    ),
)

COURT = (
    MESSAGES,
    DEFENDANTS,
    LISTINGS,
    CHARGES,
    CANDIDATES,
    NOT_THEM,
    ALSO_LISTED,
    MATCH_DECISIONS,
    HEARING_CHANGES,
    REPORTS,
    REPORT_CHANGES,
)
