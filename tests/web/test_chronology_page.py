import re
from html.parser import HTMLParser

import pytest
from app_harness import NOW, page_text, put
from streamlit.testing.v1 import AppTest

from timeline import pipeline
from timeline.events import Status
from timeline.store import Store
from timeline.web.chronicle import chronology_html, told
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama
from timeline.web.printed import printed
from timeline.web.standalone import standalone
from timeline.web.state import Desk
from timeline.web.taking_away import written_as
from timeline.web.viewing import View

HOSTILE = """</script><script>alert(1)</script><img src=x onerror='alert(2)'>"' <!-- &amp; ]]>"""


@pytest.fixture
def chronology_app(url: str) -> AppTest:
    def page() -> None:
        from timeline.web.address import take_address
        from timeline.web.chronology_page import chronology_page
        from timeline.web.shell import framed

        take_address()
        framed(chronology_page)()

    return AppTest.from_function(page, default_timeout=90)


@pytest.fixture
def desk(store: Store) -> Desk:
    known = pipeline.knowledge()
    return Desk(store, Panorama(store, Names(known)), known, "en")


class Elements(HTMLParser):
    """The elements of a document, as a browser would see them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def count(self, tag: str) -> int:
        return [name for name, _ in self.seen].count(tag)

    def values(self, attribute: str) -> set[str]:
        return {str(attrs[attribute]) for _, attrs in self.seen if attribute in attrs}


def body(desk: Desk, language: str = "en", **asked: object) -> str:
    events = desk.store.events(desk.panorama.ids(View(language=language, **asked)))
    names = desk.knowledge.actor_labels(language)
    years = told(events, desk.store, types=desk.types, names=names, language=language)
    return chronology_html(years, language, link="/?event=")


def test_the_page_tells_the_events_with_their_sources(chronology_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07", "2021-09", "", title="A report", quote="They met.")
    app = chronology_app.run()
    assert not app.exception
    text = page_text(app)
    for said in ("<h2>2021</h2>", "<h3>7 September 2021</h3>", "<h2>No date</h2>", "China, Tajikistan", "They met."):
        assert said in text
    assert text.index("some day in September 2021") < text.index("7 September 2021</h3>") < text.index("No date</h2>")


def test_the_page_follows_the_filters_and_says_when_nothing_is_left(chronology_app: AppTest, store: Store) -> None:
    put(store, "2019", "2021-09-07")
    app = chronology_app.run()
    app.number_input(key="from").set_value(2021).run()
    assert "2019" not in page_text(app)
    app.number_input(key="from").set_value(2022).run()
    assert "No event matches" in page_text(app)


def test_a_long_list_is_shown_in_pages_and_entered_by_a_year(chronology_app: AppTest, store: Store) -> None:
    put(store, *(str(year) for year in range(1500, 1900)))
    app = chronology_app.run()
    assert "<h2>1799</h2>" in page_text(app)
    assert "<h2>1800</h2>" not in page_text(app)
    app.button(key="later-above").click().run()
    assert "<h2>1800</h2>" in page_text(app)
    assert "<h2>1799</h2>" not in page_text(app)
    assert app.selectbox(key="chronology-year").value == 1800
    app.selectbox(key="chronology-year").set_value(1650).run()
    assert "Events 151–400 of 400" in page_text(app)
    assert "<h2>1649</h2>" not in page_text(app)
    app.number_input(key="from").set_value(1700).run()
    assert "<h2>1700</h2>" in page_text(app)


@pytest.mark.parametrize("at", ["x", "-1", "99999999999", "7", "²"])
def test_an_address_that_asks_for_nonsense_begins_at_the_beginning(
    chronology_app: AppTest, store: Store, at: str
) -> None:
    put(store, "2021")
    chronology_app.query_params["at"] = at
    app = chronology_app.run()
    assert not app.exception
    assert "<h2>2021</h2>" in page_text(app)


def test_every_link_to_a_note_and_back_has_its_end(desk: Desk) -> None:
    put(desk.store, "2020", "2021-09-07", "")
    elements = Elements(body(desk))
    ends = {f"#{end}" for end in elements.values("id")}
    links = {link for link in elements.values("href") if link.startswith("#")}
    assert len(links) == 6
    assert links <= ends


def test_quotes_run_in_their_own_direction_and_their_own_language(desk: Desk) -> None:
    put(desk.store, "2021", quote="التقى الرئيسان", title="تقرير")
    assert ("q", {"dir": "rtl", "lang": "en"}) in Elements(body(desk)).seen


def test_doubt_is_said(desk: Desk) -> None:
    (event_id,) = put(desk.store, "2030?", status=Status.PLANNED)
    desk.store.confirm(event_id, "date", who="me", at=NOW)
    said = Elements(body(desk)).text
    assert "perhaps 2030" in said
    assert "planned" in said
    assert "✓ confirmed" in said


DOCUMENTS = {
    "printed": lambda desk: printed(
        desk.panorama, desk.store, View(language="en"), desk.names, desk.types, at_once=True
    ),
    "standalone": lambda desk: standalone(View(language="en"), desk).decode("utf-8"),
    "page": body,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_words_of_a_report_become_no_markup(desk: Desk, name: str) -> None:
    put(desk.store, "2021", quote="They met.", title="A report", people=("Li",))
    harmless = Elements(DOCUMENTS[name](desk))
    desk.store.remove_document(desk.store.documents()[0].id, who="Amina", at=NOW)
    put(desk.store, "2021", quote=HOSTILE, title=HOSTILE, people=(HOSTILE,))
    hostile = Elements(DOCUMENTS[name](desk))
    assert [tag for tag, _ in hostile.seen] == [tag for tag, _ in harmless.seen]
    assert "alert(1)" in hostile.text


@pytest.mark.parametrize("name", ["printed", "standalone"])
def test_a_document_asks_no_host_and_runs_its_own_scripts_only(desk: Desk, name: str) -> None:
    put(desk.store, "2021")
    elements = Elements(DOCUMENTS[name](desk))
    assert not elements.values("src")
    assert not {link for link in elements.values("href") if not link.startswith("#")}
    (policy,) = [attrs["content"] for tag, attrs in elements.seen if attrs.get("http-equiv")]
    assert policy is not None
    assert re.match(r"default-src 'none'; script-src ('sha256-[^']+' ?)+; ", policy)
    assert "unsafe-inline" not in policy.split("style-src")[0]


@pytest.mark.parametrize(("language", "side"), [("en", "ltr"), ("ar", "rtl"), ("zh", "ltr")])
def test_a_document_runs_as_its_language_does(desk: Desk, language: str, side: str) -> None:
    put(desk.store, "2021")
    for made in (
        printed(desk.panorama, desk.store, View(language=language), {}, desk.types, at_once=False),
        standalone(View(language=language), desk).decode("utf-8"),
    ):
        assert ("html", {"lang": language, "dir": side}) in Elements(made).seen


def test_what_is_taken_away_is_what_the_filters_leave(desk: Desk) -> None:
    put(desk.store, "2019", "2021-09-07")
    view = View(language="en", years=(2021, None))
    assert written_as("csv", view, desk).count(b"\r\n") == 2
    assert b"<h2>2019" not in standalone(view, desk)
    assert b"<h2>2021" in standalone(view, desk)


def test_a_file_of_no_events_can_be_made(desk: Desk) -> None:
    assert b"0 events" in standalone(View(language="en"), desk)
