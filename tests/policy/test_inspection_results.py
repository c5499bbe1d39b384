"""Results files: what is taken in, and what is said of every row that is not."""

import pytest

from probation.policy.inspection import results
from probation.policy.inspection.edition import Kind
from probation.policy.inspection.editions import edition
from probation.policy.inspection.results import Judgement, count, population_of
from probation.policy.rule import CannotAnswer

ADULT = edition("adult_2018")
HEAD = "inspection,unit,case,question,judgement"
UNITS = {"C12": Kind.CRC, "N04": Kind.NPS}


def read(*lines: str, head: str = HEAD):
    return results.read(
        [f"{line}\n" for line in (head, *lines)],
        inspection="wm",
        edition=ADULT,
        units=UNITS,
    )


def faults(*lines: str, **more):
    judged, found = read(*lines, **more)
    assert not judged or found
    return [(one.line, one.column, one.value) for one in found], [
        one.reason for one in found
    ]


def test_a_file_in_order_is_read_whole_whatever_the_order_of_its_columns():
    judged, found = read(
        "yes,S001,2.1.1,C12,wm", "N/A,S001,2.1.3,C12,wm", "", "no,V1,3.2.1,N04,wm",
        head="Judgement,case,question,unit,inspection",
    )  # fmt: skip
    assert not found
    assert [(one.unit, one.case, one.question, one.judgement) for one in judged] == [
        ("C12", "S001", "2.1.1", Judgement.SUFFICIENT),
        ("C12", "S001", "2.1.3", Judgement.NOT_APPLICABLE),
        ("N04", "V1", "3.2.1", Judgement.INSUFFICIENT),
    ]


def test_every_bad_row_is_named_with_line_column_and_reason():
    where, why = faults(
        "wm,C12,S1,2.1.1,yes",
        "other,C12,S1,2.1.2,yes",
        "wm,C99,S1,2.1.1,yes",
        "wm,C12,,2.1.1,yes",
        "wm,C12,S1,3.2.1,yes",
        "wm,C12,S1,2.1.2,perhaps",
        "wm,C12,S1,2.1.1,no",
        "wm,C12,S1,2.1.1",
    )
    assert where == [
        (3, "inspection", "other"), (4, "unit", "C99"), (5, "case", ""),
        (6, "question", "3.2.1"), (7, "judgement", "perhaps"), (8, "question", "2.1.1"), (9, "", ""),
    ]  # fmt: skip
    assert why[0] == "The file is for the inspection ‘wm’"
    assert why[1] == "Not inspected here. Inspected: C12, N04"
    assert why[2] == "Give the case a label"
    assert why[3].startswith(
        "Adult standards 2018 asks no such question of cases of a Community"
    )
    assert why[4] == "Give one of: yes, no, n/a"
    assert why[5] == "This case was judged on this question in line 2"
    assert why[6] == "The row has 4 cells and the first line 5"


def test_a_row_may_be_wrong_in_several_columns_at_once():
    where, _ = faults("x,y,,z,w")
    assert [column for _, column, _ in where] == [
        "inspection",
        "case",
        "unit",
        "judgement",
    ]


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("inspection,unit,case,question", "judgement"),
        ("inspection,unit,case,question,judgement,name", "name"),
        ("inspection,unit,case,question,judgement,unit", "unit"),
        ("", "inspection"),
    ],
)
def test_the_first_line_names_each_column_once_and_no_other(head, column):
    where, _ = faults("wm,C12,S1,2.1.1,yes", head=head)
    assert where[0][:2] == (1, column)


def test_a_file_without_rows_or_not_csv_says_so():
    assert faults()[1] == ["The file has no row of results"]
    (reason,) = faults('wm,C12,"S1"x,2.1.1,yes')[1]
    assert reason.startswith("This is not CSV")


def test_a_case_that_a_question_does_not_apply_to_is_not_counted():
    yes, no, none = Judgement
    told = [("a", yes), ("a", no), ("a", yes), ("a", none), ("b", none)]
    assert count(told) == {"a": (2, 3), "b": (0, 0)}


def test_the_population_of_a_question_is_the_caseload_times_the_share_it_applied_to():
    safety, victims = ADULT.standard("2.1"), ADULT.standard("3.2")
    assert population_of(safety, 1000, 60, 100) == 600
    assert population_of(safety, 100, 67, 100) == 67
    assert population_of(safety, 101, 66, 100) == 67  # rounded up
    assert population_of(safety, None, 60, 100) is None
    assert population_of(victims, 1000, 60, 100) is None  # not drawn from the caseload
    with pytest.raises(CannotAnswer, match="100 cases were read"):
        population_of(safety, 99, 60, 100)
