"""The invented inspections that a scenario begins with, and their results files."""

from datetime import UTC, datetime

from probation.cli import import_, trial_inspections
from probation.policy.access import Role
from probation.policy.inspection.edition import Kind as As
from probation.policy.inspection.editions import edition
from probation.policy.organisation import Kind, Sector
from probation.records.inspections.models import Inspected, Inspection
from probation.records.inspections.queries import sheet_of
from probation.records.loading import as_loader
from probation.records.organisations.models import Unit
from probation.records.reporting.models import Publication
from probation.simulation.inspection import results
from tests.world import member

NOW = datetime(2017, 11, 9, 8, 30, tzinfo=UTC)


def people() -> None:
    sectors = {
        "HMIPWM": Sector.INSPECTORATE,
        "N04": Sector.NPS,
        "C11": Sector.CRC,
        "C12": Sector.CRC,
    }
    for code, sector in sectors.items():
        Unit.objects.get_or_create(code=code, defaults={"name": code, "kind": Kind.PROVIDER, "sector": sector})  # fmt: skip
    team = Unit.objects.get(code="HMIPWM")
    for name, role in (
        ("leo", Role.LEAD_INSPECTOR),
        ("iris", Role.INSPECTOR),
        ("pam", Role.PUBLISHER),
    ):
        member(name, [role], team)


def test_one_is_published_and_one_waits_for_its_panel_and_none_begins_twice(
    committed, tmp_path, capsys
):
    people()
    for _ in range(2):
        with as_loader():
            trial_inspections.begin(tmp_path, NOW)
    assert Inspection.objects.count() == 2 and all(
        one.is_invented for one in Inspection.objects.all()
    )
    (published,) = Publication.objects.all()
    assert published.is_invented and published.content["bodies"][0]["overall"]
    files = sorted(path.name for path in (tmp_path / "inspection_results").iterdir())
    assert files == ["C11.csv", "C12.csv", "N04.csv"]
    with as_loader():
        for one in Inspected.objects.filter(inspection__title="West Mercia trial"):
            assert sheet_of(one).cases in (60, 110)

    # The same file by the command: held already, or refused row by row.
    path = tmp_path / "inspection_results" / "C12.csv"
    assert import_.run(["inspection-results", str(path)]) == 0
    path.write_text(path.read_text().replace(",yes\n", ",perhaps\n", 2))
    assert import_.run(["inspection-results", str(path)]) == 1
    said = capsys.readouterr().out
    assert (
        "C12.csv, line" in said
        and "judgement ‘perhaps’: Give one of: yes, no, n/a" in said
    )
    assert "Nothing was taken in." in said
    done = tmp_path / "inspection_results" / "C11.csv"
    done.write_text(done.read_text() + done.read_text().splitlines()[1] + "x\n")
    assert import_.run(["inspection-results", str(done)]) == 1
    assert "The panel closed on" in capsys.readouterr().out


def test_the_same_seed_gives_the_same_results_and_safety_leaves_out_cases_of_low_risk():
    def made(seed):
        return list(
            results("a", "C12", edition("adult_2018"), As.CRC, cases=40, seed=seed)
        )

    assert made(1) == made(1) != made(2)
    left_out = {question for *_, question, answer in made(1) if answer == "n/a"}
    assert left_out == {"2.1.3", "2.2.3", "2.3.3", "2.4.3"}
    low = {
        q: {case for _, _, case, one, a in made(1) if one == q and a == "n/a"}
        for q in left_out
    }
    assert len({frozenset(cases) for cases in low.values()}) == 1
