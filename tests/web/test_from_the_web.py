"""A report by its web address: what is kept of it, and who may not have it fetched."""

from collections.abc import Iterator

import pytest
from app_harness import page_text
from streamlit.testing.v1 import AppTest

from timeline.fetching import Fetched, NotFetched, Reason, Rules
from timeline.formats import Refused
from timeline.store import Store
from timeline.text import Document
from timeline.web import from_the_web
from timeline.web.from_the_web import documents

PAGE = b"""<html><head><link rel="canonical" href="https://famous.example/scoop"><title>Talks</title></head>
<body><p>The two ministers met in Paris on 7 September 2021.</p></body></html>"""


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    from_the_web._limits.cache_clear()
    yield
    from_the_web._limits.cache_clear()


def test_a_page_is_kept_under_the_address_it_came_from() -> None:
    (found,) = documents(Fetched("talks.html", PAGE, "http://modest.example/talks"), "2021-09-08")
    assert isinstance(found, Document)
    assert (found.citation.url, found.created) == ("http://modest.example/talks", "2021-09-08")
    assert "ministers met in Paris" in found.text


def test_a_page_without_text_is_refused_under_its_address() -> None:
    (found,) = documents(Fetched("talks.html", b"<p></p>", "http://modest.example/talks"), "")
    assert isinstance(found, Refused)
    assert found.name == "http://modest.example/talks"


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_words(reason: Reason, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_the_web, "fetch", lambda url, rules: NotFetched(reason, "404"))
    (found,) = from_the_web.from_the_web("http://modest.example", created="", who="a")
    assert isinstance(found, Refused)
    assert len(found.reason) > 30
    assert "{" not in found.reason


def test_who_fetches_too_often_waits() -> None:
    nowhere = Rules(resolve=lambda host, port: [])
    told = [
        next(from_the_web.from_the_web("http://modest.example", created="", who=who, rules=nowhere))
        for who in ["a"] * 11 + ["b"]
    ]
    assert ["Too many" in outcome.reason for outcome in told if isinstance(outcome, Refused)] == [
        *[False] * 10,
        True,
        False,
    ]


def test_a_private_address_is_refused_on_the_page(sources_app: AppTest, store: Store) -> None:
    app = sources_app.run()
    next(field for field in app.text_input if field.label == "Web address").input("http://127.0.0.1/admin")
    next(button for button in app.button if button.label == "Fetch this page").click().run()
    assert "not one of the public internet" in page_text(app).replace("\\", "")
    assert not store.has_documents()


def test_an_operator_can_turn_fetching_off(sources_app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_FETCH", "off")
    app = sources_app.run()
    assert [tab.label for tab in app.tabs if tab.label == "From the web"] == []
    assert not app.exception
