"""The rules of rating, in words, each with an example that is run."""

from ..rule import Example, Rule
from .chances import band_chances, overall_chances
from .edition import Edition, Kind
from .editions import edition
from .intervals import wilson
from .overall import NO_LIMIT, overall_rating
from .published import RATINGS
from .published.derive import derive
from .questions import BORDERLINE_DOUBT, BORDERLINE_SOURCE, band_of_question, pool
from .rating import Rating
from .standards import LOWEST_DOUBT, LOWEST_SOURCE, band_of_standard, can_move

ADULT_2023 = edition("adult_2023")
BANDS = ADULT_2023.bands()
SCALE = ADULT_2023.overall()


def _band(met: int, cases: int, used: Edition = ADULT_2023) -> str:
    band = band_of_question(used, met, cases).value
    return f"{band.percent}%: {band.rating.label}"


def _borderline() -> str:
    band = band_of_question(ADULT_2023, 38, 60).value
    close = ", ".join(rating.label for rating in band.across_close_boundaries)
    away = ", ".join(rating.label for rating in band.one_case_away)
    return f"{band.percent}%: within five points of {close}; one case from {away}"


def _standard(lowest: int) -> str:
    counts = {"P2.1.1": (41, 60), "P2.1.2": (41, 60), "P2.1.3": (lowest, 55)}
    return band_of_standard(ADULT_2023, "P2.1", counts).value.rating.label


def _panel(lowest: int) -> str:
    counts = {"P2.1.1": (41, 60), "P2.1.2": (41, 60), "P2.1.3": (lowest, 55)}
    band = band_of_standard(ADULT_2023, "P2.1", counts).value
    names = ["the panel"]
    may = can_move(band, Rating.REQUIRES_IMPROVEMENT, because="one case", names=names)
    return "allowed" if may else may.reasons[0].text


def _overall(good: int, rest: Rating | None) -> str:
    counting = ADULT_2023.counting(Kind.PDU)
    ratings = {s.key: Rating.GOOD if n < good else rest for n, s in enumerate(counting)}
    whole = overall_rating(ADULT_2023, Kind.PDU, ratings).value
    return f"{whole.score} of {whole.maximum}: {whole.rating.label}"


def _interval(population: int | None) -> str:
    found = wilson(33, 60, population=population)
    return f"{100 * found.low:.1f}% to {100 * found.high:.1f}%"


def _chances(population: int | None) -> str:
    chances = band_chances(BANDS, 33, 60, population)
    return ", ".join(f"{r.label} {float(c):.1%}" for r, c in chances.items())


def _another() -> str:
    question = band_chances(BANDS, 33, 60, 400)
    standards = [Rating.GOOD] * 3 + [[question] * 3] * 4
    least, most = overall_chances(SCALE, standards).of_another(
        Rating.REQUIRES_IMPROVEMENT
    )
    return f"between {least:.1%} and {most:.1%}"


def _pooled() -> str:
    pooled = pool([(10, 20), (60, 80)])
    mean = float(pooled.mean_share)
    return f"{pooled.met} of {pooled.cases}; the mean of the units is {mean:.1%}"


def _derived() -> str:
    row = next(r for r in RATINGS if r.is_overall and r.report == "London CRC")
    told = derive(row)
    return f"{told.parts[0].says}: {told.value.outcome.value}"


RULES: tuple[Rule, ...] = (
    Rule(
        key="inspection.band",
        title="Band of a key question",
        says="Sufficient cases are divided by the cases the question applies to; each "
        "question has its own denominator. The edition says which bands there are and "
        "whether the exact share or the whole per cent (halves up) is set against them. "
        "Where the other way gives another band the answer says so.",
        source=BANDS.source,
        doubt=BANDS.doubt,
        example=Example("159 of 200 (79.5%), adult 2023", lambda: _band(159, 200)),
    ),
    Rule(
        key="inspection.borderline",
        title="Borderline",
        says="A band is borderline within five percentage points of a boundary, five "
        "included, and where one case judged otherwise would change it. With fewer than "
        "six cases one judgement can move it by two bands.",
        source=BORDERLINE_SOURCE,
        doubt=BORDERLINE_DOUBT,
        example=Example("38 of 60, adult 2023", _borderline),
    ),
    Rule(
        key="inspection.standard",
        title="Standard from key questions",
        says="A standard counted from cases takes the lowest band among its key "
        "questions; a question without a case is left out and named. A standard of the "
        "organisation is judged on evidence: there is no arithmetic.",
        source=LOWEST_SOURCE,
        doubt=LOWEST_DOUBT,
        example=Example("41 of 60, 41 of 60, 21 of 55", lambda: _standard(21)),
    ),
    Rule(
        key="inspection.panel",
        title="What the panel may move",
        says="The ratings panel may give another rating than the arithmetic only as far "
        "as the borderline questions reach, with its reason and its names. Both the "
        "arithmetic and the decision are kept.",
        source=BORDERLINE_SOURCE,
        doubt=BORDERLINE_DOUBT,
        example=Example("Inadequate by 27 of 55 (49%)", lambda: _panel(27)),
    ),
    Rule(
        key="inspection.region",
        title="A region from its units",
        says="A region's question is rated on the cases of all its units taken together; "
        "the plain mean of the units stands beside it.",
        source="reports on regions: rated from the units' aggregated cases",
        doubt="how the inspectorate aggregates was not found; pooled is our default",
        example=Example("10 of 20 in one unit, 60 of 80 in another", _pooled),
    ),
    Rule(
        key="inspection.overall",
        title="Overall rating",
        says="Each standard scores 0 (Inadequate) to 3 (Outstanding). The sum is at most "
        "Inadequate up to a sixth of the points, Requires improvement up to a half, Good "
        "up to five sixths; a score on the cut takes the lower rating. The maximum is "
        "that of the standards rated. Youth resettlement does not count.",
        source=SCALE.source,
        doubt=f"{SCALE.doubt}; {NO_LIMIT}",
        example=Example(
            "three Good and four Requires improvement, adult 2023",
            lambda: _overall(3, Rating.REQUIRES_IMPROVEMENT),
        ),
    ),
    Rule(
        key="inspection.interval",
        title="Interval of a percentage",
        says="Wilson's score interval. Where the number of all cases is known the sample "
        "counts as n (N - 1) / (N - n) cases; where all were read it is a point.",
        source="Wilson 1927; finite population correction",
        example=Example("33 of 60 read, of 400", lambda: _interval(400)),
    ),
    Rule(
        key="inspection.chances",
        title="Chance of each band",
        says="The chance that reading every case would give each band. Every number of "
        "sufficient cases is equally likely at first; cases are drawn without "
        "replacement. Worked out exactly, in whole numbers.",
        source="Bayes' rule with a hypergeometric likelihood and an even prior",
        doubt="another prior would shift it a little: docs/decisions/chance-of-a-band.md",
        example=Example("33 of 60 read, of 400", lambda: _chances(400)),
    ),
    Rule(
        key="inspection.chance_of_another",
        title="Chance that sampling alone made the overall rating",
        says="The chance that reading every case would give another overall rating. "
        "Judged standards are taken as they stand. Counts do not say how far the "
        "answers about one case go together, so it is worked out as if not at all and "
        "as if wholly, and both are shown.",
        source="from the chance of each band, standard by standard",
        doubt="neither figure is a strict bound, and another reader's view is not in it",
        example=Example(
            "three standards Good by judgement; twelve questions at 33 of 60, of 400",
            _another,
        ),
    ),
    Rule(
        key="inspection.published",
        title="Published ratings, derived again",
        says="Every published overall rating with a score is worked out again. Without a "
        "score, or where a range spans two ratings, it is not derivable; where the "
        "answer differs it disagrees; a flagged or impossible score is a source error.",
        source="reports and notices named row by row",
        example=Example("London CRC, August 2019", _derived),
    ),
)
