"""Every page judged by axe-core in both directions and both themes; every event reached and read by keys alone."""

from collections.abc import Callable
from typing import Any

import pytest
from app_harness import put
from axe_playwright_python.sync_playwright import Axe

from timeline.store import Store

pytestmark = pytest.mark.browser

Serve = Callable[..., str]


def opened(browser: Any, scheme: str = "light") -> Any:
    page = browser.new_context(viewport={"width": 1400, "height": 1000}, color_scheme=scheme).new_page()
    page.set_default_timeout(60_000)
    return page


def rest(page: Any) -> None:
    """Until nothing runs any more, so that what is judged is what a reader has before them."""
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget], [aria-busy=true]')")
    page.wait_for_timeout(800)


def violations(page: Any) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['help']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "dark")])
def test_no_page_shuts_anybody_out(serve: Serve, browser: Any, store: Store, language: str, scheme: str) -> None:
    event, *_ = put(store, "2021-09-07", "2021-09~", "[2020,2022]", "2021-10-05/..", "")
    page, address = opened(browser, scheme), serve()
    page.goto(f"{address}/?event={event}&language={language}")
    page.locator(".tl[data-count]").wait_for()
    page.locator(".st-key-event-panel").wait_for()
    rest(page)
    assert violations(page) == []
    # The open event lies over the page, and over what offers the tour.
    page.locator(".st-key-close-event button").click()
    page.locator(".st-key-event-panel").wait_for(state="detached")
    page.locator("[data-does=tour]").click()
    page.locator(".tl-tour button").last.wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".tl-tour").wait_for(state="detached")
    links = [link.get_attribute("href") for link in page.get_by_test_id("stTopNavLink").all()]
    assert len(links) > 1
    for link in links:
        page.goto(f"{link}?language={language}")
        rest(page)
        assert violations(page) == [], link
    page.context.close()


def test_every_event_is_reached_and_read_by_keys_alone(serve: Serve, browser: Any, store: Store) -> None:
    put(store, "2019-05-01", "2021-09-07", "2021-10~", "")
    page = opened(browser)
    page.goto(serve())
    page.locator(".et tbody tr").nth(3).wait_for()
    rest(page)
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("Boolean(document.activeElement.closest('.et tbody'))"):
            break
    read = []
    for _ in range(4):
        said = page.evaluate("document.activeElement.innerText")
        page.keyboard.press("Enter")
        date = said.split("\t")[0].strip()
        page.locator("p.date", has_text=date).wait_for()
        read.append(date)
        page.wait_for_function("() => Boolean(document.activeElement.closest('.et tbody'))")
        page.keyboard.press("ArrowDown")
    assert read == ["1 May 2019", "about October 2021", "7 September 2021", "no date"]
    page.context.close()
