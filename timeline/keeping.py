"""Reads files into the database, and writes out what it holds: what the command line does beside reading alone."""

import shlex
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from rich.console import Console
from rich.progress import track

from timeline.events import Knowledge
from timeline.formats import READERS, WRITERS, Refused, files_in, read_path, read_rows
from timeline.gathering import date_each_other
from timeline.locating import database_url
from timeline.pipeline import read
from timeline.store import Query, Store, StoreError, shown_url
from timeline.tabular import FIELDS, Mapping, MappingError, Tried, Why
from timeline.taking_tables import Plan, plan, proposed, save
from timeline.text import Document

__all__ = ["StoreError", "keep", "keep_table", "write_kept"]

_WHY: Final = {
    Why.CELLS: "the row has more cells than there are columns:",
    Why.DATE: "not understood as a date:",
    Why.ORDER: "the last day comes before the first:",
    Why.TYPE: "no type of event:",
    Why.STATUS: "no status:",
    Why.ACTOR: "no known actor:",
    Why.NOBODY: "the row names no actor",
}


def keep(files: Sequence[Path], known: Knowledge, console: Console) -> int:
    """Reads files and folders of them into the database; says what was done, and gives how many were refused.

    Raises StoreError where the database cannot be used.
    """
    with Store.open(database_url()) as store:
        console.print(f"Database: {shown_url(database_url())}", highlight=False, markup=False, soft_wrap=True)
        found = [file for path in files for file in files_in(path)]
        # A file named on the command line is meant to be read; of a folder only what can be.
        paths = [file for file in found if file in files or file.suffix.lower() in READERS]
        tally = Counter({"passed over": len(found) - len(paths)})
        for path in track(paths, description="Reading", console=console):
            for outcome in read_path(path):
                tally.update(_keep(outcome, store, known, console))
        for document_id in store.outdated():
            tally.update(_read_again(document_id, store, known))
        if tally["new"] or tally["again"]:
            ids = [document.id for document in store.documents()]
            tally["dated by others"] = len(list(date_each_other(ids, store, known, at=datetime.now(UTC))))
    console.print(_summary(tally), highlight=False)
    return tally["refused"]


def keep_table(
    file: Path, mapping: Callable[[Mapping], Mapping], known: Knowledge, console: Console, *, dry: bool
) -> int:
    """Takes a table of known events into the database; gives how many rows were refused.

    `mapping` makes the mapping of the one its headings propose. Raises StoreError where the database cannot be used,
    and MappingError where the file holds no table or the mapping does not fit it.
    """
    table = read_rows(file.name, _bytes(file))
    if isinstance(table, Refused):
        raise MappingError(f"{table.name}: {table.reason}")
    chosen = mapping(proposed(table, known))
    console.print(_described(chosen), markup=False, highlight=False, soft_wrap=True)
    parts = [part for _, part in plan(table, chosen, known)]
    tried = Plan(tuple(parts), chosen).tried
    for row in tried.refused:
        console.print(f"{table.name}:{row.line}: {_WHY[row.why]} {row.words}".rstrip(), markup=False, highlight=False)
    tally: Counter[str] = Counter()
    if not dry:
        with Store.open(database_url()) as store:
            for part in track(parts, description="Saving", console=console):
                saved = save(part, store, at=datetime.now(UTC))
                tally.update(added=saved.added, changed=saved.changed, removed=saved.removed, same=saved.unchanged)
    console.print(_counted(tried, tally), highlight=False)
    return len(tried.refused)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise MappingError(f"{file}: the file cannot be opened ({error.strerror})") from error


def _described(mapping: Mapping) -> str:
    """The mapping as the command line has it."""
    chosen = ((name, getattr(mapping, name)) for name in FIELDS if name != "names")
    values = ((name, value if isinstance(value, tuple) else (value,)) for name, value in chosen)
    return " ".join(shlex.quote(f"{name}={one}") for name, several in values for one in several if one)


def _counted(tried: Tried, tally: Counter[str]) -> str:
    unknown = ", ".join(f"{name} ({count})" for name, count in tried.unknown)
    return (
        f"{len(tried.events)} rows are events, {len(tried.refused)} refused; {tally['added']} added, "
        f"{tally['changed']} changed, {tally['removed']} removed, {tally['same']} as before"
        + (f"; unknown names: {unknown}" if unknown else "")
    )


def write_kept(form: str, out: BinaryIO) -> None:
    """Writes all events of the database in one of the forms of `WRITERS`. Raises StoreError as `keep` does."""
    with Store.open(database_url()) as store:
        WRITERS[form].write(store.find(Query()), out)


def _keep(outcome: Document | Refused, store: Store, known: Knowledge, console: Console) -> Counter[str]:
    """Reads and saves one document; what cannot be read is said, and the others go on."""
    if isinstance(outcome, Refused):
        console.print(f"{outcome.name}: {outcome.reason}", markup=False, highlight=False, soft_wrap=True)
        return Counter(refused=1)
    if store.has(outcome.id):
        return Counter(known=1)
    reading = read(outcome, known)
    store.save(reading, at=datetime.now(UTC))
    return Counter(new=1, events=len(reading.events))


def _read_again(document_id: str, store: Store, known: Knowledge) -> Counter[str]:
    stored = store.document(document_id)
    if stored is None:
        return Counter()
    store.save(read(store.known(stored.document), known), at=datetime.now(UTC))
    return Counter(again=1)


def _summary(tally: Counter[str]) -> str:
    return (
        f"{tally['new']} new documents with {tally['events']} events, {tally['known']} known before, "
        f"{tally['again']} read again, {tally['dated by others']} dated by others, {tally['refused']} refused, "
        f"{tally['passed over']} of other types passed over"
    )
