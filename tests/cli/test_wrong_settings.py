"""What comes from outside and cannot be used: one sentence, ends with 1, and no traceback."""

import stat
from pathlib import Path

import pytest

from probation.records.whole import write_whole

from .service import probation

HERE = "postgresql://probation_service:secret@127.0.0.1"


def said(home: Path, *words: str, **more: str) -> str:
    done = probation(home, *(words or ("run",)), **more)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr and "secret@" not in done.stderr
    (line,) = done.stderr.strip().splitlines()
    return line


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"DATABASE_URL": f"{HERE}:1/probation"}, "The database does not answer: "),
        (
            {"DATABASE_URL": f"{HERE}:port/probation"},
            "DATABASE_URL is no address: Port",
        ),
        (
            {"DATABASE_URL": f"{HERE}:99999/probation"},
            "DATABASE_URL is no address: Port",
        ),
        (
            {"DATABASE_URL": "mysql://a:secret@b/c"},
            "begins with mysql://, and only postgresql://",
        ),
        ({"DATABASE_URL": "secret@b"}, "begins with nothing://"),
        ({"DATABASE_URL": "postgresql://[b/c"}, "DATABASE_URL is no address"),
        ({"DATABASE_URL": f"{HERE}/c?sslmod=x"}, 'invalid connection option "sslmod"'),
        ({"DATABASE_OWNER_URL": f"{HERE}/c"}, "DATABASE_URL is not: set both or none"),
        (
            {"PROBATION_BACKUP_DAYS": "many"},
            "PROBATION_BACKUP_DAYS=many: a whole number",
        ),
        ({"PROBATION_SESSION_HOURS": "0"}, "PROBATION_SESSION_HOURS=0: a whole number"),
        ({"PROBATION_PROXIES": "-1"}, "PROBATION_PROXIES=-1: a whole number"),
        ({"PROBATION_MAIL_URL": "smtp://host:x"}, "PROBATION_MAIL_URL is no address"),
        ({"PG": "9"}, "PG=9: only 16 and 18 are embedded"),
    ],
)
def test_a_setting_that_cannot_be_used_is_said_in_one_sentence(tmp_path, setting, words):  # fmt: skip
    assert words in said(tmp_path, **setting)


@pytest.mark.parametrize("command", ["migrate", "jobs", "drill"])
def test_a_database_that_is_not_there_is_said_by_every_command(tmp_path, command):
    urls = dict.fromkeys(
        ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_LOADER_URL"), ""
    )
    for role, name in zip(("service", "owner", "loader"), urls, strict=True):
        urls[name] = f"postgresql://probation_{role}:secret@127.0.0.1:1/probation"
    key = tmp_path / "key"
    assert probation(tmp_path, "backup", "--make-key", str(key)).returncode == 0
    words = said(tmp_path, command, **urls, PROBATION_BACKUP_KEY=str(key))
    assert "The database does not answer: " in words


# The last as a crash leaves a file that was grown and not written.
@pytest.mark.parametrize("kept", [b"", b"half of a key", bytes(60)])
def test_a_secret_key_that_is_empty_or_cut_short_is_not_taken(tmp_path, kept):
    (tmp_path / "secret-key").write_bytes(kept)
    assert "is empty or cut short" in said(tmp_path, "migrate")
    assert (tmp_path / "secret-key").read_bytes() == kept


def test_a_home_that_is_no_folder_is_said(tmp_path):
    (tmp_path / "file").touch()
    assert "cannot be used" in said(tmp_path / "file", "migrate")
    assert "cannot be used" in said(tmp_path / "file" / "below", "run")
    assert "cannot be used" in said(Path("/proc/probation"), "run")


def test_a_small_file_is_there_whole_or_not_at_all(tmp_path):
    path = tmp_path / "key"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two" and stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(OSError):
        write_whole(tmp_path / "nowhere" / "key", b"three")
    path.unlink()
    path.mkdir()
    with pytest.raises(OSError):
        write_whole(path, b"three")
    assert [one.name for one in tmp_path.iterdir()] == ["key"]
