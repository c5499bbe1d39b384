"""`probation import FOLDER`: takes in a folder of the exchange format.
`probation import court-messages FOLDER`: takes in what courts have sent."""

from probation.cli import import_court_messages, import_folder


def run(argv: list[str]) -> int:
    if argv[:1] == ["court-messages"]:
        return import_court_messages.run(argv[1:])
    return import_folder.run(argv)
