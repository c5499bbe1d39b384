from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT
from ..dated import Version
from ..sentence import Family, SentenceType

STANDARD_DETERMINATE = SentenceType(
    key="standard_determinate",
    title="Standard determinate sentence",
    family=Family.CUSTODY,
    says="Prison, or detention in a young offender institution, for a fixed term; then "
    "licence to the end of the term, and for shorter terms supervision after it.",
    lengths=(
        bounded(
            "term_days",
            "Term",
            LengthUnit.DAYS,
            Version(
                CRIMINAL_JUSTICE_ACT.day,
                Bounds(least=5),
                "CJA 2003 s.244; Magistrates’ Courts Act 1980 s.132",
                "The least of five days is from memory; magistrates’ most is not checked.",
            ),
        ),
    ),
    needed=frozenset({"term_days"}),
)
