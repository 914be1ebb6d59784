"""The reasons of the rooms below are known again by our texts, and said in the reader's language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.web.reason_texts import PHRASES, REFUSALS, SENTENCES
from timeline.web.reason_words import reason_in_words, unsaid
from timeline.web.speaking import LANGUAGES

ROOT = Path(__file__).parents[2] / "timeline"
# Names of clues, which no reader sees.
KINDS = {"weekday and day", "first day", "thing of a time", "coming date", "exchange rate", "told elsewhere"}
WRITES_REASONS = re.compile(r"\bbecause\b.*=|\b(?:Dated|Invalid|Unresolved|Clue|explain)\(|_reason\b")
FOUND = [
    "“13 آب” is a day and month with no year. Counted from the document's date, 2020-09-15 (Tuesday) as the last one "
    "before it, it is 2020-08-13.",
    "“Monday” is a weekday (Monday). Counted from the document's date, 2021-01-05 (Tuesday), and its sentence tells of "
    "the past, it is 2021-01-04.",
    "“lundi” is a weekday (Monday). Counted from the document's date, 2015-07 as the next one after it, it is "
    "2015-07-20.",
    "“two years ago. Or so” is about 2 years before. Counted from each of the 3 days the document may be from, it is "
    "[2019-01-01,2020-01-01].",
    "“Sunday, 16 December” is a day and month beside its weekday (Sunday) with no year. The document's date is not "
    "known; these are the years from 1990 to 2030 in which the day falls on a Sunday.",
    "“early next year” is the start of 1 year after. Counted from the date the text named before, 1992-01-04, it is "
    "1993.",
    "“10 محرم” is a date of the Hijri calendar with no year. Counted from the document's date, 2021-08-20 (Friday), it "
    "is 2021-08-19~.",
    "“Monday 8 June 2021” is a full date. But 2021-06-08 is a Tuesday, not a Monday: one of the two is wrong.",
    "“2021” is a full date. “2022” is a full date. The two are the ends of one stretch.",
    "“Tuesday” is a weekday (Tuesday). Counted from the document's date, 2024-07-09 (Tuesday), it is 2024-07-09. It "
    "ends what the day before it begins, so it is 2024-07-16.",
    "The sentence gives no date; this is the report's own day. The date 2021-01-05 was given with the document.",
    "Michel Aoun was head of state 2016-10-31 to 2022-10-31. 27 October is a Thursday only in 1994, 2005 (of the years "
    "1990 to 2030). Without this clue 2022-10-13 would be likelier than 2022-10-27.",
    "Volodymyr Zelensky held office 2019-05-20 to now; 1999 to 2001. Without this clue the belief in 2023 would be "
    "49%, not 88%.",
    "The latest year told is 2020; it also tells of 2016, 2018. Reports mostly tell of their own year and the few "
    "before it.",
    "Speaks against the date given, 2021-01-05: “UNIFIL” cannot have been named before 1978-03.",
    "The words “UNIFIL, Lebanon” together are a story of 2006-08 to 2007-06. Taken alone this speaks against 2022; the "
    "other clues outweigh it.",
    "Egypt and Israel concluded the treaty on 1979-03-26; 40 years later: the report was written in 2019.",
    "A dollar was 1.515e+03 Lebanese pounds, but for the thousands.",
    "“next year” is 1 year after. Counted from the document's date, 2021-09-17 (Friday), it is 2022. It counts 30 "
    "years from 1992-04-08, the relations of Russia and Tajikistan.",
    "there is no day 2021-02-30",
    "no such Hijri date: 31 2 1440 AH",
]


@pytest.mark.parametrize("reason", FOUND)
def test_every_sentence_of_a_reason_is_known(reason):
    assert unsaid(reason) == []


@pytest.mark.parametrize("code", sorted(set(LANGUAGES) - {"en", "fr", "es"}))
@pytest.mark.parametrize("reason", FOUND)
def test_nothing_english_is_left_of_a_reason_but_what_it_quotes(reason, code):
    said = re.sub("\u2066[^\u2069]*\u2069|\u2067[^\u2069]*\u2069", "", reason_in_words(reason, code))
    assert not re.search(r"[a-z]{2}", said)


@pytest.mark.parametrize(
    ("code", "reason", "expected"),
    [
        ("en", "The date 2021-01-05 was given with the document.",
         "The date 5 January 2021 was given with the document."),
        ("fr", "The report was written on a Tuesday.", "Le rapport a été rédigé un mardi."),
        (
            "ar",
            "“أمس” is 1 day before. Counted from the document's date, 2021-01-05 (Tuesday), it is 2021-01-04.",
            "«\u2067أمس\u2069»: رجوع إلى الوراء (يوم واحد). "
            "بالحساب من تاريخ الوثيقة، 5 يناير 2021 (الثلاثاء) يكون: 4 يناير 2021.",
        ),
        ("ru", "“x” is 2 years after.", "«\u2066x\u2069» — сдвиг вперёд (2 года)."),
        ("zh", "14 July is a Tuesday only in 1992, 1998 (of the years 1990 to 2030).",
         "7月14日只有在1992、1998年是星期二（1990年至2030年间）。"),
        ("es", "A month told without its year is mostly a near one: August.",
         "Un mes citado sin su año suele ser cercano: agosto."),
    ],
)  # fmt: skip
def test_a_reason_is_said_in_a_language(code, reason, expected):
    assert reason_in_words(reason, code) == expected


@pytest.mark.parametrize("reason", ["No rule wrote this. Nor that", "{0} <b>", "", "the day stands in the text"])
def test_what_is_not_known_stays_as_it_is(reason):
    assert reason_in_words(reason, "ar") == reason


def test_what_is_known_is_said_beside_what_is_not():
    said = reason_in_words("By hand. The two are the ends of one stretch.", "fr")
    assert said == "By hand. Les deux sont les extrémités d’une même période."


def test_the_names_of_actors_are_the_reader_s():
    names = {"Egypt": "Égypte", "Israel": "Israël"}
    said = reason_in_words("Egypt and Israel held office 1979 to now.", "fr", names)
    assert "\u2066Égypte\u2069, \u2066Israël\u2069" in said


def test_no_room_gives_a_reason_that_no_text_knows():
    ours = [re.sub(r"{\w+}", "{}", text) for text in (*SENTENCES, *REFUSALS, *sum(PHRASES.values(), ()))]
    told = [(place, piece) for path in rooms() for place, piece in prose(path)]
    assert len(told) > 60
    assert not [(place, piece) for place, piece in told if not any(piece in text for text in ours)]


def rooms() -> list[Path]:
    """The modules that write reasons."""
    paths = [path for room in ("dating", "resolution", "events", "mentions") for path in (ROOT / room).glob("*.py")]
    return [path for path in paths if WRITES_REASONS.search(path.read_text("utf-8"))]


def prose(path: Path) -> Iterator[tuple[str, str]]:
    """The pieces of English sentences in a module's strings; what is raised or described is none of a reader's."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped = {id(part) for node in ast.walk(tree) if not_told(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            for piece in re.split(r"{\w*}", node.value):
                if re.search(r"[a-z]{2,} [a-z]{2,}", piece) and piece not in KINDS:
                    yield f"{path.name}:{node.lineno}", piece.strip()


def not_told(node: ast.AST) -> bool:
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_docstring or isinstance(node, ast.Raise)
