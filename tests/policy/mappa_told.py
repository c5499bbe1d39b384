"""One conviction, told in full, for the tests of MAPPA to vary."""

from datetime import date

from probation.policy.fixed_term import FixedTerm
from probation.policy.mappa_offences import Conviction, Disposal

SENTENCED = date(2019, 5, 1)
ON = date(2020, 1, 1)
LICENCE_END = date(2021, 4, 30)
LATER = date(2022, 6, 28)  # category 4 began
ABH, SECTION_20, MURDER, ROBBERY = "OF61102", "OF61131", "COML025", "TH68023"
SEXUAL_ASSAULT, RAPE, EXPOSURE, TRUST = "SX03007", "SX03002", "SX03128", "SX03052"
SHOP_THEFT = "TH68010"


def months(n):
    return FixedTerm(SENTENCED, months=n)


def conviction(code=ABH, disposal=Disposal.IMPRISONMENT, n=24, **more):
    told = {
        "offence_code": code,
        "disposal": disposal,
        "sentenced_on": SENTENCED,
        "term": months(n) if n else None,
        "offence_on": date(2018, 6, 1),
        "born_on": date(1980, 1, 1),
        "victim_age": 30,
        "supervised_until": LICENCE_END,
        "listed_in_327_4a": False,
    }
    return Conviction(**told | more)
