"""`probation import FOLDER`: takes in a folder of the exchange format.
`probation import court-messages FOLDER`: takes in what courts have sent.
`probation import inspection-results FILE`: takes in the results of an inspection."""

from probation.cli import (
    import_court_messages,
    import_folder,
    import_inspection_results,
)

OTHERS = {
    "court-messages": import_court_messages.run,
    "inspection-results": import_inspection_results.run,
}


def run(argv: list[str]) -> int:
    if argv and argv[0] in OTHERS:
        return OTHERS[argv[0]](argv[1:])
    return import_folder.run(argv)
