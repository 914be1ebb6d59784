"""The commands that list what was removed or dismissed, and bring it back."""

from collections.abc import Callable
from typing import Annotated, Final

import typer
from rich.console import Console

removed = typer.Typer(help="Removed reports and dismissed events: list, restore.", no_args_is_help=True)

_TIMELINE: Final = typer.Option(help="The timeline, by the id that `timelines list` shows; the first, if not said.")


@removed.command("list")
def list_removed(timeline: Annotated[str, _TIMELINE] = "") -> None:
    """Reports that were removed, by number, and events that were dismissed, by id; the last first."""
    from timeline import undoing

    _said(lambda: undoing.list_removed(timeline, Console()))


@removed.command()
def restore(
    which: Annotated[list[str], typer.Argument(help="Numbers of reports and ids of events, as `removed list` shows.")],
    timeline: Annotated[str, _TIMELINE] = "",
) -> None:
    """Brings reports back with their events, and dismissed events, as they were; the history says who did it."""
    from timeline import undoing

    _said(lambda: undoing.restore(which, timeline))


def _said(deed: Callable[[], None]) -> None:
    """Does it, or says in one sentence why not."""
    from timeline.undoing import CorrectionError, StoreError

    try:
        deed()
    except (CorrectionError, StoreError) as error:
        Console(stderr=True).print(str(error), style="red", markup=False, highlight=False)
        raise typer.Exit(1) from None
