from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import LASPO
from ..dated import Version
from ..sentence import Family, SentenceType

_SOURCE = "CJA 2003 s.226A; Sentencing Act 2020 s.279"
_DOUBT = "From memory."

EXTENDED_DETERMINATE = SentenceType(
    key="extended_determinate",
    title="Extended determinate sentence",
    family=Family.CUSTODY,
    says="A fixed term for a specified violent, sexual or terrorism offence, with an "
    "extended licence after it.",
    lengths=(
        bounded(
            "term_days",
            "Custodial term",
            LengthUnit.DAYS,
            Version(LASPO.day, Bounds(least=1), _SOURCE, _DOUBT),
        ),
        bounded(
            "extension_months",
            "Extension of the licence",
            LengthUnit.MONTHS,
            Version(
                LASPO.day,
                Bounds(12, 120),
                _SOURCE,
                "From memory: a year at least (since 2015), and five years for violence, "
                "eight for a sexual offence, ten for terrorism at most. Ten is used.",
            ),
        ),
    ),
    needed=frozenset({"term_days", "extension_months"}),
)
