"""The search by words: the same word however it is written, in whatever script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_readings import NOON, document, event, reading

from timeline.store import Query, Store
from timeline.store.folding import phrases, searchable, tokens

TEXTS = {
    "arabic": "التقى الوزيران في دوشنبه وبحثا العلاقات مع الصين والأردنّ بالقاهرة",
    "chinese": "习近平同塔吉克斯坦总统通电话",
    "russian": "Президент Таджикистана прибыл в Пекин",
    "french": "Le président s'est rendu à l'Élysée",
    "english": "They spoke of the Belt-and-Road plan for 2021",
}
FOUND = [
    ("الصين", "arabic"),
    ("صين", "arabic"),
    ("الاردن", "arabic"),
    ("القاهره", "arabic"),
    ("القَاهـرة", "arabic"),
    ("塔吉克", "chinese"),
    ("通电话", "chinese"),
    ("话电", ""),
    ("таджикист", "russian"),
    ("ПЕКИН", "russian"),
    ("elysee", "french"),
    ("l'élysée", "french"),
    ("belt-and", "english"),
    ("road belt", "english"),
    ("belt-road", ""),
    ("2021", "english"),
    ("%", ""),
    ('" OR "', ""),
    ("NEAR(the", ""),
    ("words : x *", ""),
]


@pytest.fixture
def told(store: Store) -> Store:
    for name, text in TEXTS.items():
        of = document(text)
        store.save(reading(of, events=(event(of, 0, "2021-09-07", place="", type=name),)), at=NOON)
    return store


def matching(store: Store, words: str) -> list[str]:
    """The ids of what the search finds by number."""
    with store.outlines() as outlines:
        ids = {outline.number: outline.id for outline in outlines.changed}
    return [ids[number] for number in store.matching(words)]


@pytest.mark.parametrize(("words", "expected"), FOUND)
def test_words_find_what_holds_them_however_they_are_written(told: Store, words: str, expected: str) -> None:
    assert [found.type for found in told.find(Query(words=words))] == expected.split()
    assert matching(told, words) == [found.id for found in told.find(Query(words=words))]


def test_no_phrase_is_found_across_two_parts(told: Store) -> None:
    of = document("one two")
    told.save(reading(of, events=(event(of, 0, place="three", type="parts"),)), at=NOON)
    assert [found.type for found in told.find(Query(words="one-two"))] == ["parts"]
    assert told.find(Query(words="two-three")) == []


def test_the_index_follows_corrections_and_removals(told: Store) -> None:
    (found,) = told.find(Query(words="belt"))
    told.correct(found.id, "place", "Khujand", who="a", at=NOON)
    assert matching(told, "khujand") == [found.id]
    told.correct(found.id, "place", "Geneva", who="a", at=NOON)
    assert matching(told, "khujand") == []
    told.remove_document(found.evidence[0].document_id, who="Amina", at=NOON)
    assert matching(told, "geneva") == matching(told, "belt") == []


@given(st.text(max_size=40))
def test_any_words_can_be_asked_for(text: str) -> None:
    assert all(token.isalnum() for way in phrases(text) for written in way for token in written)
    assert tokens(searchable([text])) == tokens(text)


@pytest.mark.parametrize("words", ["AND", "NOT (", "a\x00b", "\ud800", "*", '"""', "a" * 5000])
def test_what_reads_like_a_query_language_is_words(told: Store, words: str) -> None:
    told.find(Query(words=words))
