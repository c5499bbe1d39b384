from ..sentence import Family, SentenceType

INDETERMINATE = SentenceType(
    key="indeterminate",
    title="Life or indeterminate sentence",
    family=Family.CUSTODY,
    says="Prison until the Parole Board directs release, then a licence with no end, or "
    "one that the Parole Board may end. No end date is ever computed.",
    lengths=(),
    source="Crime (Sentences) Act 1997 ss.28 to 34",
    doubt="The sections are named from memory.",
)
