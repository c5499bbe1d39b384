"""The rules of sampling, in words, each with an example that is run."""

from dataclasses import replace
from datetime import date

from ...person import Sex
from ...rosh import Rosh
from ...rule import Example, Rule
from ..intervals import sample_size
from .calculations import SIZE_DOUBT, SIZE_SOURCE
from .cases import (
    SAMPLER,
    Case,
    Sentence,
    can_be_drawn,
    earliest_cases,
    is_same_person,
    stratum,
)
from .draw import draw
from .sizes import OfficerCap, Size, Sizes, set_right, share_out

ONE = Case(
    crn="X000001",
    started=date(2017, 3, 1),
    first_name="Ann",
    family_name="Example",
    date_of_birth="1980-01-01",
    sex=Sex.NEITHER,
    sentence=Sentence.COMMUNITY,
    rosh=Rosh.LOW,
    pnc="",
    cluster="N01",
    ldu="N01AAA",
    officer="Officer 1",
)


def _told(sizes: Sizes) -> str:
    return ", ".join(f"{key} {size.drawn}" for key, size in sizes.items())


def _excluded() -> str:
    decision = can_be_drawn(replace(ONE, family_name="*"), date(2017, 4, 1))
    return decision.reasons[0].text


def _same_person() -> str:
    other = replace(ONE, crn="X000002", first_name="Anna")
    return "the same" if is_same_person(ONE, other) else "not the same"


def _earliest() -> str:
    later = replace(ONE, started=date(2017, 5, 1))
    return f"that of {earliest_cases([later, ONE])[0].started:%-d %B %Y}"


def _draw() -> str:
    people = [
        replace(ONE, crn=f"X{n}", first_name=f"First {n}", officer=f"Officer {n % 3}")
        for n in range(30)
    ]
    sample = draw(people, 10, seed="an example", on=date(2017, 4, 1)).value
    again = draw(people[::-1], 10, seed="an example", on=date(2017, 4, 1)).value
    same = "the same" if sample.cases == again.cases else "others"
    return f"{len(sample.cases)} cases; drawn again: {same}"


RULES: tuple[Rule, ...] = (
    Rule(
        key="inspection.sampling.size",
        title="Size of a sample",
        says="Large enough for a confidence and a margin at the worst share, one half, "
        "with the finite population correction, rounded up. By default 80 per cent and "
        "five points.",
        source=SIZE_SOURCE,
        doubt=SIZE_DOUBT,
        example=Example("1,217 cases", lambda: str(sample_size(1217))),
    ),
    Rule(
        key="inspection.sampling.exclusions",
        title="Cases left out",
        says="A case is left out when an asterisk in the name marks it sensitive, or when "
        "it starts after the day of the draw. Gender leaves nobody out.",
        source=SAMPLER,
        doubt="the source leaves out people neither male nor female: we do not. It "
        "plans, but does not make, an exclusion of unpaid work under 40 hours",
        example=Example("a family name that is an asterisk", _excluded),
    ),
    Rule(
        key="inspection.sampling.same_person",
        title="One person, one case",
        says="Two cases are of one person by the same CRN, the same PNC, or the same first "
        "name, family name and date of birth; a blank is no match.",
        source=SAMPLER,
        doubt="the source's own page says CRN as well and its code does not; its code "
        "takes two people without a PNC as one",
        example=Example("another CRN and first name, neither has a PNC", _same_person),
    ),
    Rule(
        key="inspection.sampling.earliest",
        title="The earliest case of a person",
        says="Of a person's cases only the one that began first can be drawn; of two on "
        "one day the one listed first. A case that is itself left out still counts "
        "here: someone marked sensitive does not come in by a later case.",
        source=SAMPLER,
        example=Example("cases of 1 May and 1 March 2017", _earliest),
    ),
    Rule(
        key="inspection.sampling.strata",
        title="Strata",
        says="Women; men by community or post-custody sentence and by low or higher risk "
        "of serious harm; people recorded as neither male nor female.",
        source=SAMPLER,
        doubt="the last stratum is ours: the source fails on such a person",
        example=Example("recorded as neither", lambda: stratum(ONE).label),
    ),
    Rule(
        key="inspection.sampling.proportion",
        title="In proportion, with a buffer",
        says="Each group gets the sample size times its share of cases, rounded half up, "
        "at most all it has, and the buffer (20%) on that, rounded alike. Inside a "
        "stratum clusters, local units and officers share alike, without a buffer.",
        source=SAMPLER,
        doubt="the source multiplies with floating point, where a half may fall either "
        "way; ours is exact",
        example=Example(
            "148 of 454, 138, 327, 129 and 169",
            lambda: _told(
                share_out(148, {"A": 454, "B": 138, "C": 327, "D": 129, "E": 169})
            ),
        ),
    ),
    Rule(
        key="inspection.sampling.rounding",
        title="To the exact total",
        says="Too few: one more to each group in turn from the smallest, passing over the "
        "full. Too many: one less from each in turn from the largest.",
        source=SAMPLER,
        example=Example(
            "19 wanted of two groups of ten, nine each",
            lambda: _told(set_right(19, {"A": Size(9, 10), "B": Size(9, 10)})),
        ),
    ),
    Rule(
        key="inspection.sampling.officer_cap",
        title="At most six of one officer",
        says="No more than six cases of one responsible officer over the whole sample: "
        "one counter serves every stratum and unit. What is cut goes to the other "
        "officers of the unit in turn from who has the fewest; what none can take is lost.",
        source=SAMPLER,
        example=Example(
            "officers with 1 of 2 and 7 of 7",
            lambda: _told(OfficerCap().keep({"A": Size(1, 2), "B": Size(7, 7)})),
        ),
    ),
    Rule(
        key="inspection.sampling.draw",
        title="The draw",
        says="Inside an officer's cases they are put in order by the SHA-256 of seed and "
        "CRN and taken from the front. The same seed and long list, in any order, "
        "give the same sample; both are kept with it.",
        source="our own: the source has no seed",
        example=Example("10 of 30 cases, and again from the list reversed", _draw),
    ),
)
