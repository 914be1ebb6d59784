"""Takes the README's pictures anew: the app on a fresh database with the samples. `make screenshots`"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import executable  # noqa: E402

from timeline.store import Query, Store  # noqa: E402

PORT = 8699
ADDRESS = f"http://127.0.0.1:{PORT}"
WIDE = {"viewport": {"width": 1400, "height": 900}}
TALL = {"viewport": {"width": 1400, "height": 1180}}
# Phones say so in their name, and the pages listen.
PHONE = {
    "viewport": {"width": 390, "height": 780},
    "device_scale_factor": 1.5,
    "has_touch": True,
    "is_mobile": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14) Chrome/150 Mobile",
}
DARK = {"color_scheme": "dark"}


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


def take_all(browser: Browser, url: str) -> None:
    """Each picture once, under its own name."""
    picture(browser, "timeline", "/?years=2009..", WIDE)
    with Store.open(url) as store:
        event = event_of(store, "ar", "call", "Zelensky")
    picture(browser, "timeline-arabic-dark", "/?language=ar&by=actor&calendar=hijri&years=2009..", WIDE | DARK)
    picture(browser, "event", f"/?years=2015..&event={event}", TALL, explained)
    picture(browser, "review", "/review", WIDE)
    picture(browser, "map", "/map?places=Beijing", WIDE)
    picture(browser, "pairs-dark", "/pairs", WIDE | DARK)
    picture(browser, "reader", "/", TALL, reading)
    picture(browser, "phone-timeline", "/?years=2009..", PHONE)
    picture(browser, "phone-event", f"/?language=ar&event={event}", PHONE | DARK, opened)
    picture(browser, "phone-pairs", "/pairs", PHONE)
    # So tall that nothing scrolls: what has scrolled away is white in the picture of an element.
    picture(browser, "dating", "/sources", {"viewport": {"width": 1400, "height": 2900}}, dating)


def event_of(store: Store, language: str, kind: str, person: str) -> str:
    """An event told of in a report of that language."""
    reports = tuple(document.id for document in store.documents() if document.language == language)
    found = [event for event in store.find(Query(types=(kind,), documents=reports)) if event.when]
    return next((event.id for event in found if any(person in name for name in event.people)), found[0].id)


def picture(
    browser: Browser, name: str, path: str, look: dict[str, Any], prepared: Callable[[Page], Any] | None = None
) -> None:
    """Opens an address, waits until it has come to rest, and keeps what is seen, or the part that `prepared` gives."""
    context = browser.new_context(**look)
    # The tour offers itself in words only until it was taken.
    context.add_init_script("localStorage.setItem('timeline tour seen', '1')")
    page = context.new_page()
    page.goto(ADDRESS + path)
    page.locator(".tl[data-count], .pk[data-drawn], .rv-asked, textarea").first.wait_for(timeout=120_000)
    rest(page)
    part = prepared(page) if prepared else None
    rest(page)
    keep((part or page).screenshot(), name)
    context.close()


def rest(page: Page) -> None:
    """No script runs, and nothing moves any more."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=120_000)
    page.wait_for_timeout(1500)


def keep(taken: bytes, name: str) -> None:
    """As a file with a palette of its own, which is a third as large."""
    image = Image.open(BytesIO(taken)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    image.save(Path(__file__).with_name(f"{name}.png"), optimize=True)


def opened(page: Page) -> None:
    """The panel of the open event, from its top."""
    page.locator(".st-key-event-panel").evaluate(
        "panel => { panel.style.scrollMarginTop = '4rem'; panel.scrollIntoView() }"
    )


def explained(page: Page) -> None:
    """The panel with the reasons for the date unfolded."""
    page.get_by_text("Date of the report:").click()
    opened(page)


def reading(page: Page) -> None:
    """From an event to its source, every date, name and event in it marked."""
    page.locator(".et tbody tr", has_text="1979").first.click()
    page.get_by_role("button", name="Read it in its source").first.click()
    page.locator(".source.reader").wait_for()


# Written for this picture.
UNDATED = """دوشنبه - تحدث الرئيس الصيني شي جين بينغ هاتفيا يوم الثلاثاء (7 سبتمبر) مع رئيس طاجيكستان إمام علي رحمان.

وهنأ شي نظيره بقرب الذكرى الـ 30 لاستقلال طاجيكستان، وقال إن العام المقبل يصادف
الذكرى الـ 30 لإقامة العلاقات بين البلدين.

وشكر رحمان الصين على لقاحات كوفيد-19.
"""


def dating(page: Page) -> Any:
    """The belief in an undated report's date, and the clues marked in its text."""
    page.get_by_label("Text of the report").fill(UNDATED)
    page.get_by_role("button", name="Add this report").click()
    page.get_by_role("button", name="Done").click()
    rest(page)
    # The box of the first row, below the header's.
    page.get_by_test_id("data-grid-canvas").first.click(position={"x": 17, "y": 53}, force=True)
    detail = page.locator(".st-key-source-detail")
    detail.get_by_text("The text, with the clues").click()
    return detail


if __name__ == "__main__":
    main()
