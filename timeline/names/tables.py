"""Loads the reference tables in `data/` and checks them, each by itself and between files."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from babel import Locale
from babel.core import UnknownLocaleError

from timeline.dates import Date, parse_edtf
from timeline.names.rows import (
    Actor,
    ActorName,
    Anniversary,
    AnniversaryKind,
    FirstDay,
    Form,
    Kind,
    Office,
    Recurring,
    Term,
    Title,
)

Row = Mapping[str, str]
Built = TypeVar("Built")
Member = TypeVar("Member", bound=StrEnum)

_NAME_FOLDERS: Final = ("names", "people")
_NAME_COLUMNS: Final = ("actor", "form", "name")


class DataError(ValueError):
    """A reference file that cannot be used; the message names file and line."""


def load_actors(folder: Path) -> dict[str, Actor]:
    """`actors.csv` by id."""
    return {actor.id: actor for actor in _load(folder / "actors.csv", _columns(Actor), _actor, order=1, key=1)}


def named_languages(folder: Path) -> list[str]:
    """The languages that have names of our own."""
    return sorted({path.stem for kind in _NAME_FOLDERS for path in (folder / kind).glob("*.csv")})


def load_actor_names(folder: Path, language: str) -> list[ActorName]:
    """One language's names, `names/xx.csv` (states, organisations) and `people/xx.csv`; none where it has no file.

    Of the names of one form the usual one comes first.
    """
    paths = (folder / kind / f"{language}.csv" for kind in _NAME_FOLDERS)
    return [name for path in paths if path.exists() for name in _names_of_file(path, language)]


def _names_of_file(path: Path, language: str) -> list[ActorName]:
    def build(row: Row) -> ActorName:
        return ActorName(row["actor"], language, _member(Form, "form", row["form"]), row["name"])

    return _load(path, _NAME_COLUMNS, build, order=2, key=3)


def load_terms(folder: Path) -> list[Term]:
    """`offices.csv`."""
    return _load(folder / "offices.csv", _columns(Term), _term, order=4, key=4)


def load_anniversaries(folder: Path) -> list[Anniversary]:
    """`anniversaries.csv`."""
    return _load(folder / "anniversaries.csv", _columns(Anniversary), _anniversary, order=1, key=1)


def load_first_days(folder: Path) -> list[FirstDay]:
    """`first_days.csv`."""
    return _load(folder / "first_days.csv", _columns(FirstDay), _first_day, order=5, key=5)


def load_recurring(folder: Path) -> list[Recurring]:
    """`recurring.csv`."""
    return _load(folder / "recurring.csv", _columns(Recurring), _recurring, order=1, key=10)


def load_titles(folder: Path) -> list[Title]:
    """`titles.csv`."""
    return _load(folder / "titles.csv", _columns(Title), _title, order=3, key=3)


def cldr_names(language: str, actors: Mapping[str, Actor]) -> dict[str, str]:
    """State id to CLDR's name in the language; empty where CLDR does not know the language."""
    try:
        territories = Locale.parse(language, sep="-").territories
    except UnknownLocaleError:
        return {}
    return {actor.id: territories[actor.alpha2] for actor in actors.values() if actor.alpha2 in territories}


def names_in(language: str, actors: Mapping[str, Actor], names: Iterable[ActorName]) -> list[ActorName]:
    """Every name in one language, without masks: `names`, our rows, then CLDR's where our rows lack them.

    An actor's first name is the one to show.
    """
    ours = [name for name in names if name.form is not Form.MASK]
    known = {(name.actor, name.name) for name in ours if name.form in (Form.NAME, Form.SHORT)}
    theirs = cldr_names(language, actors).items()
    return ours + [ActorName(state, language, Form.NAME, name) for state, name in theirs if (state, name) not in known]


def _columns(record: type[Any]) -> list[str]:
    return [field.name for field in fields(record)]


def _load(path: Path, columns: Sequence[str], build: Callable[[Row], Built], *, order: int, key: int) -> list[Built]:
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
    return f"{path.parent.name}/{path.name}" if path.parent.name in _NAME_FOLDERS else path.name


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


def _actor(row: Row) -> Actor:
    kind = _member(Kind, "kind", row["kind"])
    since, until = _optional(row["since"]), _optional(row["until"])
    return Actor(row["id"], row["alpha2"], kind, row["state"], since, until, row["source"])


def _term(row: Row) -> Term:
    office = _member(Office, "office", row["office"])
    return Term(row["person"], office, row["actor"], _date(row["start"]), _optional(row["end"]), row["source"])


def _anniversary(row: Row) -> Anniversary:
    kind = _member(AnniversaryKind, "kind", row["kind"])
    return Anniversary(row["id"], kind, tuple(row["actors"].split(";")), _date(row["date"]), row["source"])


def _first_day(row: Row) -> FirstDay:
    latest = _optional(row["latest"])
    return FirstDay(row["id"], _date(row["earliest"]), latest, row["language"], row["name"], row["source"])


def _title(row: Row) -> Title:
    return Title(_member(Office, "office", row["office"]), row["language"], row["name"], row["source"])


def _recurring(row: Row) -> Recurring:
    counts = {name: int(row[name]) for name in ("number", "year", "every", "month", "months", "first")}
    last = int(row["last"]) if row["last"] else None
    return Recurring(row["id"], **counts, last=last, language=row["language"], name=row["name"], source=row["source"])


def _member(kinds: type[Member], column: str, text: str) -> Member:
    try:
        return kinds(text)
    except ValueError as error:
        raise ValueError(f"unknown {column} {text!r}") from error


def _optional(text: str) -> Date | None:
    return _date(text) if text else None


def _date(text: str) -> Date:
    when = parse_edtf(text)
    if not isinstance(when, Date):
        raise ValueError(f"one date, not a stretch or a choice: {text!r}")
    return when
