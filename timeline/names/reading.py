"""Reads the tables in `data/`: the columns expected, rows in order, none twice; errors name file and line."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar

from timeline.dates import Date, parse_edtf

Row = Mapping[str, str]
Built = TypeVar("Built")
Member = TypeVar("Member", bound=StrEnum)

# Folders that hold a file a language.
NAME_FOLDERS: Final = ("names", "people")


class DataError(ValueError):
    """A reference file that cannot be used; the message names file and line."""


def columns(record: type[Any]) -> list[str]:
    return [field.name for field in fields(record)]


def load_rows(
    path: Path, columns: Sequence[str], build: Callable[[Row], Built], *, order: int, key: int
) -> list[Built]:
    """The file's rows; the first `order` columns ascend, so that a change is one line; the first `key` are unique."""
    built: list[Built] = []
    seen: set[tuple[str, ...]] = set()
    previous: list[str] = []
    for line, cells in _lines(path, columns):
        try:
            built.append(build(dict(zip(columns, cells, strict=True))))
        except ValueError as error:
            raise DataError(f"{_label(path)}:{line}: {error}") from error
        if tuple(cells[:key]) in seen:
            raise DataError(f"{_label(path)}:{line}: repeated: {cells[0]!r}")
        if cells[:order] < previous:
            raise DataError(f"{_label(path)}:{line}: out of order: {cells[0]!r}")
        seen.add(tuple(cells[:key]))
        previous = cells[:order]
    return built


def _label(path: Path) -> str:
    """A file as messages name it: `offices.csv`, `names/en.csv`."""
    return f"{path.parent.name}/{path.name}" if path.parent.name in NAME_FOLDERS else path.name


def _lines(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    try:
        file = path.open(encoding="utf-8", newline="")
    except FileNotFoundError as error:
        raise DataError(f"{_label(path)} is missing from {path.parent}") from error
    with file:
        reader = csv.reader(file, strict=True)
        if next(reader, None) != list(columns):
            raise DataError(f"{_label(path)}:1: expected the columns {','.join(columns)}")
        for cells in reader:
            if len(cells) != len(columns):
                raise DataError(f"{_label(path)}:{reader.line_num}: {len(cells)} cells for {len(columns)} columns")
            yield reader.line_num, cells


def member(kinds: type[Member], column: str, text: str) -> Member:
    try:
        return kinds(text)
    except ValueError as error:
        raise ValueError(f"unknown {column} {text!r}") from error


def optional_date(text: str) -> Date | None:
    return one_date(text) if text else None


# Tables have the same days and years again and again.
@lru_cache(maxsize=1 << 12)
def one_date(text: str) -> Date:
    when = parse_edtf(text)
    if not isinstance(when, Date):
        raise ValueError(f"one date, not a stretch or a choice: {text!r}")
    return when
