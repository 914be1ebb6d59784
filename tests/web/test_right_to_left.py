"""In Arabic the whole page runs from right to left, on a phone too; charts keep running from left to right."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from app_harness import put

from timeline.store import Store

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    """A narrow window."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


# Where the words of the heading are, not its box, which is as wide as the page.
WORDS = """heading => {
  const range = document.createRange();
  range.selectNodeContents(heading);
  const box = range.getBoundingClientRect();
  return [box.left, box.right];
}"""


def test_a_page_in_arabic_is_mirrored_and_its_axis_is_not(serve: Callable[..., str], store: Store, phone: Any) -> None:
    put(store, "2021-09-07")
    phone.goto(f"{serve()}/?language=ar")
    phone.locator(".et tbody tr").first.wait_for()
    root = phone.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    left, right = phone.get_by_role("heading", level=1).evaluate(WORDS)
    assert 390 - right < 30 < left
    # Streamlit would slide its closed sidebar into view.
    assert not phone.locator(".stSidebar").is_visible()
    phone.locator(".tl[data-count]").wait_for()
    directions = "selector => getComputedStyle(document.querySelector(selector)).direction"
    assert phone.evaluate(directions, ".tl-chart") == phone.evaluate(directions, "#js-plotly-tester") == "ltr"
    phone.get_by_test_id("stExpandSidebarButton").click()
    box = phone.locator(".stSidebar").bounding_box()
    assert box["x"] + box["width"] == 390
    # Streamlit's own words are the reader's too.
    phone.get_by_test_id("stMainMenuButton").and_(phone.get_by_label("القائمة الرئيسية")).wait_for()
