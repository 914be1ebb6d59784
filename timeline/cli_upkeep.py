"""The commands that keep an installation safe and at work: backup, restore, migrate, doctor, work."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

_ROOT: Final = Path(__file__).parent.parent

# The database takes longer to import than many a command to run: each imports it when it is given.


def backup(file: Annotated[Path, typer.Argument(help="The zip file to write; it must not be there yet.")]) -> None:
    """Writes everything in the database, all timelines, to one file, as of one moment, while others work on.

    The file holds documents, names and addresses: keep it as safely as the database.
    """
    from timeline.backups import back_up
    from timeline.locating import database_url

    _counted(lambda: back_up(database_url(), file, at=datetime.now(UTC)))


def restore(file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")]) -> None:
    """Puts a backup into a new database, SQLite or PostgreSQL, whichever it came from; whole, or not at all."""
    from timeline.locating import database_url
    from timeline.restoring import restore

    _counted(lambda: restore(file, database_url()))


def migrate() -> None:
    """Brings the tables of all timelines up to date, as opening them would: before the app is started anew."""
    from timeline.installation import Installation
    from timeline.locating import database_url
    from timeline.store import Store, kept_timelines

    def open_all() -> dict[str, int]:
        Installation.open(database_url(), clock=lambda: datetime.now(UTC)).close()
        print("people and timelines: up to date")
        for name in kept_timelines(database_url()):
            Store.open(database_url(), timeline=name).close()
            print(f"{name}: up to date")
        return {}

    _counted(open_all)


def doctor() -> None:
    """Looks at settings, libraries, database and queue, and says what to do; changes nothing."""
    import os

    from timeline.doctoring import examine
    from timeline.locating import database_url
    from timeline.surroundings import Finding, libraries, settings
    from timeline.web.guard import settings_of

    found = [
        *libraries(_ROOT / "requirements.txt"),
        *settings(os.environ, [folder / ".streamlit" / "secrets.toml" for folder in (Path.home(), Path.cwd())]),
    ]
    try:
        settings_of(os.environ)
    except ValueError as error:
        found.append(Finding("settings:", str(error)))
    found += examine(database_url(), datetime.now(UTC))
    for finding in found:
        print(f"{'well' if not finding.advice else 'TO DO'}: {finding.what} {finding.advice}".rstrip())
    if any(finding.advice for finding in found):
        raise typer.Exit(1)


def work() -> None:
    """Reads in what people leave on the Sources page, as a process of its own, until it is told to stop.

    SIGTERM or Ctrl+C: it ends the document in hand; the next worker goes on from there. Several may run at once.
    """
    import signal
    from threading import Event

    from timeline.names import DataError
    from timeline.store import StoreError
    from timeline.work_process import run

    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        run(stop)
    except (DataError, StoreError) as error:
        Console(stderr=True).print(str(error), style="red", markup=False, highlight=False)
        raise typer.Exit(1) from error


def _counted(work: Callable[[], dict[str, int]]) -> None:
    from timeline.store import StoreError

    try:
        for part, rows in work().items():
            print(f"{part}: {rows} rows")
    except StoreError as error:
        Console(stderr=True).print(str(error), style="red", markup=False, highlight=False)
        raise typer.Exit(1) from error
