"""Many files in a real Chromium: the page goes on, the app reads them, and what came of them appears by itself."""

from collections.abc import Callable
from typing import Any

import pytest

from timeline.store import Store

pytestmark = pytest.mark.browser


def test_what_came_of_many_files_appears_without_a_reload(
    browser: Any, serve: Callable[..., str], store: Store
) -> None:
    reports = [f"The foreign ministers of Egypt and Jordan met in Amman on 7 May {1950 + n}." for n in range(21)]
    files = [{"name": f"{n}.txt", "mimeType": "text/plain", "buffer": one.encode()} for n, one in enumerate(reports)]
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(90_000)
    page.goto(f"{serve()}/sources")
    page.get_by_role("tab", name="Upload files").click()
    page.locator("input[type=file]").first.set_input_files(files)
    page.get_by_role("button", name="Add these files").click()
    page.get_by_text("21 files").wait_for()
    page.get_by_text("21 reports are read in").wait_for()
    # The list below is drawn anew too.
    page.get_by_role("heading", name="21 reports").wait_for()
    page.get_by_role("button", name="Done").click()
    page.get_by_text("21 reports are read in").wait_for(state="detached")
    assert len(store.documents()) == 21
    context.close()
