"""Importers and exporters, one module a format: files in, documents out; events in, tables out."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from timeline.formats import archive, calendar_file, csv_table, json_document, pdf, plain, spreadsheet, web_page, word
from timeline.formats.event_rows import TABLES, read_rows
from timeline.formats.json_document import EventsError, as_json, read_events
from timeline.formats.outcome import TEXT_LIMIT, Outcome, Reader, Refused, base_name
from timeline.formats.writer import Writer

__all__ = [
    "READERS",
    "TABLES",
    "TEXT_LIMIT",
    "WRITERS",
    "EventsError",
    "Outcome",
    "Reader",
    "Refused",
    "Writer",
    "as_json",
    "count_packed",
    "files_in",
    "read_bytes",
    "read_events",
    "read_path",
    "read_rows",
]

FILES: Final[Mapping[str, Reader]] = {
    ".docx": word.read,
    ".htm": web_page.read,
    ".html": web_page.read,
    ".md": plain.read,
    ".pdf": pdf.read,
    ".txt": plain.read,
}
READERS: Final[Mapping[str, Reader]] = {**FILES, ".zip": partial(archive.read, readers=FILES)}

WRITERS: Final[Mapping[str, Writer]] = {
    "csv": Writer(csv_table.write, "text/csv"),
    "xlsx": Writer(spreadsheet.write, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": Writer(json_document.write, "application/json"),
    "ics": Writer(calendar_file.write, "text/calendar"),
}

# Bytes; what the app accepts as an upload.
FILE_LIMIT: Final = 200_000_000


def read_bytes(name: str, data: bytes) -> Iterator[Outcome]:
    """What a file holds; the end of its name says which reader it is for."""
    reader = READERS.get(Path(base_name(name)).suffix.lower())
    if reader is None:
        yield Refused(name, archive.unknown_type(base_name(name), READERS))
    elif len(data) > FILE_LIMIT:
        yield _too_large(name)
    else:
        yield from reader(name, data)


def count_packed(name: str, data: bytes) -> int:
    """How many files an archive says that it holds, before anything of it is believed; one where it is none."""
    return archive.count(data) if Path(base_name(name)).suffix.lower() == ".zip" else 1


def files_in(path: Path) -> list[Path]:
    """The file itself, or every file in a folder and its folders that is not hidden, in the order of their names."""
    if not path.is_dir():
        return [path]
    files = (file for file in sorted(path.rglob("*")) if file.is_file())
    return [file for file in files if not any(part.startswith(".") for part in file.relative_to(path).parts)]


def read_path(path: Path) -> Iterator[Outcome]:
    """What a file holds, or every file of a folder."""
    for file in files_in(path):
        yield from _read_file(file)


def _read_file(path: Path) -> Iterator[Outcome]:
    try:
        data = path.read_bytes() if path.stat().st_size <= FILE_LIMIT else None
    except OSError as error:
        yield Refused(str(path), f"The file cannot be opened ({error.strerror}); check its name and who may read it.")
        return
    yield from read_bytes(str(path), data) if data is not None else iter([_too_large(str(path))])


def _too_large(name: str) -> Refused:
    return Refused(name, f"The file is larger than {FILE_LIMIT // 1_000_000} MB; split it and add the parts.")
