"""An app on a fresh database: under Streamlit's own harness, and as a server with a browser before it."""

import importlib.util
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from timeline.dates import parse_edtf
from timeline.dating import Clue, DocumentDate
from timeline.events import Event, Evidence, Reading, Status
from timeline.store import Store
from timeline.text import Citation, Document, Span

ROOT = Path(__file__).parents[2]
NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a database that is not there yet, and that the app will use."""
    where = f"sqlite:///{tmp_path / 'timeline.sqlite3'}"
    monkeypatch.setenv("TIMELINE_DATABASE_URL", where)
    return where


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """The empty store the app will open: it is there already, so no samples are read in."""
    with Store.open(url) as opened:
        yield opened


@pytest.fixture
def timeline_app(url: str) -> AppTest:
    """The app, on its first page."""
    return AppTest.from_file(str(ROOT / "timeline" / "web" / "main.py"), default_timeout=30)


@pytest.fixture
def sources_app(url: str) -> AppTest:
    """The Sources page by itself, which the harness cannot reach by a click."""

    def page() -> None:
        from timeline.web.shell import framed
        from timeline.web.sources_page import sources_page

        framed(sources_page)()

    return AppTest.from_function(page, default_timeout=30)


def put(
    store: Store,
    *dates: str,
    quote: str = "They met.",
    title: str = "A report",
    status: Status = Status.PAST,
    people: tuple[str, ...] = (),
) -> list[str]:
    """Saves a document with one meeting of China and Tajikistan a date; gives the events' ids in order of time."""
    text = "\n".join(f"{quote} ({number})" for number, _ in enumerate(dates)) or quote
    document = Document(text, language="en", citation=Citation(title=title))
    events = [
        Event(
            "meeting",
            parse_edtf(date) if date else None,
            status,
            ("CHN", "TJK"),
            (Evidence(document.id, _span(text, number, quote), quote),),
            people=people,
            place="Dushanbe",
            because="the day stands in the text",
        )
        for number, date in enumerate(dates)
    ]
    when = DocumentDate(parse_edtf("2021-09-08"), clues=(Clue("dateline", "the dateline says so", "8 September"),))
    store.save(Reading(document, when, (), tuple(events)), at=NOW)
    from timeline.store import Query

    return [event.id for event in store.find(Query(documents=(document.id,)))]


def _span(text: str, number: int, quote: str) -> Span:
    start = text.index(f"{quote} ({number})")
    return Span(start, start + len(quote))


def page_text(app: AppTest) -> str:
    """Everything the page says, its HTML as it is sent."""
    parts = [*app.html, *app.markdown, *app.caption, *app.info, *app.error, *app.warning, *app.toast, *app.title]
    return "\n".join(str(getattr(part, "value", None) or getattr(part, "body", "")) for part in parts)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium that goes nowhere by itself."""
    from playwright.sync_api import sync_playwright

    path = _browser_module().executable()
    assert path, _browser_module().ADVICE
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()


def _browser_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("timeline_test_browser", ROOT / "tests" / "browser.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def serve(url: str, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Starts the app on a free port, by default with `streamlit run`; gives its address."""
    running: list[subprocess.Popen[bytes]] = []

    def start(command: tuple[str, ...] = STREAMLIT, folder: Path = ROOT) -> str:
        port = _free_port()
        words = [sys.executable, *(word.format(port=port) for word in command)]
        environment = {**os.environ, "TIMELINE_DATABASE_URL": url, "STREAMLIT_SERVER_PORT": str(port)}
        with (tmp_path / "server.log").open("wb") as log:
            running.append(subprocess.Popen(words, cwd=folder, env=environment, stdout=log, stderr=log))
        address = f"http://127.0.0.1:{port}"
        _await(address, running[-1], tmp_path / "server.log")
        return address

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=20)


STREAMLIT = ("-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", "{port}", "--server.headless", "true")


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server answers; a server that dies says why."""
    give_up = time.monotonic() + 40
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the app did not start:\n{log.read_text('utf-8', 'replace')}")
