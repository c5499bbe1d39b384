"""The watched inbox: what is put there is taken in, and moved to where it belongs."""

import pytest
from django.test import override_settings

from probation.jobs import court_messages
from probation.records.court.models import Defendant, Message
from probation.records.loading import as_loader
from tests.architecture.examples import message


@pytest.fixture
def inbox(world_committed, tmp_path):
    with override_settings(COURT_INBOX=str(tmp_path)):
        yield tmp_path


def lying(folder) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_files_are_taken_in_and_moved(inbox, world_committed):
    (inbox / "monday").mkdir()
    (inbox / "monday/one.json").write_text(message(world_committed, "One"))
    (inbox / "bad.json").write_text("{")
    (inbox / "half.json.part").write_text("{")  # still being written
    court_messages.take()
    assert lying(inbox) == [
        "half.json.part",
        "refused/bad.json",
        "taken/monday/one.json",
    ]
    with as_loader():
        assert [one.key for one in Defendant.objects.all()] == ["One"]
        assert Message.objects.exclude(refused_because=[]).get().name == "bad.json"
    # What has been moved is not looked at again; a file that comes again changes nothing.
    (inbox / "again.json").write_text(message(world_committed, "One"))
    court_messages.take()
    assert "taken/again.json" in lying(inbox)
    with as_loader():
        assert Defendant.objects.count() == 1 and Message.objects.count() == 2


def test_an_inbox_that_is_not_there_stops_nothing(world_committed, tmp_path):
    with override_settings(COURT_INBOX=str(tmp_path / "nowhere")):
        court_messages.take()
