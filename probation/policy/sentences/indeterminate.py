from ..sentence import Family, SentenceType

INDETERMINATE = SentenceType(
    key="indeterminate",
    title="Life or indeterminate sentence",
    family=Family.CUSTODY,
    says="Prison until the Parole Board directs release, then a licence with no end, or "
    "one that the Parole Board may end. No end date is ever computed.",
    lengths=(),
)
