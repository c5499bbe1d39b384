"""Who is suitable for which accredited programme."""

from dataclasses import replace

import pytest

from probation.policy import programmes as module
from probation.policy.programmes import (
    ALL,
    BBR_SOURCE,
    BUILDING_BETTER_RELATIONSHIPS,
    BUILDING_CHOICES_HIGH,
    BUILDING_CHOICES_MODERATE,
    DRINK_IMPAIRED_DRIVERS,
    HORIZON,
    MEMORY,
    THINKING_SKILLS,
    Band,
    Facts,
    Pathway,
    is_possible,
    possible_programmes,
    structured_intervention,
    suitable,
)

BBR = BUILDING_BETTER_RELATIONSHIPS
MAN = Facts(
    is_man=True,
    age=18,
    partner_violence=True,
    heterosexual=True,
    sara=Band.MEDIUM,
    discusses_act=True,
    signs_statement=True,
)
DRIVER = Facts(age=18, drink_drive_offences=2, motivated=True)


def codes(programme, facts):
    return [reason.code for reason in suitable(programme, facts).reasons]


def test_building_better_relationships():
    assert codes(BBR, MAN) == []
    assert codes(BBR, replace(MAN, sara=Band.HIGH)) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"is_man": False}, "man"),
        ({"age": 17}, "adult"),
        ({"partner_violence": False}, "partner-violence"),
        ({"heterosexual": False}, "heterosexual"),
        ({"sara": Band.LOW}, "sara"),
        ({"discusses_act": False}, "discusses-act"),
        ({"signs_statement": False}, "signs-statement"),
    ],
)
def test_each_criterion_speaks_against(more, code):
    assert codes(BBR, replace(MAN, **more)) == [code]
    unknown = replace(MAN, **dict.fromkeys(more))
    assert codes(BBR, unknown) == [f"{code}-unknown"]


@pytest.mark.parametrize(
    ("offences", "aggravated", "expected"),
    [
        (1, True, []),
        (1, False, ["drink-history"]),
        (1, None, ["drink-history-unknown"]),
        (0, None, ["drink-history"]),
        (2, None, []),
        (4, None, []),
        (5, None, ["drink-history"]),
        (None, True, ["drink-history-unknown"]),
    ],
)
def test_drink_impaired_drivers(offences, aggravated, expected):
    facts = replace(DRIVER, drink_drive_offences=offences, aggravated_first=aggravated)
    assert codes(DRINK_IMPAIRED_DRIVERS, facts) == expected


def test_drivers_are_adults_and_motivated():
    assert codes(DRINK_IMPAIRED_DRIVERS, replace(DRIVER, age=17)) == ["adult"]
    unwilling = replace(DRIVER, motivated=False)
    assert codes(DRINK_IMPAIRED_DRIVERS, unwilling) == ["motivated"]


def test_thinking_skills():
    assert codes(THINKING_SKILLS, Facts(ogrs3=50, thinking_need=True)) == []
    assert codes(THINKING_SKILLS, Facts(ogrs3=49, thinking_need=False)) == [
        "ogrs3",
        "thinking",
    ]


@pytest.mark.parametrize(
    ("band", "expected"),
    [
        (Band.LOW, ["sexual-risk"]),
        (Band.MEDIUM, []),
        (Band.HIGH, []),
        (Band.VERY_HIGH, []),
        (None, ["sexual-risk-unknown"]),
    ],
)
def test_horizon(band, expected):
    assert codes(HORIZON, Facts(is_man=True, sexual_risk=band)) == expected
    assert codes(HORIZON, Facts(is_man=False, sexual_risk=Band.HIGH)) == ["man"]


@pytest.mark.parametrize(
    ("pathway", "moderate", "high"),
    [
        (Pathway.MODERATE, [], ["high"]),
        (Pathway.HIGH, ["moderate"], []),
        (Pathway.ALTERNATIVE, ["moderate"], ["high"]),
        (None, ["moderate-unknown"], ["high-unknown"]),
    ],
)
def test_building_choices(pathway, moderate, high):
    assert codes(BUILDING_CHOICES_MODERATE, Facts(pathway=pathway)) == moderate
    assert codes(BUILDING_CHOICES_HIGH, Facts(pathway=pathway)) == high


def test_reasons_are_in_words_with_source_and_doubt():
    against = suitable(BBR, replace(MAN, is_man=False, age=None)).reasons
    assert [(r.text, r.source) for r in against] == [
        ("Not so: the person is a man", BBR_SOURCE),
        ("Not known whether the person is 18 or over", BBR_SOURCE),
    ]
    (reason,) = suitable(BBR, replace(MAN, partner_violence=False)).reasons
    assert reason.source == (
        f"{BBR_SOURCE} (One company took linked offences, such as criminal damage, as "
        "well.)"
    )
    assert f"({MEMORY})" in suitable(THINKING_SKILLS, Facts()).reasons[0].source


def test_what_is_unknown_leaves_a_programme_possible():
    assert is_possible(suitable(BBR, Facts()))
    assert is_possible(suitable(BBR, MAN))
    assert not is_possible(suitable(BBR, Facts(is_man=False)))
    assert possible_programmes(Facts()) == ALL
    assert possible_programmes(Facts(is_man=False, pathway=Pathway.MODERATE)) == (
        DRINK_IMPAIRED_DRIVERS,
        THINKING_SKILLS,
        BUILDING_CHOICES_MODERATE,
    )


@pytest.mark.parametrize(
    ("low", "unsuitable", "sessions", "expected"),
    [
        (True, False, 4, []),
        (False, True, 4, []),
        (False, False, 4, ["programme-first"]),
        (True, False, 3, ["too-short"]),
        (False, False, 3, ["programme-first", "too-short"]),
    ],
)
def test_structured_interventions(low, unsuitable, sessions, expected):
    decision = structured_intervention(
        low_risk=low, unsuitable_for_programme=unsuitable, sessions=sessions
    )
    assert [reason.code for reason in decision.reasons] == expected
    words = {
        "programme-first": "An accredited programme may suit",
        "too-short": "It has four sessions at least",
    }
    assert [reason.text for reason in decision.reasons] == [
        words[one] for one in expected
    ]
    assert {reason.source for reason in decision.reasons} <= {
        "welcome-hub.hmppsintranet.org.uk, structured interventions"
    }


def test_a_rule_is_made_of_its_programme():
    for programme, stored in zip(ALL, module.RULES, strict=True):
        made = module.rule_for(programme)
        assert made.example.given == stored.example.given == "Nothing known yet"
        assert made.example.works_out() == stored.example.works_out()
        assert replace(made, example=stored.example) == stored


def test_rules_name_their_criteria_and_doubts():
    rules = {rule.key: rule for rule in module.RULES}
    assert len(rules) == len(ALL)
    rule = rules["programmes.thinking_skills"]
    assert rule.says.endswith(
        "Suitable where OGRS3 is 50 or more at two years; thinking and behaviour is a "
        "need."
    )
    assert (rule.source, rule.doubt) == ("none was found", MEMORY)
    assert rule.title == "Thinking Skills Programme"
    assert rule.example.works_out().startswith("Not known whether OGRS3")
