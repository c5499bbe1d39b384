"""What courts decide: the offence, the sentence, and which body supervises it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from probation.policy import order as orders
from probation.policy.allocation import (
    BODIES,
    Answered,
    Body,
    Ground,
    allocate,
    answered,
    from_rosh,
    from_rsr,
)
from probation.policy.commencement import ORA, PCSC
from probation.policy.custody_dates import custody_dates
from probation.policy.fixed_term import FixedTerm
from probation.policy.rosh import Rosh

from .chance import FACTORS, PLACE, Factors, one_of
from .people import Person
from .scenario import Court, Offence, Scenario
from .staffing import Post

ROSH = tuple(Rosh)
# A court above magistrates has the graver offences.
_CROWN = (0.05, 0.3, 1.2, 4.0, 12.0)
_MAGISTRATES = (1.0, 1.0, 0.8, 0.06, 0.0)
_TERMS = ((28, 120), (60, 240), (150, 600), (400, 1300), (900, 2500))  # days


@dataclass(slots=True)
class Case:
    """One sentence of one person, as the court made it."""

    number: int  # within the area
    key: str
    person: Person
    court: Court
    offence: Offence
    offence_on: date
    convicted_on: date
    sentenced_on: date
    kind: str
    lengths: Mapping[str, int]
    requirements: list[tuple[str, int | None, Mapping[str, int]]]
    is_domestic: bool
    rosh: int  # place in ROSH
    mappa: str  # its category, or ""
    grounds: tuple[Answered, ...]
    ground: str
    body: str
    supervised_from: date
    ends_on: date  # were nothing to happen before
    suited_to: str  # key of a programme, or ""
    report: str  # key of a kind of report, or ""
    factors: Factors
    post: Post | None = None
    proposed: bool = False
    missing: tuple[str, ...] = ()
    score: float = 0.0
    ended: tuple[date, str] | None = None  # what became of it

    @property
    def somebody_at_risk(self) -> bool:
        return self.is_domestic or self.offence.is_sexual or self.person.has_children

    def at(self, factor: str, value: float) -> None:
        self.factors[PLACE[factor]] = value


class Sentencing:
    def __init__(self, scenario: Scenario, court_skill: Mapping[str, float]):
        self._scenario = scenario
        self._skill = court_skill
        self._offences = {
            is_crown: {
                str(n): one.share * weights[one.seriousness - 1]
                for n, one in enumerate(scenario.offences)
            }
            for is_crown, weights in ((True, _CROWN), (False, _MAGISTRATES))
        }

    def sentence(
        self, number: int, person: Person, court: Court, on: date, chance: Random
    ) -> Case:
        offence = self._scenario.offences[
            int(one_of(self._offences[court.is_crown], chance))
        ]
        offence_on = on - timedelta(days=25 + int(chance.expovariate(1 / 80)))
        is_domestic = chance.random() < offence.domestic and not person.is_woman
        kind = one_of(
            {
                kind: weights[offence.seriousness - 1]
                for kind, weights in self._scenario.sentences.items()
            },
            chance,
        )
        if kind == "standard_determinate" and offence_on < ORA.day:
            kind = "suspended_sentence_order"  # short terms brought no licence then
        rosh = self._rosh(person, offence, is_domestic, chance)
        mappa = (
            "1"
            if offence.is_sexual
            else "2"
            if offence.is_serious_violence and kind != "community_order"
            else ""
        )
        suited = _suited(person, offence, is_domestic, chance)
        lengths, wanted = self._made(kind, offence, offence_on, on, chance)
        supervised, ends = self._period(kind, lengths, wanted, on, offence_on, person)
        grounds, ground, body = self._held(person, offence, rosh, mappa, on, chance)
        person.orders += 1
        return Case(
            number=number,
            key=f"{person.crn}-{person.orders}",
            person=person,
            court=court,
            offence=offence,
            offence_on=offence_on,
            convicted_on=on - timedelta(days=int(chance.random() * 21)),
            sentenced_on=on,
            kind=kind,
            lengths=lengths,
            requirements=wanted,
            is_domestic=is_domestic,
            rosh=rosh,
            mappa=mappa,
            grounds=grounds,
            ground=ground,
            body=body,
            supervised_from=supervised,
            ends_on=ends,
            suited_to=suited,
            report=_report(court, offence, chance),
            factors=self._factors(person, court),
        )

    def _factors(self, person: Person, court: Court) -> Factors:
        factors = [0.0] * len(FACTORS)
        for name in ("risk", "need", "unsettled", "distance", "work"):
            factors[PLACE[name]] = getattr(person, name)
        factors[PLACE["court"]] = self._skill[court.code]
        return factors

    def _made(
        self, kind: str, offence: Offence, offence_on: date, on: date, chance: Random
    ) -> tuple[dict[str, int], list[tuple[str, int | None, Mapping[str, int]]]]:
        grave = offence.seriousness
        if kind == "standard_determinate":
            least, most = _TERMS[grave - 1]
            return {"term_days": least + int(chance.random() * (most - least))}, []
        months = chance.choices((12, 18, 24), ((7, 2, 1), (6, 3, 1), (4, 4, 2))[min(grave, 3) - 1])[0]  # fmt: skip
        wanted = self._requirements(offence_on, on, months, chance)
        if kind == "community_order":
            return {"months": months}, wanted
        return {
            "term_days": 28 + int(chance.random() * 140 * min(grave, 4)),
            "operational_months": max(months, chance.choice((12, 18, 24))),
            "supervision_months": months,
        }, wanted

    def _requirements(
        self, offence_on: date, on: date, months: int, chance: Random
    ) -> list[tuple[str, int | None, Mapping[str, int]]]:
        wanted: list[tuple[str, int | None, Mapping[str, int]]] = []
        for kind, share in self._scenario.requirements.items():
            if chance.random() >= share:
                continue
            if kind == "rehabilitation_activity" and offence_on < ORA.day:
                wanted.append(("supervision", months, {}))
            elif kind == "rehabilitation_activity":
                wanted.append((kind, chance.choice((10, 15, 20, 25, 30)), {}))
            elif kind == "unpaid_work":
                wanted.append((kind, chance.choice((60, 80, 100, 120, 150, 200)), {}))
            elif kind == "curfew":
                also = {"hours_a_day": 12}
                if on >= PCSC.day:
                    also["hours_in_seven_days"] = 84
                wanted.append((kind, chance.choice((2, 3, 4)), also))
            else:
                wanted.append((kind, chance.choice((6, 9, 12)), {}))
        if not wanted:
            wanted.append(("unpaid_work", chance.choice((60, 80, 100)), {}))
        return wanted

    def _period(
        self,
        kind: str,
        lengths: Mapping[str, int],
        wanted: list[tuple[str, int | None, Mapping[str, int]]],
        on: date,
        offence_on: date,
        person: Person,
    ) -> tuple[date, date]:
        if kind == "standard_determinate":
            dates = custody_dates(
                FixedTerm(on, days=lengths["term_days"]),
                offence_on=offence_on,
                born_on=person.born,
                on=on,
            ).value
            last = [dates.licence_end, dates.supervision_end, dates.expiry]
            return dates.release, max(day for day in last if day)
        end = orders.ends(
            on,
            lengths,
            has_unpaid_work=any(w[0] == "unpaid_work" for w in wanted),
        )
        assert end is not None  # only custody has none
        return on, end.value

    def _rosh(
        self, person: Person, offence: Offence, is_domestic: bool, chance: Random
    ) -> int:
        harm = (
            0.55 * person.risk
            + 0.55 * (offence.seriousness - 2)
            + 0.6 * is_domestic
            + 0.9 * offence.is_sexual
            + chance.gauss(0, 0.6)
        )
        return sum(harm >= edge for edge in (-0.3, 1.25, 3.2))

    def _held(
        self,
        person: Person,
        offence: Offence,
        rosh: int,
        mappa: str,
        on: date,
        chance: Random,
    ) -> tuple[tuple[Answered, ...], str, str]:
        """Who supervises, by the policy’s grounds of that day."""
        if BODIES.on(on) == (Body.UNIFIED,):
            return (), "", str(Body.UNIFIED)
        score = 2.2 * 2.718 ** (
            0.5 * person.risk
            + 0.3 * (offence.seriousness - 2)
            + chance.gauss(0, 0.35)
            - 0.3
        )
        told = (
            answered(Ground.MAPPA, bool(mappa), "The offence and the sentence"),
            from_rosh(ROSH[rosh]),
            from_rsr(f"{min(score, 99):.2f}", on),
            answered(
                Ground.DEPORTATION,
                not person.is_british and chance.random() < 0.12,
                "Nationality",
            ),
            answered(Ground.PUBLIC_INTEREST, chance.random() < 0.004, "Court officer"),
            answered(Ground.DEFERRED, False, "Sentence"),
        )
        value = allocate(told, on).value
        return told, str(value.first_ground or ""), str(value.body)


def _suited(person: Person, offence: Offence, is_domestic: bool, chance: Random) -> str:
    """The programme that would suit, if any (ours: simpler than policy.programmes)."""
    if is_domestic and not person.is_woman:
        return "domestic_abuse" if chance.random() < 0.7 else ""
    if offence.is_drink_driving:
        return "drink_driving" if chance.random() < 0.6 else ""
    return "thinking_skills" if person.risk > 0.6 and chance.random() < 0.6 else ""


def _report(court: Court, offence: Offence, chance: Random) -> str:
    """Oral, short or standard; or none asked for."""
    if offence.seriousness >= 4 or offence.is_sexual:
        return "standard" if chance.random() < 0.5 else "short"
    if chance.random() < 0.25:
        return ""
    return "oral" if chance.random() < (0.35 if court.is_crown else 0.58) else "short"
