"""What the tests of the app share: a store with something in it, and what a page says."""

import json
from datetime import UTC, datetime
from pathlib import Path

from streamlit.testing.v1 import AppTest

from timeline import pipeline
from timeline.dates import parse_edtf
from timeline.dating import Clue, DocumentDate
from timeline.events import Event, Evidence, Reading, Status
from timeline.store import Query, Store
from timeline.text import Citation, Document, Span
from timeline.web.listing import rows
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama
from timeline.web.viewing import read

ROOT = Path(__file__).parents[2]
NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
STREAMLIT = ("-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", "{port}", "--server.headless", "true")


def put(
    store: Store,
    *dates: str,
    quote: str = "They met.",
    title: str = "A report",
    status: Status = Status.PAST,
    people: tuple[str, ...] = (),
) -> list[str]:
    """Saves a document with one meeting of China and Tajikistan a date; gives the events' ids in order of time."""
    text = "\n".join(f"{quote} ({number})" for number, _ in enumerate(dates)) or quote
    document = Document(text, language="en", citation=Citation(title=title))
    events = [
        Event(
            "meeting",
            parse_edtf(date) if date else None,
            status,
            ("CHN", "TJK"),
            (Evidence(document.id, _span(text, number, quote), quote),),
            people=people,
            place="Dushanbe",
            because="the day stands in the text",
        )
        for number, date in enumerate(dates)
    ]
    when = DocumentDate(parse_edtf("2021-09-08"), clues=(Clue("dateline", "the dateline says so", "8 September"),))
    store.save(Reading(document, when, (), tuple(events)), at=NOW)
    return [event.id for event in store.find(Query(documents=(document.id,)))]


def _span(text: str, number: int, quote: str) -> Span:
    start = text.index(f"{quote} ({number})")
    return Span(start, start + len(quote))


def listed(app: AppTest, store: Store) -> list[str]:
    """The dates of the events in the page's table, which it would fetch from the route; none where it has no table."""
    tables = [drawn for drawn in app.get("bidi_component") if drawn.key == "table"]
    if not tables:
        return []
    view = read(json.loads(tables[0].proto.json)["view"])
    panorama = Panorama(store, Names(pipeline.knowledge()))
    asked = {"window": None, "sort": "date", "backwards": False, "offset": 0, "limit": 100}
    return [row["cells"][0][0] for row in rows(panorama, view, {}, {}, **asked)["rows"]]


def page_text(app: AppTest) -> str:
    """Everything the page says, its HTML as it is sent."""
    parts = [*app.html, *app.markdown, *app.caption, *app.info, *app.error, *app.warning, *app.toast, *app.title]
    return "\n".join(str(getattr(part, "value", None) or getattr(part, "body", "")) for part in parts)
