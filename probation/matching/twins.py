"""Whether two records may be of twins, who share all but a first name and numbers."""

from jellyfish import jaro_winkler_similarity

from .cleaning import Cleaned
from .comparing import have_in_common
from .model import MODEL, Model


def are_possible_twins(left: Cleaned, right: Cleaned, model: Model = MODEL) -> bool:
    """Same family name and day of birth, a postcode or sentence date in common, and
    different first names.

    Never where a number, a court defendant or a person's decision says they are one.
    Where a number that both have differs, names that are not the same are enough;
    otherwise they must not even be alike.
    """
    numbers = (
        (left.pnc_single, right.pnc_single),
        (left.cro_single, right.cro_single),
    )
    one_person = (
        *numbers,
        (left.master_defendant_id, right.master_defendant_id),
        (left.override_marker, right.override_marker),
    )
    if any(mine is not None and mine == theirs for mine, theirs in one_person):
        return False
    contradicted = any(mine and theirs for mine, theirs in numbers)
    return (
        left.names.last_name_std is not None
        and left.names.last_name_std == right.names.last_name_std
        and have_in_common(
            left.births.date_of_birth_arr, right.births.date_of_birth_arr
        )
        and (
            have_in_common(left.postcodes.postcode_arr, right.postcodes.postcode_arr)
            or have_in_common(
                left.sentences.sentence_date_arr, right.sentences.sentence_date_arr
            )
        )
        and _first_names_differ(left, right)
        and not _any_alike(left, right, 1.0 if contradicted else model.twin_names)
    )


def _first_names_differ(left: Cleaned, right: Cleaned) -> bool:
    """Nor is the first name of one the second of the other."""
    mine, theirs = left.names, right.names
    if mine.name_1_std is None or theirs.name_1_std is None:
        return False
    return (
        mine.name_1_std != theirs.name_1_std
        and mine.name_1_std != theirs.name_2_std
        and mine.name_2_std != theirs.name_1_std
    )


def _any_alike(left: Cleaned, right: Cleaned, least: float) -> bool:
    """Whether any forename of one, aliases too, is at least so alike one of the other."""
    return any(
        jaro_winkler_similarity(mine, theirs) >= least
        for mine in left.names.forename_std_arr or ()
        for theirs in right.names.forename_std_arr or ()
    )
