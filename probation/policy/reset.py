"""The probation reset: planned contact stops at two thirds, from 7 June 2024."""

from collections.abc import Mapping
from datetime import date

from .bounds import in_words
from .commencement import RESET, SENTENCING_ACT_2026_ORDERS
from .decision import YES, Decision, no
from .explained import Explained, Part
from .milestones import HALF, point, two_thirds
from .rule import Example, Rule
from .term import Term


class Exclusion(Term):
    """Any one of them keeps planned contact going."""

    MAPPA = "mappa", "MAPPA, of any category and level"
    NATIONAL_SECURITY = "national-security", "held by the National Security Division"
    VERY_HIGH_ROSH = "very-high-rosh", "very high risk of serious harm"
    CHILD_PROTECTION = "child-protection", "active child protection case"
    INTENSIVE_SUPERVISION = (
        "intensive-supervision",
        "Intensive Supervision Court pilot",
    )


class Supervised(Term):
    ORDER = "order", "Community or suspended sentence order"
    LICENCE = "licence", "Licence"
    AFTER_SENTENCE = "after-sentence", "Supervision after the end of a sentence"


def stops_contact(
    start: date,
    end: date,
    on: date,
    exclusions: Mapping[Exclusion, bool | None],
) -> Decision:
    """Whether planned contact may stop on that day.

    `exclusions` answers each Exclusion; one left out or None is unknown, and an unknown
    keeps contact going.
    """
    answer = YES
    source = RESET.source
    if on < RESET.day:
        answer &= no("before-reset", "The reset began on 7 June 2024", source)
    reached = two_thirds(start, end).value
    if on < reached:
        answer &= no(
            "before-two-thirds",
            f"Two thirds are reached on {reached:%-d %B %Y}",
            source,
        )
    for one in Exclusion:
        told = exclusions.get(one)
        if told is None:
            answer &= no(f"{one}-unknown", f"Not known whether: {one.label}", source)
        elif told:
            answer &= no(str(one), f"Excluded: {one.label}", source)
    return answer


def what_remains(
    kind: Supervised, start: date, end: date
) -> Explained[tuple[date, ...]]:
    """The contacts to plan after two thirds: for a licence, one midway; else none.

    Letters, enforcement and new risk are never stopped by it.
    """
    if kind is not Supervised.LICENCE:
        told = "No planned appointments or activity days; letters go on"
        return Explained((), (Part(told, None, RESET.source, RESET.doubt),))
    reached = two_thirds(start, end).value
    midway = point(reached, end, HALF).value
    told = f"One follow-up midway between {reached:%-d %B %Y} and {end:%-d %B %Y}"
    return Explained(
        (midway,), (Part(told, midway, RESET.source, RESET.doubt),), on=midway
    )


def may_end_early(
    *,
    on: date,
    requirements_met: bool,
    plan_met: bool,
    no_further_instructions: bool,
    court_reviews: bool,
    asked_court: bool = False,
) -> Decision:
    """Whether an order's supervision may end before its end date.

    Before the Sentencing Act 2026 only the court could end it, for good progress; since
    then the responsible officer may name the day once everything is met.
    """
    if on < SENTENCING_ACT_2026_ORDERS.day:
        if asked_court:
            return YES
        return no(
            "ask-court",
            "Only the court can end it early: apply, showing good progress",
            "Sentencing Act 2020 Sch 10 para 14 and Sch 16 para 22",
        )
    needs = (
        (
            requirements_met,
            "requirements-open",
            "Not every requirement is complied with",
        ),
        (plan_met, "plan-open", "Objectives of the sentence plan are not all met"),
        (
            no_further_instructions,
            "instructions-open",
            "Further instructions are still needed under the probation requirement",
        ),
        (
            not court_reviews,
            "court-reviews",
            "The court reviews this order, so the officer cannot end it",
        ),
    )
    answer = YES
    for met, code, text in needs:
        if not met:
            answer &= no(
                code, text, "SA 2026 ss.38 and 39; Sch 10 para 15A, Sch 16 para 22A"
            )
    return answer


def _nothing_excluded() -> dict[Exclusion, bool | None]:
    return dict.fromkeys(Exclusion, False)


RULES = (
    Rule(
        key="reset.stops_contact",
        title="Planned contact stops at two thirds",
        says="From 7 June 2024, once two thirds of an order or licence have gone by, no "
        "more contact is planned, save one follow-up midway through the rest of a "
        "licence. Letters, enforcement and new risk go on. MAPPA, the National Security "
        "Division, very high risk of serious harm, active child protection and the "
        "Intensive Supervision Court pilot are excluded; what is not known excludes too.",
        source=RESET.source,
        example=Example(
            "1 January to 31 December 2024, nothing excluded, on 31 August 2024",
            lambda: in_words(
                stops_contact(
                    date(2024, 1, 1),
                    date(2024, 12, 31),
                    date(2024, 8, 31),
                    _nothing_excluded(),
                )
            ),
        ),
        since=RESET.day,
        doubt=RESET.doubt,
    ),
    Rule(
        key="reset.may_end_early",
        title="Ending an order early",
        says="The court may end an order for good progress. Under the Sentencing Act 2026 "
        "the responsible officer may name the day once requirements and plan are met, "
        "unless the court reviews the order.",
        source="Sentencing Act 2020 Sch 10 and 16; SA 2026 ss.38 and 39",
        example=Example(
            "Everything met, on 1 June 2026",
            lambda: in_words(
                may_end_early(
                    on=date(2026, 6, 1),
                    requirements_met=True,
                    plan_met=True,
                    no_further_instructions=True,
                    court_reviews=False,
                )
            ),
        ),
        doubt=SENTENCING_ACT_2026_ORDERS.doubt,
    ),
)
