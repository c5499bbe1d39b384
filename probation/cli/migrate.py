"""`probation migrate`: what every command does first, and this one does alone."""

import argparse


def run(argv: list[str]) -> int:
    argparse.ArgumentParser(description=__doc__).parse_args(argv)
    print("The tables are up to date.")
    return 0
