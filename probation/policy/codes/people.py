"""Codes that describe people: diversity, language, circumstances, identifiers."""

from .code import load

ETHNICITY = load("ethnicity")  # 27 codes, of which probation offers 24
RELIGION = load("religion")
GENDER_IDENTITY = load("gender_identity")
SEXUAL_ORIENTATION = load("sexual_orientation")
NATIONALITY = load("nationality")
TITLE = load("title")
DISABILITY = load("disability")
LANGUAGE = load("language")
IDENTIFIER_TYPE = load("identifier_type")
CIRCUMSTANCE_TYPE = load("circumstance_type")
CIRCUMSTANCE_SUBTYPE = load("circumstance_subtype")
ADDRESS_TYPE = load("address_type")
POLICE_FORCE = load("police_force")


def counted_as(ethnicity: str) -> str:
    """The code to count under: O1, the older code for Chinese, counts with A4."""
    code = ETHNICITY.get(ethnicity)
    return code.more["counted_with"] or code.key if code else ethnicity
