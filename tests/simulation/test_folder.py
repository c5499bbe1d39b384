"""The command and the folder it writes."""

import json
from datetime import date
from hashlib import sha256
from itertools import pairwise

import pyarrow.parquet as pq
import pytest

from probation.cli.scenario import run
from probation.policy.london import london_day
from probation.records.court.formats import read
from probation.simulation import SCENARIOS, Simulation
from probation.simulation import read as read_scenario

FEW = ("--people", "60")


def written(name, out, *more):
    assert run([name, str(out), *more]) == 0
    return out


def fingerprint(folder):
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return digest.hexdigest()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return written("west-mercia", tmp_path_factory.mktemp("folder") / "out", *FEW)


def test_the_same_seed_gives_the_same_folder_byte_for_byte(folder, tmp_path):
    again = written("west-mercia", tmp_path / "again", *FEW)
    assert fingerprint(again) == fingerprint(folder)


def test_another_seed_gives_other_people(folder, tmp_path):
    other = written("west-mercia", tmp_path / "other", *FEW, "--seed", "7")
    assert (other / "people.csv").read_bytes() != (folder / "people.csv").read_bytes()


def test_a_later_day_says_the_same_and_more(folder, tmp_path):
    later = written("west-mercia", tmp_path / "later", *FEW, "--at", "2017-11-16T08:30:00+00:00")  # fmt: skip
    for name in ("people", "orders", "appointments", "appointment_changes", "notes"):
        before = (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        after = (later / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        assert set(before) <= set(after)
        assert len(after) > len(before) or name in ("people", "orders")


def test_the_manifest_says_that_all_is_invented(folder):
    said = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert "Invented" in said["exchange"]["source"]
    assert said["exchange"]["scenario"]["name"] == "West Mercia, November 2017"
    assert not any("court_messages" in one["path"] for one in said["resources"])


def test_the_courts_of_the_area_send_messages_that_can_be_read_for_days_to_come(folder):
    sources, days = set(), set()
    for path in (folder / "court_messages").rglob("*.json"):
        content = path.read_text(encoding="utf-8")
        heard = read(path.read_bytes())
        assert "(invented)" in content
        assert heard.court_code[:3] in ("B22", "C22")
        day = date.fromisoformat(path.relative_to(folder).parts[1])
        assert {london_day(sitting.starts_at) for sitting in heard.sittings} == {day}
        sources.add(str(heard.source))
        days.add(day)
    assert sources == {"libra", "common_platform"}
    assert min(days) >= date(2017, 11, 9)
    assert max(later - earlier for earlier, later in pairwise(sorted(days))).days <= 14


def test_a_folder_that_is_not_empty_is_refused(folder, capsys):
    assert run(["west-mercia", str(folder), *FEW]) == 1
    assert "is not empty" in capsys.readouterr().err


def test_a_scenario_that_is_not_there_is_refused(tmp_path, capsys):
    assert run(["mercia", str(tmp_path / "out")]) == 1
    assert "could not be read" in capsys.readouterr().err


def test_the_nation_has_every_region_of_today_in_parquet(tmp_path):
    out = written("nation", tmp_path / "out", "--people", "240", "--parquet")
    providers = pq.read_table(out / "allocations.parquet")["provider"].to_pylist()
    regions = {f"N{n}" for n in range(50, 60)} | {"N03", "N07"}
    assert set(providers) == regions
    people = pq.read_table(out / "people.parquet")
    assert people.num_rows == len(set(people["crn"].to_pylist()))


def test_only_one_area_is_in_memory_at_a_time():
    """People of an area that is done are forgotten before the next is finished."""
    import gc

    from probation.simulation.people import Person

    scenario = read_scenario(SCENARIOS / "nation.toml", people=600)
    alive, most = 0, 0
    for n, (file, _) in enumerate(Simulation(scenario).rows()):
        if file == "units" and n % 50 == 0:
            alive = sum(isinstance(one, Person) for one in gc.get_objects())
            most = max(most, alive)
    everyone = 600 * 2
    assert most < everyone / 2
