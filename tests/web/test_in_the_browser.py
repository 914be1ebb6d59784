"""The app as a reader meets it: a server of its own for each test, and a real Chromium."""

import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from app_harness import ROOT, STREAMLIT, put

from timeline.store import Query, Store

pytestmark = pytest.mark.browser

# Written for this test.
REPORT = """دوشنبه 7 سبتمبر 2021 - أجرى الرئيس الصيني شي جين بينغ اليوم /الثلاثاء/
اتصالا هاتفيا مع رئيس طاجيكستان إمام علي رحمان.

وكان وزير الخارجية الصيني وانغ يي قد زار دوشنبه في 13 يوليو 2021 والتقى الرئيس رحمان.
"""
HOSTILE = REPORT + "\n<script>window.ran = 1</script><img src=x onerror='window.ran = 2'> **نص**\n"

Serve = Callable[..., str]


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A window of its own; `page.hosts` are all the hosts it asked for anything."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    opened = context.new_page()
    opened.hosts = set()
    opened.on("request", lambda request: opened.hosts.update(_host(request.url)))
    # Long enough for a machine busy with other things: waiting costs nothing where the page is quick.
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


def _host(url: str) -> set[str]:
    """The host of a URL; what the page made itself, a blob or data, has none."""
    host = urlparse(url).hostname
    return {host} if host else set()


def go(page: Any, address: str) -> None:
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()


def paste(page: Any, address: str, text: str) -> None:
    go(page, f"{address}/sources")
    page.get_by_label("Text of the report").fill(text)
    page.get_by_role("button", name="Add this report").click()
    page.get_by_role("button", name="See the timeline").wait_for()


# Where the first mark one can see is; labels have unseen marks of their own. Null while the chart is being made anew.
FIRST_MARK = """() => {
  const marks = [...document.querySelectorAll('.js-plotly-plot .scatterlayer .points path.point')];
  const mark = marks.find(one => getComputedStyle(one).opacity !== '0');
  const box = mark && mark.getBoundingClientRect();
  return box && box.width ? [box.x + box.width / 2, box.y + box.height / 2] : null;
}"""


def click_mark(page: Any) -> None:
    """Clicks the first mark of the chart, once it has come to rest."""
    before = None
    for _ in range(50):
        place = page.wait_for_function(FIRST_MARK).json_value()
        if place == before:
            break
        before = place
        page.wait_for_timeout(300)
    page.mouse.move(*place)
    page.wait_for_timeout(200)
    page.mouse.click(*place)
    page.locator(".st-key-event-panel").wait_for()


def test_a_pasted_report_is_shown_opened_corrected_and_stays_corrected(serve: Serve, page: Any, store: Store) -> None:
    address = serve()
    paste(page, address, REPORT)
    page.get_by_role("button", name="See the timeline").click()
    page.get_by_label("Types").fill("Phone call")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile("types="))
    page.get_by_text("1 event", exact=True).wait_for()
    click_mark(page)
    # What was chosen stays so, though the numbers beside it have changed.
    assert "types=call" in page.url
    assert "statuses=" not in page.url
    panel = page.locator(".st-key-event-panel")
    assert "اتصالا هاتفيا" in panel.locator("mark").first.inner_text()
    assert panel.locator("blockquote").first.get_attribute("dir") == "rtl"
    assert panel.get_by_text("7 September 2021").first.is_visible()
    assert len(panel.locator("p.because").first.inner_text()) > 10
    panel.get_by_text("Correct it").click()
    # The page still draws what the click has opened: what is typed meanwhile may be drawn over.
    page.wait_for_timeout(1500)
    page.locator("[data-test-script-state='notRunning']").first.wait_for()
    panel.get_by_label("Date", exact=True).fill("8 September 2021")
    page.keyboard.press("Tab")
    panel.get_by_role("button", name="Save the correction").click()
    panel.get_by_text("✓ confirmed").first.wait_for()
    page.reload()
    page.locator("p.date", has_text="8 September 2021").wait_for()
    assert page.hosts == {"127.0.0.1"}


STRIP_FITS = """() => {
  const strip = document.querySelector(".tl-density");
  return strip.querySelector(".main-svg").clientWidth === strip.clientWidth;
}"""


def test_an_event_opens_from_the_table_by_keyboard_and_closes_again(serve: Serve, page: Any, store: Store) -> None:
    first, second = put(store, "2021-09-07", "2021-09-08")
    go(page, serve())
    page.locator(".et tbody tr").nth(1).wait_for()
    page.locator(".et tbody tr").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".st-key-event-panel").wait_for()
    assert second in page.url
    assert first not in page.url
    # The strip of all time shrinks with the picture, and loses none of it.
    page.wait_for_function(STRIP_FITS)
    page.keyboard.press("Escape")
    page.locator(".st-key-event-panel").wait_for(state="detached")


def test_the_window_and_the_filters_are_in_the_address_and_the_back_button_works(
    serve: Serve, page: Any, store: Store
) -> None:
    put(store, "2019-05-01", "2021-09-07", "2023-01-02")
    address = serve()
    go(page, address)
    page.locator(".tl[data-count='3']").wait_for()
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_url(re.compile("window="))
    page.get_by_label("From year").fill("2021")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("years=2021"))
    link = page.url
    page.go_back()
    page.wait_for_url(lambda url: "years=" not in url)
    page.wait_for_function("() => document.querySelector('[aria-label=\"From year\"]').value === ''")
    go(page, link)
    page.locator(".tl[data-count]").wait_for()
    page.wait_for_function("() => document.querySelector('[aria-label=\"From year\"]')?.value === '2021'")
    assert "window=" in page.url


def test_what_is_filtered_is_downloaded(serve: Serve, page: Any, store: Store) -> None:
    put(store, "2019", "2021-09-07")
    go(page, f"{serve()}/?years=2021..")
    page.get_by_role("button", name="Download", exact=True).click()
    for name in ("CSV", "JSON"):
        with page.expect_download() as started:
            page.get_by_role("button", name=f"Download {name}").click()
        text = Path(started.value.path()).read_text("utf-8-sig")
        assert started.value.suggested_filename == f"timeline.{name.lower()}"
        assert ("2021-09-07" in text, "2019" in text) == (True, False)


def test_scripts_in_a_report_do_not_run(serve: Serve, page: Any, store: Store) -> None:
    address = serve()
    paste(page, address, HOSTILE)
    event = store.find(Query())[0]
    go(page, f"{address}/?event={event.id}")
    page.locator(".st-key-event-panel blockquote").first.wait_for()
    assert "<script>" in page.locator("blockquote").first.inner_text()
    assert page.evaluate("window.ran") is None
    assert page.hosts == {"127.0.0.1"}


def test_files_nobody_can_read_are_named_and_the_app_goes_on(
    serve: Serve, page: Any, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "good.txt").write_text(REPORT, "utf-8")
    go(page, f"{serve()}/sources")
    page.get_by_role("tab", name="Upload files").click()
    files = [str(tmp_path / name) for name in ("noise.txt", "broken.pdf", "good.txt")]
    page.locator("input[type=file]").first.set_input_files(files)
    page.get_by_role("button", name="Add these files").click()
    page.get_by_role("button", name="See the timeline").wait_for()
    alerts = page.get_by_test_id("stAlert").all_inner_texts()
    assert [name for name in ("noise.txt", "broken.pdf") if any(name in text for text in alerts)] == [
        "noise.txt",
        "broken.pdf",
    ]
    assert "Traceback" not in page.inner_text("body")
    assert [document.citation.title for document in store.documents()] == ["good.txt"]


@pytest.mark.parametrize(
    "command",
    [STREAMLIT, (str(ROOT / "app.py"),), ("-m", "uvicorn", "app:app", "--app-dir", str(ROOT), "--port", "{port}")],
    ids=["streamlit run", "python app.py", "uvicorn"],
)
def test_however_it_is_started_nothing_leaves_the_machine(
    serve: Serve, page: Any, store: Store, tmp_path: Path, command: tuple[str, ...]
) -> None:
    put(store, "2021-09-07")
    address = serve(command, folder=tmp_path)
    go(page, address)
    page.locator(".tl[data-count]").wait_for()
    page.wait_for_timeout(1000)
    assert page.hosts == {"127.0.0.1"}
    assert "Timeline keeps its data in" in (tmp_path / "server.log").read_text("utf-8")
    assert not _answers(_own_address(), int(address.rpartition(":")[2]))


def test_a_narrow_screen_needs_no_sideways_scrolling(serve: Serve, browser: Any, store: Store) -> None:
    (event_id,) = put(store, "2021-09-07", quote="التقى الرئيسان في دوشنبه.")
    address = serve()
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    for path in (f"/?event={event_id}", "/sources"):
        go(page, address + path)
        page.wait_for_timeout(1500)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    context.close()


def _own_address() -> str:
    """This machine's address on its network; the loopback address where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: a datagram socket only looks its route up.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _answers(host: str, port: int) -> bool:
    """Whether something listens there; a machine without a network of its own has nowhere else to ask."""
    if host.startswith("127."):
        return False
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex((host, port)) == 0


def test_an_event_opens_its_source_at_the_quote_and_the_source_opens_the_event(
    page: Any, serve: Serve, store: Store
) -> None:
    (event_id,) = put(store, "2021-09-07", quote="On 7 September 2021 they met in Dushanbe.")
    address = serve()
    go(page, f"{address}/?event={event_id}")
    page.get_by_role("button", name="Read it in its source").click()
    page.locator(".reader .event.here").first.wait_for()
    assert "source=" in page.url
    opens = page.locator(".reader a.opens").first
    opens.focus()
    assert "7 September 2021" in opens.get_attribute("aria-label")
    page.keyboard.press("Enter")
    page.locator(".st-key-event-panel").wait_for()
    assert f"event={event_id}" in page.url
