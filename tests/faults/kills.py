"""kill -9 of a part of the service while notes are written: a seed says which and when."""

import random
import time
from contextlib import suppress

import psutil

from tests.cli.service import Service, eventually

from .browser import Writer, check

PARTS = ("web's workers", "backends", "postgres", "worker", "web")
LONGEST = 0.8  # seconds of writing before the kill
# The supervisor starts again ever later what keeps ending: after so many kills it begins
# anew, or a long run would mostly wait.
FRESH = 12


def kill(service: Service, writer: Writer, chance: random.Random, part: str) -> str:
    """One kill point.  Returns what was killed, after the service is ready again and
    somebody has written since."""
    victim = chance.choice(service.everything()[part])
    name = f"{part} {victim.name()}"
    time.sleep(chance.uniform(0, LONGEST))
    with suppress(psutil.NoSuchProcess):
        victim.kill()
    before = len(writer.acknowledged)
    eventually(
        lambda: len(writer.acknowledged) > before + 1 and service.is_ready(),
        f"written again after {name}",
    )
    return name


def run(service: Service, seed: int, rounds: int, say=lambda _: None) -> Writer:
    chance = random.Random(seed)
    parts = [chance.choice(PARTS) for _ in range(rounds)]
    if rounds == len(PARTS):
        parts = chance.sample(PARTS, rounds)
    with Writer(service.port) as writer:
        eventually(lambda: len(writer.acknowledged) > 2, "written")
        for number, part in enumerate(parts, 1):
            say(f"{number}/{rounds}: {kill(service, writer, chance, part)}")
            if number % FRESH == 0:
                service.stop()
                service.start()
    check(service.server, writer)
    return writer
