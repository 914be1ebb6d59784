"""The chart for other sites, and the page for everybody: whole without a session, framed where it may be, read-only."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from app_harness import put
from lxml import html
from poison import poisoned
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from timeline.store import Store
from timeline.web.embedding import embed_routes
from timeline.web.guard import Guard, settings_of

FRAMER = "https://paper.example"


@pytest.fixture
def client(store: Store) -> TestClient:
    settings = settings_of({"TIMELINE_RATE": "0", "TIMELINE_EMBED_ON": FRAMER})
    app = Starlette(routes=embed_routes(settings), middleware=[Middleware(Guard, settings=settings)])
    return TestClient(app, base_url="http://127.0.0.1:8501")


@pytest.mark.parametrize(("path", "framers"), [("/embed", f"'self' {FRAMER}"), ("/public", "'self'")])
def test_only_who_may_frames_it(client: TestClient, path: str, framers: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith(f"frame-ancestors {framers};")


@pytest.mark.parametrize("path", ["/embed", "/public"])
def test_its_own_policy_lets_it_reach_nobody_else(client: TestClient, path: str) -> None:
    policy = html.document_fromstring(client.get(path).text).xpath("//meta[@http-equiv]/@content")[0]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self'"
    assert re.fullmatch(r"'sha256-[\w+/=]+' 'self'", rules["script-src"])


@pytest.mark.parametrize(("language", "side"), [("en", "ltr"), ("ar", "rtl"), ("xx", "ltr")])
def test_it_speaks_the_language_asked_for(client: TestClient, language: str, side: str) -> None:
    page = html.document_fromstring(client.get(f"/embed?language={language}&types=meeting&link=s3cret").text)
    assert page.get("dir") == side
    data = json.loads(page.get_element_by_id("data").text)
    assert "types=meeting" in data["view"]
    assert data["view"].endswith("&link=s3cret")


def test_what_documents_hold_stays_words(client: TestClient, store: Store) -> None:
    poisoned(store)
    for path in ("/embed", "/public"):
        page = html.document_fromstring(client.get(f"{path}?language=en&words=%3C/script%3E%3Cimg%20src=x%3E").text)
        assert len(page.findall(".//script")) == 2
        assert page.xpath("//*[@onerror or @onload or self::img or self::iframe]") == []
        page = html.document_fromstring(client.get(f"{path}?language=en").text)
        assert page.xpath("//*[@onerror or @onload or self::img or self::iframe]") == []


def test_another_timeline_is_not_there(client: TestClient) -> None:
    assert client.get("/embed?timeline=other").status_code == 404


@pytest.mark.browser
def test_the_chart_is_used_without_a_session(serve: Callable[..., str], browser: Any, store: Store) -> None:
    put(store, "2021-09-07", "2021-10-07", quote="They met in the old palace.")
    context, said, asked = browser.new_context(viewport={"width": 390, "height": 844}), [], []
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{serve()}/embed?language=en")
    page.locator(".tl[data-count='2']").wait_for()
    page.locator(".tl-chart .points path").first.click(force=True)
    page.locator(".proof blockquote", has_text="the old palace").wait_for()
    page.locator(".tl-name").first.click()
    page.locator(".tl-name[aria-expanded=false]").wait_for()
    assert said == []
    assert [url for url in asked if "_stcore" in url] == []
    context.close()
