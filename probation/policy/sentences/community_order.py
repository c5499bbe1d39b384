from ..bounds import Bounds, LengthUnit, bounded
from ..commencement import CRIMINAL_JUSTICE_ACT, SENTENCING_CODE
from ..dated import Version
from ..sentence import Family, SentenceType

COMMUNITY_ORDER = SentenceType(
    key="community_order",
    title="Community order",
    family=Family.COMMUNITY,
    says="At least one requirement, for an offence that can be punished with prison, for "
    "at most three years. There is no least length. Each requirement may end earlier; "
    "the last of them ends with the order.",
    lengths=(
        bounded(
            "months",
            "Community order",
            LengthUnit.MONTHS,
            Version(
                CRIMINAL_JUSTICE_ACT.day,
                Bounds(most=36),
                "CJA 2003 s.177; sentencinghub.sentencingacademy.org.uk",
            ),
            Version(
                SENTENCING_CODE.day,
                Bounds(most=36),
                "Sentencing Act 2020 s.209",
            ),
        ),
    ),
    needed=frozenset({"months"}),
    needs_requirement=True,
    may_have_requirements=True,
)
