from datetime import date

from ..bounds import Bounds, LengthUnit, bounded
from ..dated import Version
from ..sentence import Family, SentenceType

YOUTH_REHABILITATION_ORDER = SentenceType(
    key="youth_rehabilitation_order",
    title="Youth rehabilitation order",
    family=Family.YOUTH,
    says="A community sentence made under 18, for at most three years; it comes to "
    "probation when a youth offending team hands it over.",
    lengths=(
        bounded(
            "months",
            "Youth rehabilitation order",
            LengthUnit.MONTHS,
            Version(
                date(2009, 11, 30),
                Bounds(most=36),
                "Criminal Justice and Immigration Act 2008 s.1; Sentencing Act 2020 s.187",
                "From memory, with its first day.",
            ),
        ),
    ),
    needed=frozenset({"months"}),
    # Its requirements are the youth ones of Schedule 6 to the Code, which no type here is:
    # it comes with them on the youth offending team's papers.
    may_have_requirements=False,
)
