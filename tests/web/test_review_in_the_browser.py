"""The review queue in a real Chromium: settled by keys alone."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from app_harness import NOW

from timeline.dates import parse_edtf, write_edtf
from timeline.dating import DocumentDate
from timeline.events import Event, Evidence, Reading, Status
from timeline.store import Query, Store
from timeline.text import Citation, Document, Span

pytestmark = pytest.mark.browser

Serve = Callable[..., str]
YEARS = (2001, 2002, 2003, 2004)


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


def fill(store: Store) -> list[str]:
    """Four meetings, each on one of two days, told in different words of one report; their ids in order of time."""
    text = "\n".join(f"In {year} they met." for year in YEARS)
    document = Document(text, created="2021-09-10", language="en", citation=Citation(title="A report"))
    events = []
    for number, year in enumerate(YEARS):
        span = Span(18 * number, 18 * number + 17)
        quote = Evidence(document.id, span, span.cut(text))
        when = parse_edtf(f"[{year}-09-07,2021-09-07]")
        events.append(Event("meeting", when, Status.PAST, ("CHN", "TJK"), (quote,)))
    store.save(Reading(document, DocumentDate(parse_edtf("2021-09-10")), (), tuple(events)), at=NOW)
    return [event.id for event in store.find(Query())]


def date_of(store: Store, event_id: str) -> str:
    event = store.event(event_id)
    return write_edtf(event.when) if event is not None and event.when is not None else ""


def press(page: Any, key: str, expected: str, left: int) -> None:
    """After a key, the next question is there before the server can have answered."""
    page.keyboard.press(key)
    review = page.locator(".rv")
    assert (review.get_attribute("data-key"), review.get_attribute("data-left")) == (expected, str(left))


def test_a_queue_is_settled_by_keys_alone(serve: Serve, page: Any, store: Store) -> None:
    first, second, third, fourth = fill(store)
    page.goto(f"{serve()}/review")
    page.locator(f".rv[data-key='one-of:{first}']").wait_for()
    assert page.locator(".rv mark").inner_text() == "In 2001 they met."
    # While somebody types, keys are letters.
    words = page.get_by_label("Words", exact=True)
    words.focus()
    page.keyboard.type("s1")
    assert page.locator(".rv").get_attribute("data-key") == f"one-of:{first}"
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    words.blur()
    press(page, "ArrowRight", f"one-of:{second}", 4)
    press(page, "ArrowLeft", f"one-of:{first}", 4)
    press(page, "s", f"one-of:{second}", 4)
    press(page, "1", f"one-of:{third}", 3)
    press(page, "a", f"one-of:{fourth}", 2)
    page.keyboard.press("e")
    page.keyboard.type("sometime")
    page.keyboard.press("Enter")
    page.get_by_text("is not understood as a date").wait_for()
    page.locator(f".rv[data-key='one-of:{fourth}']").wait_for()
    page.keyboard.press("e")
    page.keyboard.type("early June 2021")
    page.keyboard.press("Enter")
    page.locator(f".rv[data-key='one-of:{first}']").wait_for()
    press(page, "2", "", 0)
    page.get_by_text("Nothing is left that needs a person.").wait_for()
    assert [date_of(store, one) for one in (first, second, third)] == [
        "2021-09-07", "2002-09-07", "[2003-09-07,2021-09-07]",
    ]  # fmt: skip
    assert "2021-06" in date_of(store, fourth)
    page.keyboard.press("u")
    page.locator(f".rv[data-key='one-of:{first}'][data-left='1']").wait_for()
    page.wait_for_function("() => location.search.includes('item=one-of')")
    assert date_of(store, first) == "[2001-09-07,2021-09-07]"
