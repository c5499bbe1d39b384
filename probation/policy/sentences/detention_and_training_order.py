from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT
from ..dated import Version
from ..sentence import Family, SentenceType

DETENTION_AND_TRAINING_ORDER = SentenceType(
    key="detention_and_training_order",
    title="Detention and training order",
    family=Family.YOUTH,
    says="Detention of a person under 18, half of it under supervision in the community; "
    "it comes to probation when a youth offending team hands it over.",
    lengths=(
        bounded(
            "months",
            "Detention and training order",
            LengthUnit.MONTHS,
            Version(
                CRIMINAL_JUSTICE_ACT.day,
                Bounds(4, 24),
                "Powers of Criminal Courts (Sentencing) Act 2000 s.101; Sentencing Act "
                "2020 s.236",
                "From memory. Until 28 June 2022 only 4, 6, 8, 10, 12, 18 or 24 months "
                "could be given; that is not checked.",
            ),
        ),
    ),
    needed=frozenset({"months"}),
)
