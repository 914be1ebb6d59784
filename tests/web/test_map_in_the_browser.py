"""The map in a real browser: drawn without any other host, a circle picked by the pointer, a row by the keyboard."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlparse

import pytest
from app_harness import put

from timeline.store import Store

pytestmark = pytest.mark.browser

# Where a circle of the map is on the screen.
CIRCLE = """() => {
  const boxes = [...document.querySelectorAll('.pk-chart .points path.point')].map(one => one.getBoundingClientRect());
  const box = boxes.find(one => one.width);
  return box ? [box.x + box.width / 2, box.y + box.height / 2] : null;
}"""

RANGE = "() => document.querySelector('.pk-chart')._fullLayout.xaxis.range"


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A window; `page.hosts` are all the hosts it asked for anything."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    opened = context.new_page()
    opened.hosts = set()
    opened.on("request", lambda request: opened.hosts.add(urlparse(request.url).hostname))
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


def test_the_map_asks_no_other_host_and_its_places_are_picked(
    serve: Callable[..., str], page: Any, store: Store
) -> None:
    put(store, "2021-09-07")
    page.goto(f"{serve()}/map")
    page.locator(".pk[data-drawn='yes']").wait_for()
    whole = page.evaluate(RANGE)
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function(f"whole => ({RANGE})()[1] < whole[1]", arg=whole)
    zoomed = page.evaluate(RANGE)
    page.mouse.click(*page.wait_for_function(CIRCLE).json_value())
    page.wait_for_url(re.compile("places=Dushanbe"))
    row = page.locator(".pk tbody button[aria-pressed='true']", has_text="Dushanbe")
    row.wait_for()
    row.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "places=" not in url)
    assert page.evaluate(RANGE) == zoomed
    assert page.hosts - {None} == {"127.0.0.1"}
