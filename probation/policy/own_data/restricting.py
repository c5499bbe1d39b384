"""Restriction of processing: the record is kept and read, and little may be written."""

from datetime import date
from functools import partial

from ..decision import YES, Decision, no
from ..rule import Example, Rule
from ..term import Term
from .asking import ACT_2018, BEGAN_2018


class Why(Term):
    DISPUTED = "disputed", "They say it is wrong, and it cannot be found out yet"
    EVIDENCE = "evidence", "It would be erased, but is needed as evidence"


class Work(Term):
    """Of which kind a write is."""

    SAID = "said", "changing what is said of the person"
    CONTACT = "contact", "recording contact and appointments"
    SENTENCE = "sentence", "what the court and the sentence need"
    SAFETY = "safety", "flags and who may see, which keep people safe"


GOES_ON = frozenset({Work.CONTACT, Work.SENTENCE, Work.SAFETY})
SOURCE = f"{ACT_2018}, s.47(2) and (3)"
OURS = (
    "The Act does not say which writes go on: that the sentence, contact and safety do, and "
    "all else stops, is our setting."
)


def may_write(is_restricted: bool, work: Work) -> Decision:
    if not is_restricted or work in GOES_ON:
        return YES
    return no(
        "restricted",
        "Processing of this record is restricted: only contact, the sentence and what "
        "keeps people safe may be written",
        SOURCE,
    )


def can_restrict(why: str, because: str, *, is_restricted: bool) -> Decision:
    decision = YES if why in list(Why) else no("why", "Choose why it is restricted")
    if not because.strip():
        decision &= no("because", "Say what it is about")
    if is_restricted:
        decision &= no("restricted-already", "It is restricted already")
    return decision


def has_a_right(on: date) -> bool:
    """Before 25 May 2018 a record was restricted only by choice: no Act gave the right."""
    return on >= BEGAN_2018


def _worked(work: Work) -> str:
    allowed = may_write(True, work)
    return "allowed" if allowed else allowed.reasons[0].text


RULES: tuple[Rule, ...] = (
    Rule(
        "own-data.restricted",
        "Restricted processing",
        "Where the person says that data are wrong and it cannot be found out, or data "
        "must be kept as evidence, the record is kept and shown with a banner, and only "
        + ", ".join(one.label for one in Work if one in GOES_ON)
        + " go on.",
        SOURCE,
        Example("changing an address", partial(_worked, Work.SAID)),
        since=BEGAN_2018,
        doubt=OURS,
    ),
)
