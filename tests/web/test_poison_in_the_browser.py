"""A poisoned timeline in a real Chromium: no page runs a script of a document or asks a host that is not ours."""

from collections.abc import Callable
from typing import Any

import pytest
from poison import poisoned

from timeline.store import Store

pytestmark = pytest.mark.browser

# What a page shows when it is drawn, and where a document's words stand on it.
PAGES = {
    "": ".tl[data-count] .tl-lane",
    "chronology": ".chronology h3",
    "map": "[data-testid=stBidiComponentRegular]",
    "pairs": "[data-testid=stBidiComponentRegular]",
    "review": ".rv[data-key]",
    "sources": "[data-testid=stDataFrame], table",
    "view/chronology": ".chronology h3",
}
STRANGERS = "img[src='x'], iframe[srcdoc], svg[onload], [onerror], a[href^='javascript:'], a[href*='evil.example']"


def test_no_page_runs_what_a_document_holds(serve: Callable[..., str], browser: Any, store: Store) -> None:
    events = poisoned(store)
    address, asked, refused = serve(), [], []
    # At first without the content policy, which would hide that an escape is missing.
    for bypasses in (True, False):
        context = browser.new_context(viewport={"width": 1400, "height": 1000}, bypass_csp=bypasses)
        context.on("request", lambda request: asked.append(request.url))
        context.on(
            "console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None
        )
        page = context.new_page()
        page.set_default_timeout(60_000)
        for path, shown in PAGES.items() if bypasses else [("", PAGES[""])]:
            page.goto(f"{address}/{path}?event={events[0]}&language=en")
            page.locator(shown).first.wait_for()
            if not path:
                _hover_over(page)
                page.locator("blockquote, .quote, q").first.wait_for()
            assert page.evaluate("window.pwned") is None, path
            assert page.locator(STRANGERS).count() == 0, path
        context.close()
    # What waits in a page's address is ours; blobs and data are the page's own.
    assert {url for url in asked if not url.startswith((address, "blob:", "data:"))} == set()
    assert refused == []


def _hover_over(page: Any) -> None:
    """Over the chart from end to end, so that every kind of hover text is drawn."""
    box = page.locator(".tl-chart").bounding_box()
    for step in range(0, 100, 4):
        page.mouse.move(box["x"] + box["width"] * step / 100, box["y"] + 60 + 5 * step)
