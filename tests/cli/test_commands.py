"""The `probation` command, and the scripts that set it up."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from probation.cli import COMMANDS, WITHOUT_TABLES

from .service import probation

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", sorted({**COMMANDS, **WITHOUT_TABLES}))
def test_every_command_tells_its_use_without_a_database(command, tmp_path):
    done = probation(tmp_path, command, "--help")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"usage: probation {command}")
    assert not list(tmp_path.glob("postgres*"))


def test_help_is_0_and_wrong_use_is_2(tmp_path):
    for words in ((), ("help",), ("--help",)):
        done = probation(tmp_path, *words)
        assert (done.returncode, "probation COMMAND" in done.stdout) == (0, True)
    done = probation(tmp_path, "nonsense")
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no command `nonsense`." in done.stderr
    assert probation(tmp_path, "static", "--nonsense").returncode == 2
    assert not list(tmp_path.glob("postgres*")), "nothing was started for that"


def test_a_database_that_does_not_answer_is_said_plainly(tmp_path):
    url = f"postgresql://probation_service@/probation?host={tmp_path}"
    owner = url.replace("service", "owner")
    done = probation(tmp_path, "migrate", DATABASE_URL=url, DATABASE_OWNER_URL=owner)
    assert done.returncode == 1
    assert done.stderr.startswith("The database does not answer")
    assert "Traceback" not in done.stderr
    done = probation(tmp_path, "migrate", DATABASE_OWNER_URL=url)
    assert "DATABASE_URL is not" in done.stderr


def test_a_missing_python_is_one_clear_sentence(tmp_path):
    """In a copy of the scripts, on a machine that has nothing but the usual tools."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("dirname", "rm"):
        (tools / tool).symlink_to(f"/usr/bin/{tool}")
    scripts = tmp_path / "a clone" / "script"
    scripts.mkdir(parents=True)
    for name in ("run", "setup"):
        (scripts / name).write_bytes((ROOT / "script" / name).read_bytes())
    done = subprocess.run(
        ["/bin/sh", scripts / "run"],
        env={"PATH": str(tools)},
        cwd="/",
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11, 3.12 or 3.13 is missing")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["run", "test", "check", "lock", "setup"])
def test_scripts_are_posix_sh(name):
    """Where `sh` is dash, as on Debian and Ubuntu, this is a real check."""
    script = ROOT / "script" / name
    subprocess.run(["sh", "-n", script], check=True)
    assert os.access(script, os.X_OK) is (name != "setup")


def test_the_installed_command_works_from_any_folder(tmp_path):
    command = ROOT / ".venv" / "bin" / "probation"
    subprocess.run([command, "help"], cwd=tmp_path, check=True, capture_output=True)


def test_the_front_end_lock_has_hashes_and_no_addresses():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    for name, package in lock["packages"].items():
        if name:
            assert package["integrity"].startswith("sha512-")
            assert "resolved" not in package
