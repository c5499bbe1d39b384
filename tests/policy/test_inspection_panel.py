"""The sheet that a panel sits in front of."""

import pytest

from probation.policy.inspection import panel
from probation.policy.inspection.edition import Kind
from probation.policy.inspection.editions import edition
from probation.policy.inspection.panel import Choice
from probation.policy.inspection.rating import Rating
from probation.policy.inspection.reoffending import Part, parts_of, shares

ADULT, PROGRAMME = edition("adult_2018"), edition("quality_and_impact_2016")
G, RI = Rating.GOOD, Rating.REQUIRES_IMPROVEMENT
COUNTED = [s for s in ADULT.counting(Kind.CRC) if s.questions and s.key[0] in "24"]
JUDGED = {key: Choice(G, "Seen") for key in ("1.1", "1.2", "1.3", "1.4")}


def sheet(
    choices=JUDGED, *, met=70, names=("Lena",), edition=ADULT, population=1000, **counts
):
    told = {q.key: (met, 100) for s in COUNTED for q in s.questions} | counts
    return panel.sheet(
        edition, Kind.CRC, told, read=dict.fromkeys(told, 100), cases=100,
        population=population, choices=choices, names=names,
    )  # fmt: skip


def reasons(decision):
    return [reason.text for reason in decision.reasons]


def test_the_whole_follows_from_the_arithmetic_and_what_the_panel_judged():
    told = sheet()
    assert told.overall.value.rating is G and told.overall.value.score == 20
    assert not told.waiting and panel.can_close(told)
    low, high = told.another
    assert 0 <= low <= high <= 1


def test_a_judged_standard_without_a_rating_is_waited_for():
    told = sheet({key: JUDGED[key] for key in ("1.1", "1.2", "1.3")})
    assert told.overall is None and told.another is None
    assert reasons(panel.can_close(told)) == [
        "1.4 Information and facilities has no rating yet"
    ]
    assert panel.can_save(told)


def test_a_standard_is_moved_only_where_it_is_borderline_and_with_a_reason_and_names():
    far = sheet({**JUDGED, "2.1": Choice(RI, "We think so")}, met=74)
    assert "2.1 Assessment: Good is not close enough" in reasons(panel.can_save(far))[0]
    near = sheet({**JUDGED, "2.1": Choice(RI, "We think so")}, met=66)
    assert panel.can_save(near)
    line = near.line("2.1")
    assert line.is_moved and line.rating is RI and line.by_cases is G
    silent = sheet({**JUDGED, "2.1": Choice(RI, " ")}, met=66, names=())
    assert {r.code for r in panel.can_save(silent).reasons} == {"no-reason", "no-names"}


def test_what_the_panel_moved_is_no_luck_of_the_draw():
    moved = {**JUDGED, **{s.key: Choice(RI, "Seen") for s in COUNTED}}
    assert sheet(moved, met=66).another == (0, 0)


def test_the_reason_of_a_judged_rating_is_asked_for():
    told = sheet({**JUDGED, "1.1": Choice(G)})
    assert reasons(panel.can_save(told)) == [
        "1.1 Leadership: Say what the rating rests on"
    ]


def test_a_standard_of_which_no_case_was_judged_is_not_rated_and_the_maximum_shrinks():
    none = {q.key: (0, 0) for q in ADULT.standard("4.2").questions}
    told = sheet(**none)
    assert told.line("4.2").rating is None
    assert told.overall.value.maximum == 27
    chosen = sheet({**JUDGED, "4.2": Choice(G, "x")}, **none)
    assert "cannot be rated" in reasons(panel.can_save(chosen))[0]


def test_without_results_the_panel_cannot_close():
    told = panel.sheet(
        ADULT,
        Kind.CRC,
        {},
        read={},
        cases=0,
        population=None,
        choices=JUDGED,
        names=["Lena"],
    )
    assert "No results are in yet: take in a results file first" in reasons(
        panel.can_close(told)
    )


def test_an_interval_is_narrower_where_few_cases_were_left_unread():
    wide, narrow = (
        sheet(population=n).line("2.1").questions[0].interval for n in (None, 120)
    )
    assert wide.low < narrow.low <= 0.7 <= narrow.high < wide.high


def test_an_edition_without_bands_gives_no_rating_but_the_chart_on_reoffending():
    told = sheet({}, edition=PROGRAMME)
    assert told.overall is None and not any(line.rating for line in told.standards)
    keys = [part.question.key for part in parts_of(PROGRAMME)]
    found = shares(PROGRAMME, {"CRC": {keys[0]: (20, 40)}})
    assert found[0].percent == 50 and found[0].interval and found[1].interval is None


@pytest.mark.parametrize("key", ["adult_2018", "adult_2021", "adult_2023"])
def test_the_parts_of_work_on_reoffending_are_questions_of_the_edition(key):
    parts = parts_of(edition(key))
    assert [part.part for part in parts] == list(Part)
    words = ("linked to offending", "reducing reoffending", "delivery", "reviewing")
    for part, said in zip(parts, words, strict=False):
        assert said in part.question.text.lower()


def test_together_adds_the_cases_of_both_bodies_and_one_body_stands_alone():
    counts = {"NPS": {"2.1.2": (10, 20)}, "CRC": {"2.1.2": (10, 80)}, "None": {}}
    found = {
        one.who: one for one in shares(ADULT, counts) if one.part is Part.ASSESSMENT
    }
    assert (found["Together"].met, found["Together"].cases) == (20, 100)
    assert found["Together"].percent == 20 and "None" not in found
    assert {one.who for one in shares(ADULT, {"CRC": counts["CRC"]})} == {"CRC"}
    assert parts_of(edition("youth_2021")) == ()
