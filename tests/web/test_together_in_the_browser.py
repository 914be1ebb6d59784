"""Two people at one timeline: what one changes the other sees at once, where they are."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from app_harness import NOW, put

from timeline.store import Query, Store

pytestmark = pytest.mark.browser
SOON = 20_000  # milliseconds: two seconds where nothing else runs, and as long as a busy machine takes


def opened(browser: Any, address: str, event_id: str) -> Any:
    page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/?event={event_id}&window=2021-06-01/2021-12-31")
    page.locator(".st-key-event-panel").wait_for()
    page.locator(".tl[data-count]").wait_for()
    rest(page)
    return page


def rest(page: Any) -> None:
    """Until the server has drawn all that it was asked for, and nothing more was asked for a while."""
    page.wait_for_function(
        """() => {
          const app = document.querySelector("[data-testid=stApp]");
          if (app?.dataset.testScriptState !== "notRunning") window.restless = performance.now();
          return performance.now() - (window.restless ??= performance.now()) > 1500;
        }"""
    )


def correct(page: Any, label: str, value: str) -> None:
    if not page.get_by_label(label, exact=True).is_visible():
        page.get_by_text("Correct it").click()
    rest(page)
    page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Save the correction").click()


def test_what_one_changes_the_other_sees_within_two_seconds_where_they_are(
    browser: Any, serve: Callable[..., str], store: Store
) -> None:
    first, _ = put(store, "2021-09-07", "2021-10-07")
    address = serve()
    one, other = opened(browser, address, first), opened(browser, address, first)
    other.get_by_text("Correct it").click()
    other.get_by_label("Why (optional)").fill("half a sentence")
    other.mouse.wheel(0, 200)
    window = other.evaluate("document.querySelector('.tl-chart')._fullLayout.xaxis.range")
    scrolled = other.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    correct(one, "Place", "Khujand")
    one.locator("dl.facts", has_text="Khujand").wait_for()
    other.locator("dl.facts", has_text="Khujand").wait_for(timeout=SOON)
    other.get_by_text(re.compile("changed this just now")).wait_for()
    assert other.get_by_label("Why (optional)").input_value() == "half a sentence"
    assert other.evaluate("document.querySelector('.tl-chart')._fullLayout.xaxis.range") == window
    assert other.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == scrolled
    # An event that the other has not open: only the picture and the table change.
    store.correct(store.find(Query(years=(2021, 2021)))[1].id, "date", "2021-11-11", who="Amina", at=NOW)
    other.locator(".et tbody tr", has_text="November 2021").wait_for(timeout=SOON)
    assert other.get_by_label("Why (optional)").input_value() == "half a sentence"
    for page in (one, other):
        page.context.close()
