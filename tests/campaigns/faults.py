"""A test of tests/faults, longer: the seed and the length are given to it.

script/campaign kills --seed 1 --length 1000
script/campaign interleavings --seed 1 --length 100000
"""

import argparse
import os

import pytest


def run(test: str, told: str, length: int) -> int:
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument(
        "--seed", type=int, default=1, help="the same seed, the same run"
    )
    parser.add_argument("--length", type=int, default=length)
    given = parser.parse_args()
    os.environ["CAMPAIGN_SEED"] = str(given.seed)
    os.environ["CAMPAIGN_LENGTH"] = str(given.length)
    return pytest.main([f"tests/faults/{test}", "--capture=no"])
