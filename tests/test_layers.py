"""The house's rules that no linter knows: which room may import which, and where natural language may stand."""

import ast
from pathlib import Path

import pytest
from babel import localedata

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "timeline"
READING = {"dates", "languages", "text", "mentions", "names", "dating", "resolution", "events"}

# Room or module → the rooms it may import besides itself. There are no circles: a room stands below its row.
MAY_IMPORT = {
    "dates": set(),
    "languages": {"dates"},
    "text": {"dates", "languages"},
    "mentions": {"dates", "languages", "text"},
    "names": {"dates", "languages", "text"},
    # Clues quote the document they were found in.
    "dating": {"dates", "text", "mentions", "names"},
    "resolution": {"dates", "mentions"},
    # A reading holds the document's date, and an event the tense its time expression stood in.
    "events": READING - {"events"},
    "store": {"dates", "text", "dating", "resolution", "events"},
    "installation": {"store"},
    # A table of known events is coded by its columns: names and dates as anywhere, and no text to read.
    "tabular": {"dates", "text", "names", "dating", "events"},
    "formats": {"dates", "text", "dating", "resolution", "events", "tabular"},
    "panorama": {"dates", "events"},
    "review": {"dates", "dating", "events", "panorama"},
    "views": {"dates", "text", "dating", "events", "panorama"},
    "pipeline": READING | {"tabular"},
    "annotating": READING | {"pipeline"},
    "printing": READING,
    "scoring": READING | {"pipeline", "annotating"},
    "locating": {"store"},
    "fetching": set(),
    "gathering": READING | {"pipeline", "store"},
    "taking_tables": READING | {"tabular", "pipeline", "store"},
    "taking_in": READING | {"pipeline", "store"},
    "working": READING | {"store", "installation", "formats", "gathering", "taking_in"},
    "keeping": READING | {"tabular", "taking_tables", "store", "formats", "pipeline", "locating", "gathering"},
    "log_lines": set(),
    "work_process": READING | {"store", "installation", "working", "locating", "log_lines", "pipeline"},
    "operating": {"store", "installation", "locating"},
    "cli_people": {"operating"},
    "undoing": {"dates", "store", "installation", "operating"},
    "cli_removed": {"undoing"},
    "backups": {"store", "installation"},
    "restoring": {"store", "backups"},
    "surroundings": set(),
    "doctoring": {"store", "installation", "surroundings"},
    "web": READING
    | {
        "tabular",
        "taking_tables",
        "taking_in",
        "working",
        "work_process",
        "log_lines",
        "store",
        "installation",
        "formats",
        "fetching",
        "panorama",
        "review",
        "views",
        "pipeline",
        "annotating",
        "locating",
        "gathering",
    },
    # What is told of the settings is told by those that read them.
    "cli_upkeep": {"store", "installation", "backups", "restoring", "doctoring", "surroundings", "locating", "web"}
    | {"names", "work_process"},
    "cli": READING
    | {
        "tabular",
        "pipeline",
        "annotating",
        "scoring",
        "printing",
        "keeping",
        "cli_people",
        "cli_removed",
        "cli_upkeep",
    },
    "__main__": {"cli"},
    "__init__": set(),
}
MODULES = sorted(HOUSE.rglob("*.py"))


def room_of(path):
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported_rooms(path, source):
    """The rooms a module imports, inside functions too; `from timeline import x` imports x."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) + 1 - node.level]) if node.level else ""
            module = ".".join(filter(None, [above, node.module]))
            names = [f"{module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "timeline" and len(parts) > 1 and not parts[1].startswith("__"):
                yield node.lineno, parts[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_rooms_below_its_own(path):
    room = room_of(path)
    found = imported_rooms(path, path.read_text("utf-8"))
    assert [f"line {line}: {other}" for line, other in found if other not in MAY_IMPORT[room] | {room}] == []


def test_the_table_of_rooms_has_no_circle():
    below = {}
    for room, rooms in MAY_IMPORT.items():
        below[room] = rooms | {far for near in rooms for far in below[near]}
        assert room not in below[room]


@pytest.mark.parametrize(
    ("source", "rooms"),
    [
        ("import timeline.store.engine", ["store"]),
        ("from timeline import pipeline, __version__", ["pipeline"]),
        ("from timeline.views import figure", ["views"]),
        ("from ..store import Store", ["store"]),
        ("from .. import web", ["web"]),
        ("from . import civil", ["dates"]),
        ("def late():\n    from timeline.cli import main", ["cli"]),
        ("import os, timeline_of_others.web", []),
    ],
)
def test_imports_are_seen_however_they_are_written(source, rooms):
    assert [room for _, room in imported_rooms(HOUSE / "dates" / "core.py", source)] == rooms


CODES = {code.split("_")[0] for code in localedata.locale_identifiers()}


def compared_codes(source):
    """Language codes that a condition compares something with: by ==, in, startswith or a case."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            sides = [node.value]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "startswith":
            sides = node.args
        else:
            continue
        for constant in (part for side in sides for part in ast.walk(side)):
            if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                code = constant.value.replace("-", "_").split("_")[0]
                if code in CODES:
                    yield f"line {constant.lineno}: {constant.value!r}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_condition_asks_for_a_language_by_its_code(path):
    assert list(compared_codes(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('if code == "ar": pass', 1),
        ('if language.code in ("en", "zh-Hant"): pass', 2),
        ('x = 1 if "fr" != code else 2', 1),
        ('match code:\n    case "ru": pass', 1),
        ('if code.startswith("ar"): pass', 1),
        ('if kind == "year": pass', 0),
        ('load("en")', 0),
    ],
)
def test_language_codes_are_seen_in_every_kind_of_condition(source, count):
    assert len(list(compared_codes(source))) == count


# Files below web whose strings may hold letters of other scripts, and why.
FOREIGN_LETTERS = {
    "names/dated_names.py": "the range of Latin letters with accents, which are levelled: an alphabet, not words",
    "store/folding.py": "letters written in several ways, and particles written together with a word, are found alike",
    "formats/encodings.py": "letter frequencies tell one old code page from another; these are alphabets, not words",
    "formats/pdf.py": "ranges of presentation forms, as PDF files hold for Arabic and for Latin ligatures",
}


def foreign_letters(source):
    """Letters beyond ASCII in strings; docstrings may show examples."""
    tree = list(ast.walk(ast.parse(source)))
    docstrings = {id(node.value) for node in tree if isinstance(node, ast.Expr)}
    for node in tree:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            letters = [c for c in node.value if c.isalpha() and not c.isascii()]
            if letters:
                yield f"line {node.lineno}: {''.join(letters)[:20]}"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if room_of(p) not in ("web", "cli")], ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_word_of_another_script_stands_in_the_code(path):
    found = list(foreign_letters(path.read_text("utf-8")))
    assert bool(found) == (path.relative_to(HOUSE).as_posix() in FOREIGN_LETTERS), found
