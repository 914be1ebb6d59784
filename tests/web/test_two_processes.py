"""Two app processes on one database that was empty when both were started, nginx before them where it is installed."""

import json
import time
import urllib.error
import urllib.request
from typing import Any

import pytest
from shared_place import SharedPlace
from test_signing_in import signed_in

TEXT = "China and Tajikistan signed a treaty in Dushanbe on 7 September 2021."


def events(page: Any, address: str, timeline: str) -> int:
    """How many a process tells of, to whom the page's cookies name."""
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in page.context.cookies())
    asked = urllib.request.Request(f"{address}/api/v1/timelines/{timeline}/events", headers={"cookie": cookies})
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return int(json.load(answer)["total"])
    except urllib.error.HTTPError as refused:
        return -refused.code


def test_what_is_done_in_one_process_is_seen_in_the_other_and_outlives_it(
    browser: Any, shared_place: SharedPlace
) -> None:
    page = signed_in(browser, shared_place.address, "Chen")
    page.get_by_label("Title of a new timeline").fill("Two processes")
    page.get_by_role("button", name="Create").click()
    page.get_by_role("link", name="Sources").click()
    timeline = page.url.partition("timeline=")[2].partition("&")[0]
    assert [events(page, app, timeline) for app in shared_place.apps] == [0, 0]
    page.get_by_label("Text of the report").fill(TEXT)
    page.get_by_role("button", name="Add this report").click()
    page.get_by_role("button", name="See the timeline").wait_for()
    until = time.monotonic() + 2
    while 0 in (seen := [events(page, app, timeline) for app in shared_place.apps]) and time.monotonic() < until:
        time.sleep(0.05)
    assert seen[0] == seen[1] > 0
    stranger = browser.new_context().new_page()
    assert [events(stranger, app, timeline) for app in shared_place.apps] == [-404, -404]


def test_what_is_done_in_the_browser_goes_on_when_a_process_dies(browser: Any, shared_place: SharedPlace) -> None:
    if not shared_place.nginx:
        pytest.skip("nginx is not installed")
    page = signed_in(browser, shared_place.address, "Dolores")
    shared_place.running["app 0"].kill()
    shared_place.running["app 0"].wait()
    # Whichever process a browser belonged to.
    for number in range(8):
        asked = urllib.request.Request(shared_place.address, headers={"cookie": f"timeline_route={number:032x}"})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            assert answer.status == 200
    page.goto(shared_place.address)
    page.get_by_role("button", name="Sign out").wait_for()
    shared_place.start_app(0)
