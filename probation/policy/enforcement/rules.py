"""The rules of enforcement in words, each with an example that is run."""

from datetime import UTC, date, datetime

from ..commencement import CRIMINAL_JUSTICE_ACT, ORA, SENTENCING_CODE, SPLIT, UNIFIED
from ..london import in_words
from ..organisation import Sector
from ..rule import Example, Rule
from . import breach, contact, failures, nsi, rar, review, warning
from .breach import Standing, after_recording
from .court import powers_of_court
from .failures import Contact, Sentenced, evidence_limit, failures_that_count
from .letters import SOURCE as LETTERS
from .letters import letters_for
from .outcomes import outcome
from .presenting import SL014, Pack, PackStatus, breach_clocks
from .sentence import BreachSentence
from .warning import Excuse, Failure, WarningText, can_send_warning


def _count() -> str:
    missed = outcome("UAAB")
    found = failures_that_count(
        [
            Contact("first", date(2021, 5, 10), True, missed),
            Contact("second", date(2021, 5, 10), True, outcome("AFTC")),
            Contact("third", date(2021, 5, 17), False, missed),
        ],
        Sentenced(date(2021, 4, 1)),
        on=date(2021, 6, 1),
    ).value
    why = [r.text for v in found.verdicts for r in v.counts.reasons]
    return f"{found.count} failure. Not counted: " + "; ".join(why)


def _review() -> str:
    event = review.Event(True, False, 1, 2, limit=2, review_open=False)
    due = review.needs_review(review.Recorded("COAP", True, False), event)
    return "A review is raised" if due else due.reasons[0].text


def _breach() -> str:
    change = after_recording(
        "ABPC",
        datetime(2021, 4, 18, 10),
        Standing(in_breach=True),
        latest_start=datetime(2021, 3, 18, 13),
    )
    ended = change.standing.ended_on or date.min
    open_now = "still open" if change.standing.in_breach else "closed"
    return f"The breach is {open_now}; failures count from {in_words(ended)}"


def _warn(on: date) -> str:
    offered = warning.responses_to_failure(
        BreachSentence.COMMUNITY_ORDER,
        Failure(on, Excuse.NOT_ACCEPTED),
        warned_on=[date(2021, 5, 10)],
        on=on,
    ).value
    return " or ".join(response.label for response in offered)


def _present() -> str:
    packs = [
        Pack(date(2018, 3, 6), PackStatus.REJECTED),
        Pack(date(2018, 3, 9), PackStatus.ACCEPTED),
    ]
    clocks = breach_clocks(Sector.CRC, date(2018, 3, 1), packs)
    return "; ".join(f"{c.step.label} by {in_words(c.limit.day)}" for c in clocks)


def _rar() -> str:
    done = [
        rar.RarContact(date(2021, 5, 4), True),
        rar.RarContact(date(2021, 5, 4), True, nsi="A"),
        rar.RarContact(date(2021, 6, 30), None, nsi="A"),
    ]
    days = rar.rar_days(done, 10, on=date(2021, 6, 1)).value
    return (
        f"{days.counted} day counted, {days.remaining} left; NDelius would count "
        f"{days.ndelius.total}"
    )


def _contact() -> str:
    kind = contact.ContactType(outcome=contact.OutcomeFlag.REQUIRED)
    answer = contact.can_have_outcome(
        kind, outcome("UAAB"), on=date(2021, 6, 2), today=date(2021, 6, 1)
    )
    return answer.reasons[0].text


def _nsi() -> str:
    kind = nsi.NsiType("N1", unit="days", least=100, most=200)
    return nsi.can_have_length(kind, 201).reasons[0].text


RULES: tuple[Rule, ...] = (
    Rule(
        "enforcement.failures_that_count",
        "Which failures count",
        "A failure counts if the contact is of a national standard type, its outcome is a "
        "failure that can be enforced, and its date lies from the later of the sentence "
        "and the end of the last breach to today. Failures on one date are one. While "
        "evidence is awaited, a missed appointment does not count; what happens while a "
        "breach is open goes to that breach.",
        failures.SOURCE,
        Example(
            "An absence and a failure to comply on 10 May, an absence from a contact that "
            "is not national standard on 17 May",
            _count,
        ),
        doubt="NDelius counts a missed appointment before its evidence is in, and counts "
        "failures to come: its figure is shown beside ours.",
    ),
    Rule(
        "enforcement.evidence_window",
        "How long evidence may be given",
        "Someone who missed an appointment has this long to give a reason.",
        failures.DESIGN_HISTORY,
        Example(
            "An appointment missed on Wednesday 22 December 2021",
            lambda: evidence_limit(date(2021, 12, 22)).explanation,
        ),
        doubt=failures.EVIDENCE_WINDOW.versions[-1].doubt,
    ),
    Rule(
        "enforcement.review",
        "When enforcement is reviewed",
        "A review is raised at the failure that reaches the limit of the sentence type, "
        "not at the one after it, unless a breach or a review is open already.",
        review.SOURCE,
        Example("The second failure, where the limit is two", _review),
        doubt="Published code compares with ‘reaches’ in one place and ‘passes’ in others; "
        "the limits themselves are not published.",
    ),
    Rule(
        "enforcement.breach",
        "When a breach begins and ends",
        "A start contact opens a breach unless an end stands at or after it. An end "
        "contact closes what began before it, and failures are counted from its date.",
        breach.SOURCE,
        Example("A breach begun on 18 March 2021, proved on 18 April", _breach),
        doubt="The published code leaves such a breach open. Its own tests call for that; "
        "it looks inverted, and only a domain owner can settle it.",
    ),
    Rule(
        "enforcement.warn_or_refer_2003",
        "Warn or lay an information (to 30 November 2020)",
        "An officer who finds a failure without reasonable excuse warns, or causes an "
        "information to be laid. Where a warning was given in the previous 12 months, "
        "only the second is left.",
        warning.CJA,
        Example(
            "Nobody was warned; a failure on 30 November 2020",
            lambda: _warn(date(2020, 11, 30)),
        ),
        since=CRIMINAL_JUSTICE_ACT.day,
        until=SENTENCING_CODE.day,
        doubt=warning.REFERRING.versions[0].doubt,
    ),
    Rule(
        "enforcement.warn_or_refer",
        "Warn or refer",
        "An officer who finds a failure without reasonable excuse warns, or refers the "
        "matter to an enforcement officer. Where a warning was given in the previous 12 "
        "months, it must be referred.",
        warning.CODE,
        Example(
            "Warned on 10 May 2021; a failure on 9 May 2022",
            lambda: _warn(date(2022, 5, 9)),
        ),
        since=SENTENCING_CODE.day,
        doubt=warning.DUTY_SOURCE.versions[-1].doubt,
    ),
    Rule(
        "enforcement.warning",
        "What makes a warning",
        "It describes the circumstances, says that the failure is unacceptable, says that "
        "another within 12 months beginning with it makes the person liable to court, and "
        "is recorded. Without all four it is not sent.",
        warning.CODE,
        Example(
            "A letter that describes the failure, and is recorded, but says no more",
            lambda: "; ".join(
                reason.text
                for reason in can_send_warning(
                    WarningText(
                        "Missed 10 May", False, False, datetime(2021, 5, 11, tzinfo=UTC)
                    )
                ).reasons
            ),
        ),
        since=CRIMINAL_JUSTICE_ACT.day,
    ),
    Rule(
        "enforcement.presenting",
        "Who presents a breach, and by when",
        "A company refers within 8 working days of being aware. The National Probation "
        "Service presents within 2 of receiving a referral that it accepts, and its own "
        "within 10 of being aware. A rejected pack starts no clock and stops none.",
        f"CRC contract Schedule 9; {SL014}; SL015",
        Example(
            "A company aware on 1 March 2018; packs received on 6 March (rejected) and 9 "
            "March (accepted)",
            _present,
        ),
        since=SPLIT.day,
        until=UNIFIED.day,
    ),
    Rule(
        "enforcement.court_powers",
        "What a court may do about a breach",
        "Each kind of sentence has its own powers. A breach of licence goes to recall, "
        "not to court; post-sentence supervision ends with its repeal, save for failures "
        "that began earlier.",
        "Sentencing Act 2020 Sch 10 para 10, Sch 16 para 13; CJA 2003 s.256AC",
        Example(
            "Post-sentence supervision; a failure on 10 May 2021",
            lambda: (
                powers_of_court(
                    BreachSentence.POST_SENTENCE, failed_on=date(2021, 5, 10)
                )
                .parts[0]
                .says
            ),
        ),
        doubt="The lists for orders, and the figure of the fine, are from memory.",
    ),
    Rule(
        "enforcement.letters",
        "Which letters for which sentence",
        "Orders: a first warning and a breach letter. Post-sentence supervision and youth "
        "orders: a second warning too. Licences: a compliance letter, then recall is "
        "considered.",
        LETTERS,
        Example(
            "A licence",
            lambda: letters_for(BreachSentence.LICENCE).value[0].label,
        ),
        doubt=letters_for(BreachSentence.SUPERVISION_DEFAULT).parts[0].doubt,
    ),
    Rule(
        "enforcement.contacts",
        "What a contact must hold",
        "Its type says whether an outcome, a place, an end and an enforcement action must, "
        "may or may not be given, and what it may belong to. Before the day only an "
        "acceptable absence may be recorded. Appointments to come may not overlap.",
        contact.SOURCE,
        Example("An unacceptable absence entered for tomorrow", _contact),
        doubt="For the outcome flag, the published code reads N as optional and B as not "
        "allowed, and for places the other way round.",
    ),
    Rule(
        "enforcement.nsi",
        "What an intervention record must hold",
        "Status, outcome, sub-type and length are those of its type, it belongs where its "
        "type allows, and it does not end before the requirement it stands under.",
        nsi.SOURCE,
        Example("201 days for a type of 100 to 200 days", _nsi),
    ),
    Rule(
        "enforcement.rar_days",
        "Rehabilitation activity days",
        "A day counts once if activity was attended on it, on the requirement or on an "
        "intervention of it. Appointments to manage the order are not activity.",
        f"{rar.SOURCE}; {rar.NDELIUS}",
        Example(
            "Two activities on 4 May, one planned for 30 June; asked on 1 June", _rar
        ),
        since=ORA.day,
        doubt=rar.WARN_AT.versions[0].doubt,
    ),
)
