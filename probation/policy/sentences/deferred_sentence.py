from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT, SENTENCING_ACT_2026
from ..dated import Version
from ..sentence import Family, SentenceType

DEFERRED_SENTENCE = SentenceType(
    key="deferred_sentence",
    title="Deferred sentence",
    family=Family.DEFERRED,
    says="The court puts sentence off, with undertakings, to a day it names.",
    lengths=(
        bounded(
            "months",
            "Deferment",
            LengthUnit.MONTHS,
            Version(
                CRIMINAL_JUSTICE_ACT.day,
                Bounds(most=6),
                "Sentencing Act 2020 s.5; Powers of Criminal Courts (Sentencing) Act 2000 s.1",
                "The limit of six months before 22 March 2026 is from memory.",
            ),
            Version(
                SENTENCING_ACT_2026.day,
                Bounds(most=12),
                "SA 2026 s.4, in force by s.49(4)",
            ),
        ),
    ),
    needed=frozenset({"months"}),
)
