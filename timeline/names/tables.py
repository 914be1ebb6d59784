"""Loads the reference tables in `data/` and checks them, each by itself and between files."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError

from timeline.names.borrowing import borrowed
from timeline.names.reading import NAME_FOLDERS, Row, columns, load_rows, member, one_date, optional_date
from timeline.names.rows import (
    Actor,
    ActorName,
    Anniversary,
    AnniversaryKind,
    Form,
    Kind,
    Office,
    Recurring,
    Term,
    Title,
)

_PEOPLE: Final = "people"
_NAME_COLUMNS: Final = ("actor", "form", "name")


def load_actors(folder: Path) -> dict[str, Actor]:
    """`actors.csv` by id."""
    return {actor.id: actor for actor in load_rows(folder / "actors.csv", columns(Actor), _actor, order=1, key=1)}


def named_languages(folder: Path) -> list[str]:
    """The languages that have names of our own."""
    return sorted({path.stem for kind in NAME_FOLDERS for path in (folder / kind).glob("*.csv")})


def load_actor_names(folder: Path, language: str) -> list[ActorName]:
    """One language's names, `names/xx.csv` (states, organisations) and `people/xx.csv`; none where it has no file.

    Of the names of one form the usual one comes first. Whom `people/xx.csv` does not name is called as in English
    where the language is written in the same script.
    """
    own = _names_of_files(folder, NAME_FOLDERS, language)
    return [*own, *borrowed(language, own, lambda lender: _names_of_files(folder, (_PEOPLE,), lender))]


def _names_of_files(folder: Path, kinds: Iterable[str], language: str) -> list[ActorName]:
    paths = (folder / kind / f"{language}.csv" for kind in kinds)
    return [name for path in paths if path.exists() for name in _names_of_file(path, language)]


def _names_of_file(path: Path, language: str) -> list[ActorName]:
    def build(row: Row) -> ActorName:
        return ActorName(row["actor"], language, member(Form, "form", row["form"]), row["name"])

    return load_rows(path, _NAME_COLUMNS, build, order=2, key=3)


def load_terms(folder: Path) -> list[Term]:
    """`offices.csv`."""
    return load_rows(folder / "offices.csv", columns(Term), _term, order=4, key=4)


def load_anniversaries(folder: Path) -> list[Anniversary]:
    """`anniversaries.csv`."""
    return load_rows(folder / "anniversaries.csv", columns(Anniversary), _anniversary, order=1, key=1)


def load_recurring(folder: Path) -> list[Recurring]:
    """`recurring.csv`."""
    return load_rows(folder / "recurring.csv", columns(Recurring), _recurring, order=1, key=10)


def load_titles(folder: Path) -> list[Title]:
    """`titles.csv`."""
    return load_rows(folder / "titles.csv", columns(Title), _title, order=3, key=3)


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


def _actor(row: Row) -> Actor:
    kind = member(Kind, "kind", row["kind"])
    since, until = optional_date(row["since"]), optional_date(row["until"])
    return Actor(row["id"], row["alpha2"], kind, row["state"], since, until, row["source"])


def _term(row: Row) -> Term:
    office = member(Office, "office", row["office"])
    return Term(row["person"], office, row["actor"], one_date(row["start"]), optional_date(row["end"]), row["source"])


def _anniversary(row: Row) -> Anniversary:
    kind = member(AnniversaryKind, "kind", row["kind"])
    return Anniversary(row["id"], kind, tuple(row["actors"].split(";")), one_date(row["date"]), row["source"])


def _title(row: Row) -> Title:
    return Title(member(Office, "office", row["office"]), row["language"], row["name"], row["source"])


def _recurring(row: Row) -> Recurring:
    counts = {name: int(row[name]) for name in ("number", "year", "every", "month", "months", "first")}
    last = int(row["last"]) if row["last"] else None
    return Recurring(row["id"], **counts, last=last, language=row["language"], name=row["name"], source=row["source"])
