"""Whom a language's table does not name is called as in English, where the language is written in the same script."""

from pathlib import Path

import pytest

from timeline.languages import load
from timeline.names import Form, find_names, index_names, load_actor_names
from timeline.text import tokenize

DATA = Path(__file__).parents[2] / "data"


def names_of(person, language):
    return {n.name for n in load_actor_names(DATA, language) if n.actor == person and n.form is Form.NAME}


@pytest.mark.parametrize(
    ("language", "borrows"), [("de", True), ("it", True), ("pt-BR", True), ("ja", False), ("el", False), ("tlh", False)]
)
def test_only_a_language_of_the_same_script_borrows(language, borrows):
    assert ("Winston Churchill" in names_of("Churchill, Winston", language)) is borrows


def test_whom_a_language_names_itself_it_does_not_borrow():
    assert "Sergej Lawrow" in names_of("Lavrov, Sergey", "de")
    assert "Sergey Lavrov" not in names_of("Lavrov, Sergey", "de")


def test_a_borrowed_name_is_found_in_any_form_the_language_gives_it():
    names = load_actor_names(DATA, "de")
    assert {name.language for name in names} == {"de"}
    text = "Winston Churchill warnte in Fulton. Churchills Rede blieb."
    language = load("de")
    found = find_names(list(tokenize(text, language)), text, index_names(names, language))
    assert [name.actor for name in found] == ["Churchill, Winston"] * 2
