"""From the panel to a published report, and what becomes of its recommendations."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ..decision import YES, Decision, no
from ..term import Term
from ..workflow import Workflow

INDEPENDENT = "A challenge is answered by someone who was not part of the visit"


class Stage(Term):
    PANEL = "panel", "Before the panel"
    DRAFTING = "drafting", "Report being written"
    CHECKING = "checking", "Factual accuracy check"
    FINAL = "final", "Final report"
    SCHEDULED = "scheduled", "To be published"
    PUBLISHED = "published", "Published"


INSPECTION = Workflow(
    "inspection",
    "An inspection",
    Stage.PANEL,
    {
        Stage.PANEL: frozenset({Stage.DRAFTING}),
        Stage.DRAFTING: frozenset({Stage.CHECKING}),
        Stage.CHECKING: frozenset({Stage.FINAL}),
        Stage.FINAL: frozenset({Stage.SCHEDULED, Stage.CHECKING}),
        Stage.SCHEDULED: frozenset({Stage.PUBLISHED, Stage.FINAL}),
        Stage.PUBLISHED: frozenset(),
    },
)
WRITTEN_IN = frozenset({Stage.DRAFTING, Stage.CHECKING, Stage.PUBLISHED})


class Progress(Term):
    """Of a recommendation, once it is published."""

    MADE = "made", "Made, not yet answered"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Not accepted"
    UNDER_WAY = "under-way", "Action under way"
    DONE = "done", "Action done, not yet checked"
    MET = "met", "Met: the inspectorate saw the evidence"
    NOT_MET = "not-met", "Not met"


RECOMMENDATION = Workflow(
    "recommendation",
    "A recommendation",
    Progress.MADE,
    {
        Progress.MADE: frozenset({Progress.ACCEPTED, Progress.REJECTED}),
        Progress.ACCEPTED: frozenset(
            {Progress.UNDER_WAY, Progress.DONE, Progress.NOT_MET}
        ),
        Progress.REJECTED: frozenset({Progress.ACCEPTED}),
        Progress.UNDER_WAY: frozenset({Progress.DONE, Progress.NOT_MET}),
        Progress.DONE: frozenset({Progress.MET, Progress.NOT_MET}),
        Progress.MET: frozenset(),
        Progress.NOT_MET: frozenset({Progress.UNDER_WAY, Progress.DONE}),
    },
)
# What only the inspectorate says of a recommendation; the rest is the addressee's.
INSPECTORATES = frozenset({Progress.MET, Progress.NOT_MET})


def may_say(progress: Progress, *, is_inspectorate: bool, evidence: str) -> Decision:
    """Whether this side may move a recommendation there."""
    if (progress in INSPECTORATES) is not is_inspectorate:
        who = "inspectorate" if progress in INSPECTORATES else "addressee"
        return no("other-side", f"Only the {who} says ‘{progress.label}’")
    if (
        progress in {Progress.DONE, Progress.MET, Progress.NOT_MET}
        and not evidence.strip()
    ):
        return no("no-evidence", "Say what shows it")
    return YES


def may_answer(who: str, visited: Collection[str]) -> Decision:
    """Whether someone may answer a challenge: who visited, led or wrote may not."""
    if who in visited:
        return no(
            "not-independent",
            f"{INDEPENDENT}: ask a colleague who was not",
        )
    return YES


def can_finish_check(challenges: int, unanswered: int) -> Decision:
    if unanswered:
        text = f"{unanswered} of {challenges} challenges {'has' if unanswered == 1 else 'have'} no answer yet: each is accepted or refused with reasons first"
        return no("open-challenge", text)
    return YES


def can_schedule(publish_at: datetime, now: datetime) -> Decision:
    """Minutes are whole: a report comes out at its minute."""
    answer = YES
    if publish_at <= now:
        answer &= no("past", "Give a time still to come")
    if publish_at.second or publish_at.microsecond:
        answer &= no("not-a-minute", "Give a whole minute")
    return answer


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    about: str
    is_needed: bool = True


SECTIONS = (
    Section("summary", "Summary", "What was found, for a reader with two minutes"),
    Section("context", "What was inspected, and how", "The bodies, the visit, the cases read"),
    Section("organisation", "How the work is led, staffed and supported", "The evidence for each judged standard"),
    Section("cases", "Work with people on probation", "What the cases showed"),
    Section("good", "What others can learn from", "Work that others should know of", False),
    Section("improve", "What must get better", "The evidence behind each recommendation", False),
)  # fmt: skip
LONGEST_SECTION = 60_000  # characters


@dataclass(frozen=True)
class Statement:
    """A paragraph, numbered so that it can be challenged: section.paragraph."""

    number: str
    section: str
    text: str


def statements(sections: Mapping[str, str]) -> list[Statement]:
    """A paragraph ends at an empty line.  Sections without text have no number."""
    told = [section for section in SECTIONS if sections.get(section.key, "").strip()]
    return [
        Statement(f"{place}.{n}", section.key, text)
        for place, section in enumerate(told, 1)
        for n, text in enumerate(_paragraphs(sections[section.key]), 1)
    ]


def _paragraphs(text: str) -> list[str]:
    lines = "\n".join(line.strip() for line in text.replace("\r", "").split("\n"))
    return [" ".join(one.split()) for one in lines.split("\n\n") if one.strip()]


def can_send_to_check(sections: Mapping[str, str]) -> Decision:
    answer = YES
    for section in SECTIONS:
        if section.is_needed and not sections.get(section.key, "").strip():
            answer &= no(
                f"missing-{section.key}", f"Write the section ‘{section.title}’ first"
            )
    return answer


def can_recommend(text: str, due_on: date, on: date) -> Decision:
    answer = YES if text.strip() else no("text", "Write the recommendation")
    if due_on <= on:
        answer &= no("due_on", "The day by which it is due must be still to come")
    return answer
