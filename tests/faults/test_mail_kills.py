"""kill -9 between sending a letter and marking it: none is lost, and one that comes twice
comes under one message id.  `script/campaign mail_kills` does it a thousand times."""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from uuid import uuid4

import pytest

from probation import clock
from probation.records.letters import actions
from probation.records.letters.models import Letter
from probation.records.loading import as_loader
from tests.mail import opened

SAMPLE, EACH_TIME = 12, 3  # kills; letters written before each


@pytest.fixture
def kept():
    """No service is needed here: only the outbox."""


def test_letters_outlive_whatever_sends_them(committed, seed, length):
    chance, kills = random.Random(seed), length or SAMPLE
    with opened() as office:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.mail_child", str(office.port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(kills):
            for place in range(EACH_TIME):
                actions.post(
                    f"{number}.{place}", f"{number}.{place}@example.test", "S", "T",
                    owner=uuid4(), at=clock.real_now(),
                )  # fmt: skip
            assert told(child, chance.randint(1, EACH_TIME)) == signal.SIGKILL
            if number % 100 == 99:
                print(f"{number + 1}/{kills} kills")
        for _ in range(50):  # the server gives back what the last one had locked
            assert told(child, 0) == 0
            if not waiting():
                break
            time.sleep(0.2)
        child.communicate()
        assert child.returncode == 0
        assert waiting() == 0
    with as_loader():
        ids = dict(Letter.objects.values_list("to", "message_id"))
    came = Counter((one["To"], one["Message-ID"]) for one in office.letters)
    assert set(came) == set(ids.items())  # each, and under one id alone
    assert sum(came.values()) - len(ids) == kills  # each kill: one repeat


def told(child, fatal: int) -> int:
    child.stdin.write(f"{fatal}\n")
    child.stdin.flush()
    return int(child.stdout.readline())


def waiting() -> int:
    with as_loader():
        return Letter.objects.filter(sent_at=None).count()
