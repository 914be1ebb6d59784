"""Takes the README's pictures anew: the app on a fresh database with the samples. `python docs/screenshots/take.py`"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import executable  # noqa: E402

from timeline.store import Query, Store  # noqa: E402

PORT = 8699
ADDRESS = f"http://127.0.0.1:{PORT}"
WIDE = {"width": 1400, "height": 900}
PHONE = {"width": 390, "height": 844}


def main() -> None:
    """Starts the app, takes the pictures, ends it."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/timeline.sqlite3"
        command = (sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.headless", "true")
        environment = {**os.environ, "TIMELINE_DATABASE_URL": url}
        server = subprocess.Popen((*command, "--server.port", str(PORT)), env=environment, cwd=ROOT)
        try:
            wait_for_server()
            with sync_playwright() as playwright:
                arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
                take_all(playwright.chromium.launch(executable_path=executable(), args=arguments), url)
        finally:
            server.terminate()
            server.wait()


def wait_for_server() -> None:
    """Until it answers."""
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{ADDRESS}/_stcore/health", timeout=1)
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the app did not start")


def take_all(browser: Any, url: str) -> None:
    """Each picture once, under its own name."""
    wide = browser.new_page(viewport=WIDE)
    picture(wide, "/", "first-start")
    picture(wide, "/?from=2018", "timeline")
    picture(wide, "/?from=2018&lanes=Actor", "timeline-by-actor")
    with Store.open(url) as store:
        arabic = event_of(store, "ar", "meeting", "Wang")
        english = event_of(store, "en", "meeting", "Putin")
    wide.set_viewport_size({"width": 1400, "height": 1350})
    picture(wide, f"/?from=2018&event={arabic}", "event-arabic")
    picture(wide, f"/?from=2018&event={english}", "event-english")
    sources(wide)
    dating(wide)
    phone = browser.new_page(viewport=PHONE, device_scale_factor=1.5, has_touch=True)
    picture(phone, "/?from=2018", "phone-timeline")
    picture(phone, f"/?event={arabic}", "phone-event", scroll_to=".st-key-event-panel")


def event_of(store: Store, language: str, kind: str, person: str) -> str:
    """An event told of in a report of that language."""
    reports = tuple(document.id for document in store.documents() if document.language == language)
    found = [event for event in store.find(Query(types=(kind,), documents=reports)) if event.when]
    return next((event.id for event in found if any(person in name for name in event.people)), found[0].id)


def picture(page: Page, path: str, name: str, *, scroll_to: str = "") -> None:
    """Opens an address and waits until it has come to rest."""
    page.goto(ADDRESS + path)
    page.locator(".js-plotly-plot .points path").first.wait_for()
    page.wait_for_timeout(2000)
    if scroll_to:
        page.locator(scroll_to).evaluate("element => element.scrollIntoView()")
        page.wait_for_timeout(500)
    page.screenshot(path=Path(__file__).with_name(f"{name}.png"))


def sources(page: Page) -> None:
    """The Sources page with a report open."""
    page.goto(f"{ADDRESS}/sources")
    canvas = page.get_by_test_id("data-grid-canvas").first
    canvas.wait_for()
    canvas.focus()
    for _ in range(12):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    page.locator(".st-key-source-detail").wait_for()
    page.wait_for_timeout(1500)
    page.screenshot(path=Path(__file__).with_name("sources.png"))


# Written for this picture.
UNDATED = """دوشنبه - تحدث الرئيس الصيني شي جين بينغ هاتفيا يوم الثلاثاء (7 سبتمبر) مع رئيس طاجيكستان إمام علي رحمان.

وهنأ شي نظيره بقرب الذكرى الـ 30 لاستقلال طاجيكستان، وقال إن العام المقبل يصادف
الذكرى الـ 30 لإقامة العلاقات بين البلدين.

وشكر رحمان الصين على لقاحات كوفيد-19.
"""


def dating(page: Page) -> None:
    """The belief in an undated report's date, and the clues marked in its text."""
    # So tall that nothing scrolls: what has scrolled away is white in the picture of an element.
    page.set_viewport_size({"width": 1400, "height": 2900})
    page.goto(f"{ADDRESS}/sources")
    page.get_by_label("Text of the report").fill(UNDATED)
    page.get_by_role("button", name="Add this report").click()
    page.get_by_role("button", name="Done").click()
    page.wait_for_timeout(1500)
    detail = page.locator(".st-key-source-detail")
    # The box of the first row, below the header's.
    page.get_by_test_id("data-grid-canvas").first.click(position={"x": 17, "y": 53}, force=True)
    detail.wait_for()
    detail.get_by_text("The text, with the clues").click()
    page.wait_for_timeout(2000)
    detail.screenshot(path=Path(__file__).with_name("dating.png"))


if __name__ == "__main__":
    main()
