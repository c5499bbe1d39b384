from datetime import date

import pytest

from probation.policy.enforcement.court import Power, powers_of_court
from probation.policy.enforcement.sentence import BreachSentence
from probation.policy.explained import Part
from probation.policy.rule import CannotAnswer

BEFORE, AFTER = date(2026, 5, 10), date(2026, 5, 11)


@pytest.mark.parametrize(
    ("sentence", "powers", "doubtful"),
    [
        (
            BreachSentence.COMMUNITY_ORDER,
            (Power.MORE_ONEROUS, Power.FINE_2500, Power.REVOKE),
            True,
        ),
        (
            BreachSentence.SUSPENDED_SENTENCE,
            (Power.ACTIVATE, Power.FINE_2500, Power.MORE_ONEROUS, Power.EXTEND),
            True,
        ),
        (
            BreachSentence.POST_SENTENCE,
            (Power.PRISON_14_DAYS, Power.FINE_LEVEL_3, Power.SUPERVISION_DEFAULT),
            False,
        ),
    ],
)
def test_a_court_has_the_powers_of_the_sentence(sentence, powers, doubtful):
    found = powers_of_court(sentence, failed_on=BEFORE)
    assert found.value == powers
    assert bool(found.parts[0].doubt) is doubtful
    assert found.on == BEFORE


def test_the_powers_are_told_with_their_source():
    found = powers_of_court(BreachSentence.POST_SENTENCE, failed_on=BEFORE)
    part = Part(
        "Post-sentence supervision: Prison of up to 14 days; Fine of up to level 3; "
        "Supervision default order",
        None,
        "CJA 2003 s.256AC and Sch 19A",
    )
    assert found.parts == (part,)


def test_the_repeal_ends_the_powers_for_later_failures_only():
    found = powers_of_court(BreachSentence.POST_SENTENCE, failed_on=AFTER)
    assert (found.value, found.on) == ((), AFTER)
    assert found.parts[0].says == "Supervision after the end of a sentence is repealed"
    assert found.parts[0].value == AFTER
    assert found.parts[0].source.startswith("SA 2026 ss.34")
    assert found.parts[0].doubt
    assert powers_of_court(BreachSentence.COMMUNITY_ORDER, failed_on=AFTER).value


@pytest.mark.parametrize(
    "sentence", [BreachSentence.LICENCE, BreachSentence.YOUTH_REHABILITATION]
)
def test_what_has_no_list_is_refused(sentence):
    with pytest.raises(CannotAnswer) as refusal:
        powers_of_court(sentence, failed_on=BEFORE)
    assert refusal.value.field == "sentence_type"
    assert str(refusal.value) == (
        f"What a court may do about {sentence.label.lower()} is not in the law book"
    )
