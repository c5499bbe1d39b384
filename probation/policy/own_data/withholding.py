"""What may be kept back from someone who asks for their data, and on which ground.

A ground allows; it never commands.  Somebody decides each entry, and says why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from ..decision import YES, Decision, no
from ..rule import Example, Rule
from ..term import Term
from .asking import ACT_1998, ACT_2018, BEGAN_1998, BEGAN_2018


class Ground(Term):
    INQUIRY = "inquiry", "It would obstruct an inquiry, investigation or procedure"
    CRIME = "crime", "It would harm preventing or prosecuting crime, or the sentence"
    SAFETY = "public_security", "It would harm public security"
    NATION = "national_security", "It would harm national security"
    OTHERS = "others", "It would harm the rights and freedoms of somebody else"
    THIRD_PARTY = "third_party", "It would tell of somebody else, who has not agreed"
    HEALTH = "health", "It would seriously harm the health of the person or another"
    LAWYER = "lawyer", "It is between a lawyer and a client"


@dataclass(frozen=True)
class Basis:
    source: str
    since: date
    until: date | None = None
    doubt: str = ""


# By the day on which it was asked.
BASES: Mapping[Ground, tuple[Basis, ...]] = {
    Ground.INQUIRY: (Basis(f"{ACT_2018}, s.45(4)(a)", BEGAN_2018),),
    Ground.CRIME: (
        Basis(f"{ACT_1998}, s.29", BEGAN_1998, BEGAN_2018),
        Basis(f"{ACT_2018}, s.45(4)(b)", BEGAN_2018),
    ),
    Ground.SAFETY: (Basis(f"{ACT_2018}, s.45(4)(c)", BEGAN_2018),),
    Ground.NATION: (
        Basis(f"{ACT_1998}, s.28", BEGAN_1998, BEGAN_2018),
        Basis(f"{ACT_2018}, s.45(4)(d)", BEGAN_2018),
    ),
    Ground.OTHERS: (Basis(f"{ACT_2018}, s.45(4)(e)", BEGAN_2018),),
    Ground.THIRD_PARTY: (Basis(f"{ACT_1998}, s.7(4) to (6)", BEGAN_1998, BEGAN_2018),),
    Ground.HEALTH: (
        Basis(
            "SI 2000/413 and SI 2000/415",
            BEGAN_1998,
            BEGAN_2018,
            "A health professional must be asked first; how is not built here.",
        ),
    ),
    Ground.LAWYER: (
        Basis(f"{ACT_1998}, Schedule 7, paragraph 10", BEGAN_1998, BEGAN_2018),
        Basis(
            "Data (Use and Access) Act 2025, s.79",
            date(2026, 2, 5),
            doubt="The day on which it came into force could not be verified.",
        ),
    ),
}
MAY_HARM = (
    "Restricted only as far and as long as is necessary and proportionate, with regard to "
    "the person's rights (s.45(4)); the reasons are written down (s.45(7))."
)


def basis(ground: Ground, asked_on: date) -> Basis | None:
    for one in BASES[ground]:
        if one.since <= asked_on and (one.until is None or asked_on < one.until):
            return one
    return None


def grounds(asked_on: date) -> list[Ground]:
    return [one for one in Ground if basis(one, asked_on)]


def can_withhold(ground: str, because: str, asked_on: date) -> Decision:
    """Reasons' codes are the field at fault.  Giving (no ground) needs no reason."""
    if not ground:
        return YES
    decision = YES
    if ground not in grounds(asked_on):
        decision &= no("ground", "Choose a ground that the law of that day has")
    if not because.strip():
        decision &= no("because", "Say what harm it would do: the reasons are kept")
    return decision


def look_at(file: str, row: Mapping[str, Any]) -> str:
    """Why somebody must decide on an entry before it is given; "": it may go as it is.

    `file`: a table of the exchange format; `row`: its columns.  Ours, and no list of all
    that may harm: whoever sends reads everything.
    """
    if file == "notes" and row.get("is_sensitive"):
        return "Written as not to be shown to the person"
    if file == "close_contacts":
        return "Says something of somebody else"
    if file == "access_limits":
        return "Says who is kept from the record, and why"
    if file == "flags":
        return "May rest on what the police or a victim told"
    return ""


def _worked(asked_on: date) -> str:
    told = [basis(one, asked_on) for one in grounds(asked_on)]
    return "; ".join(one.source for one in told if one)


RULES: tuple[Rule, ...] = (
    Rule(
        "own-data.withheld-1998",
        "What may be withheld, before 25 May 2018",
        "What would harm preventing crime or national security, tell of somebody who has "
        "not agreed, seriously harm health, or is between lawyer and client.",
        f"{ACT_1998}, ss.7, 28 and 29; SI 2000/413 and SI 2000/415",
        Example("asked on 9 November 2017", partial(_worked, date(2017, 11, 9))),
        since=BEGAN_1998,
        until=BEGAN_2018,
    ),
    Rule(
        "own-data.withheld-2018",
        "What may be withheld, since 25 May 2018",
        "What would obstruct an inquiry, harm preventing crime or the sentence, public or "
        f"national security, or the rights of others. {MAY_HARM} The person is told that "
        "something is withheld and why, unless telling would itself do the harm.",
        f"{ACT_2018}, s.45(4) to (7)",
        Example("asked on 1 June 2018", partial(_worked, date(2018, 6, 1))),
        since=BEGAN_2018,
    ),
    Rule(
        "own-data.looked-at",
        "What somebody must decide on before it is sent",
        "Sensitive notes, people close to the person, who is kept from the record, and "
        "flags.",
        "Our own setting",
        Example("a sensitive note", partial(look_at, "notes", {"is_sensitive": True})),
        doubt="No source lists these; whoever sends reads everything.",
    ),
)
