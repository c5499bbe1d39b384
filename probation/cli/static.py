"""`probation static`: collects what the screens are styled with, under names with hashes.

Beside each file that gains by it stands a compressed one, which the service hands out
(docs/decisions/static-files.md).
"""

import argparse
import hashlib
import inspect
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import storages
from django.core.management import call_command
from whitenoise import compress


def run(argv: list[str]) -> int:
    argparse.ArgumentParser(description=__doc__).parse_args(argv)
    collect()
    print(f"The static files are in {settings.STATIC_ROOT}.")
    return 0


def collect() -> bool:
    """Whether anything had changed since the last time."""
    stamp, now = Path(settings.STATIC_ROOT, ".made-from"), _sources()
    if stamp.exists() and stamp.read_text() == now:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    compress.main(["--quiet", "--no-brotli", str(settings.STATIC_ROOT)])
    stamp.write_text(now)
    return True


def _sources() -> str:
    """A hash over every source's name, size and time of change, and over what makes them."""
    sources = [Path(inspect.getfile(storages["staticfiles"].__class__))]
    for finder in get_finders():
        sources += (Path(storage.path(name)) for name, storage in finder.list([]))
    seen = hashlib.sha256()
    for source in sources:
        status = source.stat()
        seen.update(f"{source}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return seen.hexdigest()
