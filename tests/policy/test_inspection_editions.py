"""The editions of the inspection standards."""

from datetime import date
from fractions import Fraction

import pytest

from probation.policy.dated import NotInForce
from probation.policy.inspection import editions
from probation.policy.inspection.edition import CaseType, Kind, Method, Service, read
from probation.policy.inspection.rating import Compares, Rating
from probation.policy.rule import CannotAnswer

# Published editions may not change.  A new edition adds a line; no line is ever edited.
FINGERPRINTS = {
    "adult_2018": "b1720720c46d36a5861fd51ec0b9a39dac61752550fd69baf067a89a0315d009",
    "adult_2021": "bec917c4da9a31fa0286405770fc75bb3479807ad6fa40d567bed980cb992bc3",
    "adult_2023": "a6581bbada99467ddd7d8fc39d8322f42a05c11e1a4c19ef3f6e6f7fb000a7a9",
    "quality_and_impact_2016": "03c7bd181617723bf733a2aa6f32505ee3308b2aa0aa4b985f54b63577b083e8",
    "region_2021": "af21d09096f7c106c72c389c6fde2829d8bcb7b049781e57566e9bf21b118abf",
    "region_2023": "7eb4b9f1c2cbe94920e73a8db68733ef944232e295c2c69fd4b91349967c1cd5",
    "youth_2018": "3ca39f6e51c0ae3d6658f06aa03d5fa411e208641f9ec34e050711210d1c77ec",
    "youth_2021": "6bd1ba26494891a567afc9160d81f13182e53b54a914a654d18c9771aa79088e",
}


def test_published_editions_have_not_changed():
    assert {e.key: e.fingerprint for e in editions.ALL} == FINGERPRINTS


def test_every_folder_is_listed():
    folders = {path.parent.name for path in editions.HERE.glob("*/standards.toml")}
    assert folders == {e.key for e in editions.ALL}


def test_one_edition_of_a_service_begins_on_a_day():
    starts = [(e.service, e.since) for e in editions.ALL]
    assert len(starts) == len(set(starts))


@pytest.mark.parametrize(
    ("service", "on", "key"),
    [
        (Service.ADULT, date(2016, 1, 1), "quality_and_impact_2016"),
        (Service.ADULT, date(2018, 3, 31), "quality_and_impact_2016"),
        (Service.ADULT, date(2018, 4, 1), "adult_2018"),
        (Service.ADULT, date(2021, 7, 31), "adult_2018"),
        (Service.ADULT, date(2021, 8, 1), "adult_2021"),
        (Service.ADULT, date(2023, 9, 30), "adult_2021"),
        (Service.ADULT, date(2023, 10, 1), "adult_2023"),
        (Service.ADULT, date(2025, 9, 30), "adult_2023"),
        (Service.REGION, date(2021, 8, 1), "region_2021"),
        (Service.REGION, date(2023, 10, 1), "region_2023"),
        (Service.YOUTH, date(2018, 1, 1), "youth_2018"),
        (Service.YOUTH, date(2021, 6, 30), "youth_2018"),
        (Service.YOUTH, date(2021, 7, 1), "youth_2021"),
        (Service.YOUTH, date(2030, 1, 1), "youth_2021"),
    ],
)
def test_the_edition_in_force_is_the_latest_begun(service, on, key):
    assert editions.in_force(service, on).key == key


@pytest.mark.parametrize(
    ("service", "on", "words"),
    [
        (Service.ADULT, date(2015, 12, 31), "Adult probation unit.*31 December 2015"),
        (Service.ADULT, date(2025, 10, 1), "1 October 2025"),
        (Service.REGION, date(2021, 7, 31), "Probation region"),
        (Service.REGION, date(2025, 10, 1), "Probation region"),
    ],
)
def test_before_the_first_and_in_the_pause_none_is_in_force(service, on, words):
    with pytest.raises(NotInForce, match=words):
        editions.in_force(service, on)


@pytest.mark.parametrize(
    ("key", "kind", "standards", "maximum"),
    [
        ("adult_2018", Kind.NPS, 10, 30),
        ("adult_2018", Kind.CRC, 10, 30),
        ("adult_2021", Kind.PDU, 9, 27),
        ("adult_2023", Kind.PDU, 7, 21),
        ("region_2023", Kind.REGION, 8, 24),
        ("youth_2018", Kind.YJS, 12, 36),
        ("youth_2021", Kind.YJS, 12, 36),
        ("quality_and_impact_2016", Kind.CRC, 0, 0),
    ],
)
def test_standards_and_points(key, kind, standards, maximum):
    edition = editions.edition(key)
    assert len(edition.counting(kind)) == standards
    assert edition.maximum(kind) == maximum


def test_divisions_and_companies_differ_in_two_standards():
    edition = editions.edition("adult_2018")
    nps = {s.key for s in edition.counting(Kind.NPS)}
    crc = {s.key for s in edition.counting(Kind.CRC)}
    assert (nps - crc, crc - nps) == ({"3.1", "3.2"}, {"4.1", "4.2"})


def test_an_edition_refuses_a_kind_of_body_it_is_not_for():
    with pytest.raises(CannotAnswer, match="is for nps or crc, not pdu") as told:
        editions.edition("adult_2018").counting(Kind.PDU)
    assert told.value.field == "kind"


def test_youth_resettlement_does_not_count():
    for key in ("youth_2018", "youth_2021"):
        standard = editions.edition(key).standard("4.1")
        assert standard.title.startswith("Resettlement") and not standard.counts


def test_the_fourth_out_of_court_standard_changed_in_2021():
    titles = [
        editions.edition(k).standard("3.4").title for k in ("youth_2018", "youth_2021")
    ]
    assert titles == ["Joint working", "Out-of-court disposal policy and provision"]


def test_unknown_keys_are_refused_by_name():
    with pytest.raises(
        CannotAnswer, match=r"‘adult_1907’\. There are: adult_2018"
    ) as told:
        editions.edition("adult_1907")
    assert told.value.field == "edition"
    with pytest.raises(
        CannotAnswer, match=r"no standard ‘9\.9’\. It has: P1.1, P1.2"
    ) as told:
        editions.edition("adult_2023").standard("9.9")
    assert told.value.field == "standard"


def test_skeletons_are_marked_and_cannot_rate():
    skeletons = {e.key for e in editions.ALL if e.skeleton}
    assert skeletons == {"quality_and_impact_2016", "region_2021"}
    for edition in editions.ALL:
        assert (edition.banding is None) == (edition.key == "quality_and_impact_2016")
        assert (edition.scale is None) == edition.skeleton
    outline = editions.edition("quality_and_impact_2016")
    with pytest.raises(CannotAnswer, match="No bands are held for Quality") as told:
        outline.bands()
    assert told.value.field == "edition"
    with pytest.raises(
        CannotAnswer, match="No overall rating is held for Qual"
    ) as told:
        outline.overall()
    assert told.value.field == "edition"


def test_keys_are_unique_and_questions_begin_with_their_standards_key():
    for edition in editions.ALL:
        standards = [s.key for s in edition.standards]
        questions = [q.key for s in edition.standards for q in s.questions]
        assert len(standards) == len(set(standards))
        assert len(questions) == len(set(questions))
        for standard in edition.standards:
            assert all(q.key.startswith(standard.key + ".") for q in standard.questions)


@pytest.mark.parametrize("edition", editions.ALL, ids=lambda e: e.key)
def test_an_edition_says_where_it_comes_from_and_what_is_unverified(edition):
    assert edition.source and edition.licence and edition.doubts
    assert edition.precision in ("day", "month", "year")
    rule = edition.banding
    if rule is not None:
        floors = [floor for floor, _ in rule.bands]
        assert floors == [80, 65, 50, 0]
        assert [rating for _, rating in rule.bands] == list(Rating)[::-1]
        assert rule.compares is Compares.ROUNDED and rule.source and rule.doubt


@pytest.mark.parametrize("key", ["adult_2018", "adult_2021", "adult_2023"])
def test_case_standards_are_four_stages_by_three_lenses(key):
    standards = editions.edition(key).standards
    titles = ["Assessment", "Planning", "Implementation and delivery", "Reviewing"]
    stages = [s for s in standards if s.title in titles]
    assert [s.title for s in stages] == titles
    supervised = (CaseType.COMMUNITY, CaseType.LICENCE, CaseType.PSS_ONLY)
    for stage in stages:
        assert stage.method is Method.CASES and stage.case_types == supervised
        assert [bool(q.leaves_out) for q in stage.questions] == [False, False, True]


FILE = """
title = "A test"
service = "region"
kinds = ["region"]
since = 2030-01-02
precision = "day"
source = "a test"
licence = "none"
doubts = ["all of it"]
[banding]
compares = "exact share"
source = "b"
doubt = "c"
bands = [{ from = 60, rating = "Good" }, { from = 0, rating = "Inadequate" }]
[overall]
above = "Outstanding"
source = "d"
doubt = "e"
cuts = [{ at_most = "1/3", rating = "Inadequate" }]
[[domains]]
key = "A"
title = "Domain"
[[domains.standards]]
key = "A.1"
title = "Standard"
seen = false
method = "aggregated"
counts = false
kinds = ["region"]
case_types = ["victim"]
note = "n"
questions = [{ key = "A.1.1", text = "Why?", seen = true, leaves_out = "some" }]
[[domains.standards]]
key = "A.2"
title = "Bare"
seen = true
method = "judged"
"""


def test_a_file_is_read_to_the_letter(tmp_path):
    (tmp_path / "standards.toml").write_text(FILE, encoding="utf-8")
    edition = read(tmp_path)
    assert (edition.key, edition.title) == (tmp_path.name, "A test")
    assert edition.service is Service.REGION and edition.kinds == (Kind.REGION,)
    assert (edition.since, edition.precision) == (date(2030, 1, 2), "day")
    assert edition.until is None and edition.skeleton is False
    assert (edition.source, edition.licence) == ("a test", "none")
    assert edition.doubts == ("all of it",)
    bands = edition.bands()
    assert (bands.compares, bands.source, bands.doubt) == (Compares.EXACT, "b", "c")
    assert bands.bands == ((60, Rating.GOOD), (0, Rating.INADEQUATE))
    scale = edition.overall()
    assert scale.cuts == ((Fraction(1, 3), Rating.INADEQUATE),)
    assert (scale.above, scale.source, scale.doubt) == (Rating.OUTSTANDING, "d", "e")
    (domain,) = edition.domains
    assert (domain.key, domain.title) == ("A", "Domain")
    full, bare = edition.standards
    assert (full.key, full.title, full.seen, full.note) == (
        "A.1",
        "Standard",
        False,
        "n",
    )
    assert full.method is Method.AGGREGATED and not full.counts
    assert full.kinds == (Kind.REGION,) and full.case_types == (CaseType.VICTIM,)
    (question,) = full.questions
    assert (question.key, question.text) == ("A.1.1", "Why?")
    assert question.seen and question.leaves_out == "some"
    assert bare.counts and bare.seen and bare.kinds == (Kind.REGION,)
    assert (bare.case_types, bare.questions, bare.note) == ((), (), "")
    assert edition.standard("A.2") is bare


def test_what_a_file_may_leave_out_or_add(tmp_path):
    bare = FILE.replace("[overall]", "[unused]").replace("[banding]", "[other]")
    more = 'precision = "day"\nuntil = 2031-01-01\nskeleton = true'
    kinds = bare.replace(
        'kinds = ["region"]\nsince', 'kinds = ["region", "pdu"]\nsince'
    )
    bare = kinds.replace('precision = "day"', more)
    (tmp_path / "standards.toml").write_text(bare, encoding="utf-8")
    edition = read(tmp_path)
    assert edition.banding is None and edition.scale is None
    assert edition.until == date(2031, 1, 1) and edition.skeleton is True
    assert edition.standard("A.1").kinds == (Kind.REGION,)
    assert edition.standard("A.2").kinds == (Kind.REGION, Kind.PDU)


def test_a_question_leaves_nobody_out_unless_it_says_so(tmp_path):
    text = FILE.replace(', leaves_out = "some"', "")
    (tmp_path / "standards.toml").write_text(text, encoding="utf-8")
    (question,) = read(tmp_path).standard("A.1").questions
    assert question.leaves_out == ""


def test_a_changed_letter_changes_the_fingerprint(tmp_path):
    (tmp_path / "standards.toml").write_text(FILE, encoding="utf-8")
    before = read(tmp_path).fingerprint
    (tmp_path / "standards.toml").write_text(FILE + "\n", encoding="utf-8")
    assert read(tmp_path).fingerprint != before
