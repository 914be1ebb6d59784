"""The whole story in a real Chromium: undated reports come in, are settled by keys, found, shared, and printed."""

import re
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from typing import Any
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from timeline.dates import write_edtf
from timeline.store import Query, Store

pytestmark = pytest.mark.browser

# Written for this test; none of them says its year.
ARABIC = (
    "دوشنبه - أجرى الرئيس الصيني شي جين بينغ يوم الثلاثاء 7 سبتمبر اتصالا هاتفيا مع رئيس طاجيكستان إمام علي رحمان.\n\n"
    "وقال شي إن العام المقبل يصادف الذكرى الثلاثين لإقامة العلاقات الدبلوماسية بين البلدين.\n"
)
ENGLISH = (
    "The foreign ministers of France and Egypt met in Cairo on Thursday, 12 March, and signed an agreement on trade."
    "\n\n"
    '"Our talks went well," the French minister said. The Egyptian president will visit Paris on 14 April.\n'
)
FRENCH = (
    "Le Premier ministre du Canada s'est rendu à Berlin le lundi 3 mai. Il a rencontré la chancelière allemande.\n\n"
    "Les deux pays ont signé un accord sur l'énergie.\n"
)
# Whoever settles the queue knows of each report when it was written.
DAYS = {"ministers of France": "12 March 2020", "Premier ministre": "3 May 2021", "الرئيس الصيني": "7 September 2021"}
EVENTS = {
    "2020-03-12": ["agreement", "meeting"],
    "2020-04-14": ["visit"],
    "2021-05-03": ["agreement", "meeting", "visit"],
    "2021-09-07": ["call"],
    "2022": ["anniversary"],
}


def a_reader(browser: Any) -> Any:
    """Somebody at a machine of their own: nothing is remembered from others."""
    page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    page.set_default_timeout(60_000)
    return page


def paste(page: Any, address: str, text: str) -> None:
    page.goto(f"{address}/sources")
    page.get_by_label("Text of the report").fill(text)
    page.get_by_role("button", name="Add this report").click()
    page.get_by_role("button", name="See the timeline").wait_for()


def settle(page: Any, address: str, store: Store) -> None:
    """Answers by keys when each report was written, the events' days follow; whatever is left as it is proposed."""
    page.goto(f"{address}/review")
    review = page.locator(".rv")
    page.locator(".rv[data-left]").wait_for()
    while undated := len(store.undecided_documents()):
        text = review.inner_text()
        answer(page, next(day for words, day in DAYS.items() if words in text))
        until(page, lambda undated=undated: len(store.undecided_documents()) < undated)
    for _ in range(9):
        page.wait_for_timeout(500)
        if review.get_attribute("data-left") == "0":
            return
        page.keyboard.press("a")


def until(page: Any, holds: Callable[[], bool]) -> None:
    for _ in range(300):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("what was to come did not come")


def answer(page: Any, day: str) -> None:
    """By its number where it is among the choices, else typed."""
    choices = page.locator(".rv-choices button").all_inner_texts()
    number = next((place for place, text in enumerate(choices, 1) if day in text and place < 10), None)
    if number is not None:
        page.keyboard.press(str(number))
    else:
        page.keyboard.press("e")
        page.keyboard.type(day)
        page.keyboard.press("Enter")


def shown(page: Any) -> tuple[Any, ...]:
    """What a reader sees of a view: marks, days, words, types, rows."""
    page.locator(".tl[data-count]").wait_for()
    page.locator(".et tbody tr").first.wait_for()
    # Whole days, as a link keeps them.
    days = page.evaluate(
        "() => { const axis = document.querySelector('.tl-chart')._fullLayout.xaxis;"
        " const [first, last] = axis.range.map((end) => axis.r2l(end) / 86400000);"
        " return [Math.floor(first), Math.ceil(last)]; }"
    )
    rows = page.locator(".et tbody tr").all_inner_texts()
    words = page.get_by_label("Words", exact=True).input_value()
    return page.locator(".tl").get_attribute("data-count"), days, words, rows


def dates(store: Store) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for event in store.find(Query()):
        found.setdefault(write_edtf(event.when) if event.when else "", []).append(event.type)
    return {day: sorted(types) for day, types in sorted(found.items())}


def paper(page: Any) -> str:
    """What the page would be on paper, as text; its Arabic is written there in shaped letters."""
    said = " ".join(leaf.extract_text() for leaf in PdfReader(BytesIO(page.pdf())).pages)
    return normalize("NFKC", " ".join(said.split()))


def find(page: Any, address: str) -> str:
    """From all events to one, by words and by type, and close to its day; the address of that."""
    page.goto(address)
    page.locator(".tl[data-count]").wait_for()
    # With vowel signs, which the report does not have.
    page.get_by_label("Words", exact=True).fill("طَاجِيكِسْتَان")
    page.keyboard.press("Enter")
    page.locator(".tl[data-count='2']").wait_for()
    page.get_by_label("Types").fill("Phone call")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.locator(".tl[data-count='1']").wait_for()
    page.get_by_role("button", name="Zoom out").click()
    page.wait_for_url(re.compile("window="))
    page.get_by_text("1 event in this window").wait_for()
    return str(page.url)


def correct(page: Any, day: str) -> None:
    page.locator(".et tbody tr").first.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".st-key-event-panel")
    panel.get_by_text("Correct it").click()
    # The page still draws what the click has opened: what is typed meanwhile may be drawn over.
    page.wait_for_timeout(1500)
    page.locator("[data-test-script-state='notRunning']").first.wait_for()
    panel.get_by_label("Date", exact=True).fill(day)
    page.keyboard.press("Tab")
    panel.get_by_role("button", name="Save the correction").click()
    page.locator("p.date", has_text=day).first.wait_for()


def test_from_undated_reports_to_a_printed_page(serve: Callable[..., str], browser: Any, store: Store) -> None:
    address = serve()
    first, second = a_reader(browser), a_reader(browser)
    with closing(first.context), closing(second.context):
        for text in (ARABIC, ENGLISH, FRENCH):
            paste(first, address, text)
        settle(first, address, store)
        first.get_by_text("Nothing is left that needs a person.").wait_for()
        assert dates(store) == EVENTS
        link = find(first, address)
        second.goto(link)
        assert shown(second) == shown(first)
        correct(second, "8 September 2021")
        assert "2021-09-08" in dates(store)
        second.get_by_role("button", name="Undo the last change").click()
        second.locator("p.date", has_text="7 September 2021").first.wait_for()
        assert dates(store) == EVENTS
        for said in ("7 September 2021", "Phone call: Emomali Rahmon, Xi Jinping", "هاتفيا", "Why this date?", "undid"):
            assert said in paper(second)
        # What is to be filled in is not for paper.
        assert "Save the correction" not in paper(second)
        first.get_by_role("link", name="Chronology").click()
        leads = first.get_by_role("link", name="Print or save as PDF").get_attribute("href")
        first.goto(f"{address}{leads.removesuffix('&print=')}")
        for said in ("Chronology 1 event 2021 7 September 2021 Phone call:", "هاتفيا"):
            assert said in paper(first)
