import re

import pytest
from app_harness import NOW, page_text
from streamlit.testing.v1 import AppTest

from timeline import pipeline
from timeline.store import Query, Store
from timeline.text import Citation, Document

ARABIC = (
    "دوشنبه 7 سبتمبر 2021 - أجرى الرئيس الصيني شي جين بينغ اليوم /الثلاثاء/ اتصالا هاتفيا مع رئيس طاجيكستان "
    "إمام علي رحمان. <script>alert(1)</script>"
)


def saved(store: Store, text: str) -> Document:
    document = Document(text, created="2021-09-07", citation=Citation(title="A report"))
    store.save(pipeline.read(document, pipeline.knowledge()), at=NOW)
    return document


def reading(app: AppTest, document: Document, at: int | None = None) -> str:
    app.query_params["source"] = document.id
    if at is not None:
        app.query_params["at"] = str(at)
    app.run()
    assert not app.exception
    return page_text(app)


def test_dates_names_and_events_are_marked_with_what_they_mean(sources_app: AppTest, store: Store) -> None:
    html = reading(sources_app, saved(store, ARABIC))
    assert 'class="source reader" dir="rtl" lang="ar"' in html
    assert re.search(r'class="date" tabindex="0" role="note" aria-label="[^"]*2021-09-07', html)
    assert re.search(r'class="name" tabindex="0" role="note" aria-label="[^"]*CHN: China', html)
    (event,) = store.find(Query())
    assert re.search(rf'<a class="opens" href="[^"]*event={event.id}"[^>]* aria-label="[^"]*7 September 2021', html)


def test_words_of_a_source_stay_words(sources_app: AppTest, store: Store) -> None:
    html = reading(sources_app, saved(store, ARABIC))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_place_opens_the_part_that_holds_it_and_shows_its_quote(sources_app: AppTest, store: Store) -> None:
    filler = "Nothing happened here at all.\n" * 2000
    quote = "On 7 September 2021 the presidents of China and Tajikistan met in Dushanbe."
    document = saved(store, filler + quote)
    assert "Dushanbe" not in reading(sources_app, document)
    html = reading(sources_app, document, document.text.index(quote) + 5)
    assert 'class="event here"' in html
    assert "Dushanbe" in html


@pytest.mark.parametrize("at", ["x", "-1", "99999999999", "700"])
def test_a_place_that_is_none_shows_the_beginning(sources_app: AppTest, store: Store, at: str) -> None:
    document = saved(store, ARABIC)
    sources_app.query_params["at"] = at
    assert "reader" in reading(sources_app, document)


def test_a_source_that_is_gone_leaves_the_list(sources_app: AppTest, store: Store) -> None:
    sources_app.query_params["source"] = "gone"
    assert "Paste one above" in page_text(sources_app.run())
