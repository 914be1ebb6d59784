"""Every text of the pages stands in every catalogue, translated: `make messages` brings in the new ones."""

import re
from functools import cache
from gettext import c2py
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from timeline.web.speaking import LANGUAGES, LOCALES, SOURCE, count_in

ROOT = Path(__file__).parents[2]
OTHERS = [code for code in LANGUAGES if code != SOURCE]
# A script most of whose letters a translation must have: a text left in English would pass for one else.
SCRIPTS = {"ar": r"[\u0600-\u06ff]", "ru": r"[\u0400-\u04ff]", "zh": r"[\u4e00-\u9fff]"}
# The same in every language: names, and what is but signs.
ALIKE = {"EDTF"}


@cache
def texts() -> frozenset[str | tuple[str, ...]]:
    """What the code says, found as `make messages` finds it."""
    keywords = parse_keywords(re.findall(r"-k (\S+)", (ROOT / "Makefile").read_text("utf-8")))
    found = extract_from_dir(
        ROOT / "timeline" / "web", [("**.py", "timeline.web.extracting:texts_said")], keywords=keywords
    )
    return frozenset(message for _, _, message, _, _ in found)


@cache
def catalogue(code: str) -> Catalog:
    with (LOCALES / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code)


def messages(code: str) -> list[Message]:
    return [message for message in catalogue(code) if message.id]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_the_code_says_something():
    assert {"Why this date?", ("{number} report", "{number} reports")} <= texts()


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_holds_what_the_code_says_and_no_more(code):
    held = {message.id for message in messages(code)}
    assert not texts() - held, "make messages, then translate them"
    assert not held - texts(), "make messages takes them out"


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_translated(code):
    assert not [message.id for message in messages(code) if message.fuzzy or not all(forms(message))]
    # A single word may be the same in two languages.
    alike = [message.id for message in messages(code) if message.id in forms(message)]
    assert not [text for text in alike if re.search(r"[a-z] [a-z]", re.sub(r"{\w+}", "", text))]


@pytest.mark.parametrize("code", SCRIPTS)
def test_every_text_is_in_its_language_s_script(code):
    said = [form for m in messages(code) if m.id not in ALIKE for form in forms(m) if re.search(r"[A-Za-z]{2}", form)]
    unread = [text for text in said if not re.search(SCRIPTS[code], text)]
    assert not [text for text in unread if re.search(r"[A-Za-z]{2}", re.sub(r"{\w+}", "", text))]


@pytest.mark.parametrize("code", OTHERS)
def test_a_text_that_counts_has_as_many_forms_as_its_language(code):
    counting = [message for message in messages(code) if isinstance(message.id, tuple)]
    assert counting
    assert {len(forms(message)) for message in counting} == {get_plural(code).num_plurals}
    assert catalogue(code).plural_forms.startswith(f"nplurals={get_plural(code).num_plurals};")


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_fields_of_its_text(code):
    for message in messages(code):
        if isinstance(message.id, str):
            assert fields(message.string) == fields(message.id), message.id


@pytest.mark.parametrize("code", OTHERS)
def test_a_form_leaves_a_number_out_only_where_it_is_of_one_number_alone(code):
    of_many = forms_of_many(code)
    for message in messages(code):
        if isinstance(message.id, tuple):
            for place, form in enumerate(forms(message)):
                wanted = fields(message.id[1])
                assert fields(form) in ([wanted] if place in of_many else [wanted, wanted - {"number"}]), form


def forms_of_many(code: str) -> set[int]:
    """The plural forms that more than one number takes: "one" in Russian is 21 too."""
    form_of = c2py(catalogue(code).plural_expr)
    taken = [form_of(number) for number in range(300)]
    return {form for form in taken if taken.count(form) > 1}


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("ar", 1, "حدث واحد"),
        ("ar", 2, "حدثان"),
        ("ar", 5, "5 أحداث"),
        ("ar", 44, "44 حدثاً"),
        ("ar", 100, "100 حدث"),
        ("fr", 0, "0 événement"),
        ("ru", 21, "21 событие"),
        ("ru", 22, "22 события"),
        ("ru", 25, "25 событий"),
        ("zh", 1, "1 个事件"),
    ],
)
def test_a_number_takes_the_form_its_language_has_for_it(code, number, expected):
    assert count_in("{number} event", "{number} events", number, code) == expected
