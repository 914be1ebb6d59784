"""What is taken away, in a real Chromium: a file from the app opened without it, and pictures of the chart."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from app_harness import put

from timeline.store import Store

HOSTILE = "</script><script>window.ran = 1</script><img src=http://example.org/x onerror='window.ran = 2'>"


@pytest.mark.browser
def test_a_timeline_taken_away_opens_offline_and_asks_nobody(
    serve: Callable[..., str], browser: Any, store: Store, tmp_path: Path
) -> None:
    put(store, "2021-09-07", "2021-09", "", quote=f"التقى الرئيسان {HOSTILE}", title=HOSTILE, people=(HOSTILE,))
    page = browser.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{serve()}/?language=ar")
    page.locator(".tl[data-count='2']").wait_for()
    files = {name: tmp_path / name for name in ("timeline.png", "timeline.svg", "timeline.html")}
    for name, button in zip(files, ("[data-does=png]", "[data-does=svg]", ".st-key-download-html button"), strict=True):
        if name == "timeline.html":
            page.locator(".st-key-downloads button").first.click()
        with page.expect_download() as download:
            page.locator(button).first.click()
        assert download.value.suggested_filename == name
        download.value.save_as(files[name])
    page.close()
    assert files["timeline.png"].read_bytes().startswith(b"\x89PNG")
    # The lane's title, which the page draws beside the chart, is in the picture.
    assert "اجتماع" in files["timeline.svg"].read_text("utf-8")
    opened_alone(browser, files["timeline.html"])


def opened_alone(browser: Any, file: Path) -> None:
    page = browser.new_page()
    page.set_default_timeout(60_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.locator("html[data-drawn][dir=rtl][lang=ar]").wait_for(state="attached")
    assert page.locator("#chart .points path.point").count() > 0
    assert page.locator(".chronology ul li").count() == 3
    before = page.locator("#chart .xtick").all_inner_texts()
    page.locator("#chart").press("+")
    page.wait_for_function("(before) => document.querySelector('#chart .xtick')?.textContent !== before", arg=before[0])
    assert page.evaluate("window.ran") is None
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    page.close()
