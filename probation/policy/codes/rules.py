"""Codes as the rule pages and `probation calculate` show them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..explained import Explained
from ..json_schema import object_of
from ..rule import Calculation, CannotAnswer, Example, Rule
from .contacts import CONTACT_TYPES, REGISTER_TYPES
from .people import ETHNICITY, counted_as
from .serious import SERIOUS, Flagged, is_serious_further_offence

_FLAG = {True: "yes", False: "no", None: "ask"}

RULES = (
    Rule(
        key="codes.ethnicity",
        title="Counting ethnicity",
        says="Chinese has two codes: A4, and the older O1. They are counted together, "
        "under A4. Codes that probation does not offer are still read and shown.",
        source=ETHNICITY.source,
        doubt=ETHNICITY.doubt,
        example=Example("O1 and W1", lambda: f"{counted_as('O1')} {counted_as('W1')}"),
    ),
    Rule(
        key="codes.contact-flags",
        title="What a type of contact carries",
        says="A type of contact says whether it is national standard, an appointment, "
        "needs an outcome or a location, and so on. A flag that no published source "
        "gives, or on which they differ, is not guessed: it is asked for.",
        source="facts of public test databases and stubs, by file",
        doubt="the full list of flags is not published",
        example=Example(
            "COAI: national standard; sensitive",
            lambda: " ".join(
                _FLAG[flag]
                for flag in (
                    CONTACT_TYPES["COAI"].national_standard,
                    CONTACT_TYPES["COAI"].sensitive,
                )
            ),
        ),
    ),
    Rule(
        key="codes.register-reviews",
        title="Review of a registration",
        says="Each type of registration has a number of months after which it is to be "
        "reviewed; 0 where no review falls due.",
        source="public test databases of ministryofjustice repositories",
        doubt="of SPO and PRC no review is published",
        example=Example(
            "child protection, lifer",
            lambda: " ".join(
                str(REGISTER_TYPES[key].review_months) for key in ("RCPR", "INLL")
            ),
        ),
    ),
    Rule(
        key="codes.serious-further-offence",
        title="Serious further offence flag",
        says="Yes where any charge has a flagged offence code. Unknown where there is "
        "no charge, or a charge without a code and none that is flagged. No otherwise.",
        source=SERIOUS.source,
        example=Example(
            "COML025 and TH68010; TH68010; no charges",
            lambda: " ".join(
                is_serious_further_offence(codes).value
                for codes in (["COML025", "TH68010"], ["TH68010"], [])
            ),
        ),
    ),
)


def _answer(told: Mapping[str, Any], on: date) -> Explained[Any]:
    codes = told.get("codes")
    if not isinstance(codes, list) or not all(
        code is None or isinstance(code, str) for code in codes
    ):
        raise CannotAnswer("‘codes’ must be a list of offence codes", "codes")
    found = is_serious_further_offence(codes)
    return Explained(found.value.value, found.parts, on=on)


CALCULATIONS = (
    Calculation(
        key="serious-further-offence",
        title="Serious further offence flag",
        about="Whether any of a person's charges is flagged, by court offence code.",
        accepts=object_of(
            "codes", codes={"type": "array", "items": {"type": ["string", "null"]}}
        ),
        returns={"enum": [flag.value for flag in Flagged]},
        answer=_answer,
        example={"codes": ["COML025", None]},
    ),
)
