"""Whatever goes wrong below is said in the reader's language: each message that a room has is known by a text."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.store.plainly import _HINTS
from timeline.web.error_words import error_in_words, said
from timeline.web.speaking import LANGUAGES

ROOT = Path(__file__).parents[2] / "timeline"
ERRORS = {"StoreError", "Interrupted", "NotAllowed", "NoTimeline", "CorrectionError"}
# An error of the rooms below inside another: its own text is known, or it is a library's.
PLAIN = {"str(error)", "_hint(str(error.orig))", "outcome.reason"}


def messages() -> Iterator[tuple[str, str]]:
    """What the rooms that a page draws on may say, with a word for each thing that is only known when it happens."""
    for path in sorted(path for room in ("formats", "installation", "store") for path in (ROOT / room).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        constants = {
            target.id: node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.AnnAssign) and isinstance(target := node.target, ast.Name)
            if isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                place = 1 if node.func.id == "Refused" else 0 if node.func.id in ERRORS else None
                if place is not None and len(node.args) > place:
                    yield path.name, sample(node.args[place], constants)


def sample(node: ast.expr, constants: dict[str, str]) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        return str(constants.get(node.id, ""))
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "'x7'" for part in node.values)
    return ""


def test_the_code_says_what_goes_wrong() -> None:
    assert len(list(messages())) > 60


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_every_message_of_the_rooms_below_has_a_text(code: str) -> None:
    # A message that is only what another error says stands for that one.
    found = {
        (name, text) for name, text in messages() if text and text.strip("'x7: ") not in ("", "date", "document date")
    }
    unknown = [(name, text) for name, text in found if not said(text, code)]
    assert not unknown, "give it a text in error_texts.py"
    assert not [text for _, text in found if said(text, code) == text]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (
            "sqlite:////x.sqlite3: the database says: disk is full (the disk is full; make room and try again)",
            "⁦sqlite:////x.sqlite3⁩: la base de données indique : ⁦disk is full⁩",
        ),
        ("place: at most 200 characters, not 300", "Lieu: "),
        (
            "This zip archive was not read because it unpacks to more than 200 MB; add its files in smaller archives.",
            "200",
        ),
        ("Files of the type .exe are not read; save it as one of .csv, .txt and add that.", ".exe"),
    ],
)
def test_a_message_keeps_its_names_and_numbers(message: str, words: str) -> None:
    told = error_in_words(message, "fr")
    assert told != message
    assert words in told
    assert not any(word in told for word in ("make room", "smaller", "save it", "at most"))


def test_what_is_not_known_is_left_as_it_is() -> None:
    assert error_in_words(ValueError("something new: altogether"), "ar") == "something new: altogether"


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_what_a_database_says_comes_with_advice_in_the_reader_s_language(code: str) -> None:
    whole = [f"the database says: x7 ({advice})" for advice in _HINTS.values()]
    for message in (*_HINTS.values(), *whole, "the database does not take a value (code 22001)"):
        assert said(message, code) not in ("", message)
    assert not [message for message in whole if "(the " in error_in_words(message, code)]
