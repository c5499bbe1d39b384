"""A bar for what takes long.  It says nothing where there is no terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import Progress


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Gives what to call with: what is being done, done so far, of how many."""
    with Progress(transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, of: bar.update(
            task, description=what, completed=done, total=of
        )
