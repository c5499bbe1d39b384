"""An installed copy holds what a clone does."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".*")


def test_a_wheel_holds_every_file_of_the_package(tmp_path):
    source = tmp_path / "source"
    shutil.copytree(ROOT / "probation", source / "probation", ignore=LEFT_OUT)
    shutil.copy(ROOT / "pyproject.toml", source)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    offline = ["--no-build-isolation", "--no-index", "--wheel-dir", tmp_path, source]
    subprocess.run([*build, *offline], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as held:
        names = {name for name in held.namelist() if name.startswith("probation/")}
    here = [path for path in source.glob("probation/**/*") if path.is_file()]
    assert {str(path.relative_to(source)) for path in here} == names
