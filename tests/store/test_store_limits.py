"""What a database cannot take is cut, handed over in another way, or refused in words: the same in both kinds."""

import pytest
from store_readings import NOON, document, event, reading

from timeline.store import CorrectionError, DocumentQuery, Query, Store
from timeline.store.folding import searchable
from timeline.text import Citation, Document, Span

# Letters of four bytes each, and every word another one.
GOTHIC = [chr(0x10330 + number) for number in range(26)]
LONG = " ".join("".join(GOTHIC[number // 26**place % 26] for place in range(5)) for number in range(60_000))
MANY = 70_000


def test_an_event_told_in_a_megabyte_of_words_is_saved_and_found(store: Store) -> None:
    of = document(f"Dushanbe {LONG}")
    store.save(reading(of, (event(of, 0, span=Span(0, len(of.text))),)), at=NOON)
    assert len(store.find(Query(words=LONG.split(" ")[1]))) == 1
    assert len(store.find_documents(DocumentQuery(words=LONG.split(" ")[1])).documents) == 1


@pytest.mark.parametrize(("text", "is_cut"), [("a " * 80_000, False), ("word " * 60_000, False), (LONG, True)])
def test_words_are_cut_only_where_they_would_not_fit(text: str, is_cut: bool) -> None:
    kept = searchable((text,))
    assert text.strip().startswith(kept)
    assert (len(kept) < len(text.strip())) == is_cut


def test_events_of_more_documents_than_a_statement_takes_are_found(store: Store) -> None:
    store.save(reading(), at=NOON)
    asked = (document().id, *(f"{number:064x}" for number in range(MANY)))
    assert len(store.find(Query(documents=asked))) == 3
    assert len(store.find(Query(actors=("CHN", *(f"X{number}" for number in range(MANY)))))) == 3
    assert store.find(Query(documents=asked[1:])) == []


def test_archives_are_in_one_order_whatever_the_server_s_language(store: Store) -> None:
    for archive in ("b", "B", "ä", "a", "Z", "z"):
        of = Document(f"They met. {archive}", language="en", citation=Citation(title="x", archive=archive))
        store.save(reading(of, ()), at=NOON)
    assert [name for name, _ in store.document_facets().archives] == ["B", "Z", "a", "b", "z", "ä"]


@pytest.mark.parametrize(
    ("who", "why", "is_taken"),
    [("A\0mina", "", False), ("Amina", "so\0", False), ("Amina\n", "", False), ("Amina", "so,\nit is\tsaid", True)],
)
def test_a_name_or_a_reason_that_cannot_be_kept_is_refused_in_words(
    store: Store, who: str, why: str, is_taken: bool
) -> None:
    store.save(reading(), at=NOON)
    meeting = store.find(Query())[0].id
    deeds = (
        lambda: store.correct(meeting, "place", "Хорог", who=who, at=NOON, why=why),
        lambda: store.remove_document(document().id, who=who, at=NOON, why=why),
    )
    for deed in deeds:
        if is_taken:
            deed()
            continue
        with pytest.raises(CorrectionError, match="control character"):
            deed()
