"""The commands: `python -m timeline`."""

import gc
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from timeline import __version__
from timeline.annotating import annotate as annotate_lines
from timeline.cli_people import timelines, user
from timeline.cli_removed import removed
from timeline.cli_upkeep import backup, doctor, migrate, restore, work
from timeline.dates import Date, EdtfError, parse_edtf
from timeline.events import Knowledge, trigger_problems
from timeline.languages import codes, load
from timeline.mentions import find_timexes
from timeline.names import DataError, named_languages
from timeline.names import check as check_tables
from timeline.pipeline import DATA, Wanted, knowledge
from timeline.printing import print_resolution, print_triggers
from timeline.resolution import Context, resolve
from timeline.scoring import MEASURES, GoldError
from timeline.scoring import score as score_lines
from timeline.text import tokenize

# Objects made before Python looks for cycles among them; ours has hardly any.
_GARBAGE_LOOKED_FOR = 200_000

app = typer.Typer(
    help="From undated diplomatic reports to one chronology in which every date explains itself.",
    epilog="Examples: `python -m timeline read reports/` · `python -m timeline explain 'Tuesday, 7 September' "
    "--language en --date 2021-09-10` · `python -m timeline annotate < documents.jsonl` · "
    "`python -m timeline export --format csv > events.csv`",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
app.add_typer(user, name="user")
app.add_typer(timelines, name="timelines")
app.add_typer(removed, name="removed")
for upkeep in (backup, restore, migrate, doctor, work):
    app.command()(upkeep)


class Only(StrEnum):
    """What `annotate --only` may name."""

    DATE = "date"
    TIMEXES = "timexes"
    EVENTS = "events"


class TableFormat(StrEnum):
    """What `export --format` may name."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    ICS = "ics"


def _fail(message: str) -> NoReturn:
    Console(stderr=True).print(message, style="red", markup=False, highlight=False)
    raise typer.Exit(1)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"timeline {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """The commands below; each has its own --help."""


@app.command()
def annotate(
    only: Annotated[Only | None, typer.Option(help="Give this part alone, and compute no other.")] = None,
) -> None:
    """JSON Lines on standard input, one document a line, to annotations on standard output.

    Example: `python -m timeline annotate < documents.jsonl > annotations.jsonl`
    """
    wanted = Wanted.ALL if only is None else Wanted[only.name]
    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    known = _knowledge()
    # What is loaded stays; looking through it again and again for garbage would take a third of the time.
    gc.freeze()
    gc.set_threshold(_GARBAGE_LOOKED_FOR)
    failures = annotate_lines(sys.stdin, sys.stdout, known, wanted)
    if failures:
        raise typer.Exit(1)


@app.command("read")
def read_files(
    files: Annotated[list[Path], typer.Argument(help="Text, HTML, PDF, Word or zip files, or folders of them.")],
) -> None:
    """Reads files into the database; stopped in the middle, the next run goes on. The same text twice changes nothing.

    Example: `python -m timeline read reports/*.txt`
    """
    # The database and the readers of file types take longer to import than many a command to run.
    from timeline.keeping import StoreError, keep

    try:
        refused = keep(files, _knowledge(), Console(stderr=True))
    except StoreError as error:
        _fail(str(error))
    if refused:
        raise typer.Exit(1)


@app.command("import-table")
def import_table(
    file: Annotated[Path, typer.Argument(help="A CSV, TSV or XLSX file; its first row names the columns.")],
    map: Annotated[  # noqa: A002
        list[str] | None,
        typer.Option(help="FIELD=COLUMN or FIELD=VALUE, as often as needed; what is not said is guessed."),
    ] = None,
    name: Annotated[list[str] | None, typer.Option(help="NAME=CODE of an actor; NAME= leaves the name out.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would come in, and change nothing.")] = False,
) -> None:
    """Takes a table of known events into the database, a row an event; refused rows are named. Twice changes nothing.

    Columns: date, end, type_from, status_from, actors_from, recipients_from, people_from, place, quote, source.
    Values: type, status, with_actors, with_recipients (codes), dates (any, day_first, month_first),
    unknown (refuse, leave_out), language.

    Example: `python -m timeline import-table visits.csv --map type=visit --map actors_from=from --map
    with_recipients=USA --name 'Kingdom of Hawaii=HAW'`
    """
    from timeline.keeping import StoreError, keep_table
    from timeline.tabular import MappingError, changed

    pairs, names = _pairs("--map", map), _pairs("--name", name)
    try:
        refused = keep_table(
            file, lambda guess: changed(guess, pairs, names), _knowledge(), Console(stderr=True), dry=dry_run
        )
    except (MappingError, StoreError) as error:
        _fail(str(error))
    if refused:
        raise typer.Exit(1)


def _pairs(option: str, said: list[str] | None) -> list[tuple[str, str]]:
    cut = [(key, equals, value) for key, equals, value in (one.partition("=") for one in said or ())]
    for key, equals, value in cut:
        if not equals or not key:
            _fail(f"{option} {value}: write NAME=VALUE")
    return [(key, value) for key, _, value in cut]


@app.command()
def explain(
    phrase: Annotated[str, typer.Argument(help="The words, such as 'Tuesday, 7 September'.")],
    language: Annotated[str, typer.Option(help="Their language, such as en or ar.")] = "en",
    date: Annotated[str, typer.Option(help="The document's date, such as 2021-09-10.")] = "",
) -> None:
    """Shows what words mean as a date: pattern, value, anchor, result.

    Example: `python -m timeline explain "Tuesday, 7 September" --language en --date 2021-09-10`
    """
    try:
        reference = parse_edtf(date) if date else None
    except EdtfError as error:
        _fail(f"--date: {error}")
    if reference is not None and not isinstance(reference, Date):
        _fail("--date takes one day, month or year")
    words = load(language)
    timexes = find_timexes(tokenize(phrase, words), phrase, words)
    resolved, _ = resolve(timexes, Context((reference,) if reference else ()))
    if not resolved:
        _fail(f"no time expression found in {phrase!r}")
    for found in resolved:
        print_resolution(found)


@app.command()
def export(
    format: Annotated[TableFormat, typer.Option(help="csv, xlsx: spreadsheets; json: everything; ics: calendars.")],  # noqa: A002
) -> None:
    """Writes all events of the database to standard output.

    Example: `python -m timeline export --format csv > events.csv`
    """
    from timeline.keeping import StoreError, write_kept

    try:
        write_kept(format.value, sys.stdout.buffer)
    except StoreError as error:
        _fail(str(error))


@app.command()
def score(
    files: Annotated[list[Path], typer.Argument(help="Annotated documents, as annotate reads them, with 'timexes'.")],
) -> None:
    """Scores our time expressions against annotated ones: F1 of spans, values, and dates on a timeline.

    Example: `python -m timeline score gold.jsonl`
    """
    known = _knowledge()
    print(f"{'file':32}{'gold':>7}" + "".join(f"{measure:>9}" for measure in MEASURES))
    for path in files:
        try:
            with path.open(encoding="utf-8") as lines:
                tallies = score_lines(lines, known)
        except (OSError, GoldError) as error:
            _fail(f"{path}: {error}")
        print(f"{path.stem:32}{tallies['strict'].gold:>7}" + "".join(f"{tallies[m].f1:>9.1f}" for m in MEASURES))


@app.command()
def check() -> None:
    """Checks the reference data and the language files; says file and line of what is wrong."""
    known = _knowledge()
    problems = [*check_tables(DATA), *(p for code in codes() for p in trigger_problems(code, known.event_types))]
    named = sum(len(known.names(language)) for language in named_languages(DATA))
    print_triggers(known)
    for problem in problems:
        print(problem)
    print(
        f"{len(known.actors)} actors, {named} names, {len(known.terms)} terms of office, "
        f"{len(known.anniversaries)} anniversaries, {len(known.event_types)} event types, "
        f"{len(codes())} languages with files: {len(problems)} problems"
    )
    if problems:
        raise typer.Exit(1)


def _knowledge() -> Knowledge:
    try:
        return knowledge()
    except DataError as error:
        _fail(str(error))
