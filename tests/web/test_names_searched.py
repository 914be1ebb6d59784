"""The search by words knows actors and types by their names in every language of the pages."""

import pytest

from timeline import pipeline
from timeline.web.naming import Names


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(pipeline.knowledge())


@pytest.mark.parametrize(
    ("word", "column", "code"),
    [
        ("tajik", "parties", "TJK"),
        ("الصين", "parties", "CHN"),
        ("китай", "parties", "CHN"),
        ("法国", "parties", "FRA"),
        ("visite", "types", "visit"),
        ("هاتف", "types", "call"),
    ],
)
def test_a_name_is_found_by_its_beginning_in_any_language(names: Names, word: str, column: str, code: str) -> None:
    assert code in names.meant(word)[column]


@pytest.mark.parametrize("word", ["", "%", "no-such-name", "щщщ"])
def test_what_names_nothing_means_nothing(names: Names, word: str) -> None:
    assert not any(names.meant(word).values())
