"""The first start of a service: an empty database is given the West Mercia scenario."""

import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from probation import clock
from probation.policy.access import Role
from probation.records.being_loaded import Progress, tell, told
from probation.records.exchange.queries import scenario
from probation.records.staff.queries import members, to_choose_from

from .children import Once
from .database import disconnect

HERE = Path(settings.HOME) / "scenario"  # what was made, and the days to come
REST = HERE / "rest"  # is there until everybody is loaded


def is_done() -> bool:
    """Also where a scenario came in another way."""
    return scenario() is not None and not REST.exists()


def is_to_begin() -> bool:
    """An empty database, or one where that was cut short.  It is told at once, so that no
    page is shown before."""
    settings.LOADING.unlink(missing_ok=True)
    begins = not is_done() if scenario() else not members().exists()
    if begins:
        tell(settings.LOADING, Progress("Starting", 0, scenario() is not None))
    return begins


def loading(environ: dict[str, str], people: int | None) -> Once:
    program = [sys.executable, "-m", "probation", "begin"]
    return Once(
        "loading of the scenario",
        program + (["--people", str(people)] if people else []),
        environ,
    )


def follow(
    loading: Once,
    keep_up: Callable[[Callable[[], bool]], None],
    is_asked: Callable[[], bool],
    say: Callable[[str], None],
) -> None:
    """Says how far it is, while the service is kept up, until that is over."""
    say("The scenario is being loaded, which is done once.")

    def is_usable() -> bool:
        now = told(settings.LOADING)
        return is_asked() or loading.is_over or (now is not None and now.is_usable)

    keep_up(is_usable)
    if not is_asked() and not loading.is_over:
        say("The first people are there; everybody else is still being loaded.")
        tell_who()
    keep_up(lambda: is_asked() or loading.is_over)
    if loading.is_over:
        say("The scenario is loaded." if loading.is_done else "It could not be loaded.")


def who() -> list[str]:
    """Who can be signed in as, a line each."""
    told = scenario()
    if told is None:
        return []
    today = (clock.real_now() + told.clock_offset).date()
    members = to_choose_from(told.who, on=today) if told.who else ()
    return [
        f"{one.name}: {', '.join(Role(role).label for role in one.roles)}"
        for one in members
    ]


def tell_who() -> None:
    """Who can be signed in as, a line each."""
    try:
        print("".join(f"  {line}\n" for line in who()), end="", flush=True)
    finally:
        disconnect()
