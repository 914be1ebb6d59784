"""The whole path, measured: reading speed by stage, and (with --browser) the time from paste to painted events.

    python benchmarks/path.py [--browser] [--json]

Reading is measured on the sample reports, one process, CPU time, loading apart, each stage timed five
times and the median taken; dateparser's own search reads the same text, cut to a size it can bear.
"""

import argparse
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateparser.search import search_dates

from timeline import pipeline
from timeline.languages import load
from timeline.mentions import find_timexes
from timeline.pipeline import DATA, Wanted
from timeline.text import Document, identify, sentences, tokenize

ROOT = Path(__file__).parent.parent
REPEATS = 5
WORDS = re.compile(r"\w+")
PASTED = "The foreign ministers of Egypt and Jordan met in Amman on Tuesday, 7 September 2021."
FIRST_MARK = """() => [...document.querySelectorAll('.js-plotly-plot .scatterlayer .points path.point')]
    .some(one => getComputedStyle(one).opacity !== '0' && one.getBoundingClientRect().width)"""


def cpu_seconds(work: Callable[[], Any]) -> float:
    """Median CPU time of the work."""
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def reading() -> list[dict[str, Any]]:
    """Characters per CPU-second of each stage, per language, and its share of a bare pass over the words."""
    known = pipeline.knowledge()
    rows = []
    for code in ("ar", "en"):
        texts = [path.read_text("utf-8") for path in sorted((DATA / "samples").glob(f"{code}-*.txt"))]
        documents = [Document(text, code, "2021-09-07") for text in texts]
        for document in documents:
            pipeline.read(document, known)
        rows += [{"language": code, **row} for row in _stages(documents, code, known)]
    return rows


def _stages(documents: list[Document], code: str, known: Any) -> list[dict[str, Any]]:
    language = load(code)
    size = sum(len(document.text) for document in documents)
    short = documents[0].text[:600]
    stages: dict[str, tuple[int, Callable[[], Any]]] = {
        "bare pass over the words": (size, lambda: [WORDS.findall(d.text) for d in documents]),
        "language": (size, lambda: [identify(d.text) for d in documents]),
        "sentences and tokens": (size, lambda: [_tokens(d, language) for d in documents]),
        "+ time expressions found": (size, lambda: [_timexes(d, language) for d in documents]),
        "+ resolved (--only timexes)": (size, lambda: [pipeline.read(d, known, Wanted.TIMEXES) for d in documents]),
        "whole path": (size, lambda: [pipeline.read(d, known) for d in documents]),
        "dateparser.search": (len(short), lambda: search_dates(short, languages=[code])),
    }
    speeds = {name: count / max(cpu_seconds(work), 1e-9) for name, (count, work) in stages.items()}
    floor = speeds["bare pass over the words"]
    return [
        {"stage": name, "characters_per_s": round(s), "of_floor": round(s / floor, 4)} for name, s in speeds.items()
    ]


def _tokens(document: Document, language: Any) -> list[Any]:
    return [tokenize(part.text, language, part.span.start) for part in sentences(document.text, language)]


def _timexes(document: Document, language: Any) -> list[Any]:
    return [find_timexes(row, document.text, language) for row in _tokens(document, language)]


def painting() -> list[dict[str, Any]]:
    """Seconds in a real browser: start to painted samples, and a pasted report to its painted events."""
    from playwright.sync_api import sync_playwright

    sys.path.insert(0, str(ROOT / "tests"))
    from browser import executable

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        port = _free_port()
        start = time.monotonic()
        server = _serve(port, folder)
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox", "--disable-gpu"])
        try:
            return _painted(browser.new_page(viewport={"width": 1400, "height": 1000}), port, start)
        finally:
            browser.close()
            server.terminate()
            server.wait()


def _painted(page: Any, port: int, start: float) -> list[dict[str, Any]]:
    address = f"http://127.0.0.1:{port}"
    page.set_default_timeout(60_000)
    _wait_for_server(port)
    page.goto(address)
    page.wait_for_function(FIRST_MARK)
    first = time.monotonic() - start
    again = _timed(lambda: (page.goto(address), page.wait_for_function(FIRST_MARK)))
    page.goto(f"{address}/sources")
    page.get_by_label("Text of the report").fill(PASTED)
    button = page.get_by_role("button", name="Add this report")
    read = _timed(lambda: (button.click(), page.get_by_role("button", name="See the timeline").wait_for()))
    see = page.get_by_role("button", name="See the timeline")
    shown = _timed(lambda: (see.click(), page.wait_for_function(FIRST_MARK)))
    return [
        {"what": "server start to painted samples, first start", "seconds": round(first, 2)},
        {"what": "page opened again to painted", "seconds": round(again, 2)},
        {"what": "pasted report: click to read and saved", "seconds": round(read, 2)},
        {"what": "then to its events painted on the timeline", "seconds": round(shown, 2)},
    ]


def _timed(work: Callable[[], Any]) -> float:
    start = time.monotonic()
    work()
    return time.monotonic() - start


def _serve(port: int, folder: str) -> "subprocess.Popen[bytes]":
    environment = os.environ | {"TIMELINE_DATABASE_URL": f"sqlite:///{folder}/timeline.sqlite3"}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    return subprocess.Popen(
        [*command, "--server.port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_server(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server did not start within a minute")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--browser", action="store_true", help="measure the app in a real browser too")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    arguments = parser.parse_args()
    result: dict[str, Any] = {"reading": reading()}
    if arguments.browser:
        result["painting"] = painting()
    if arguments.json:
        print(json.dumps(result))
        return
    print(f"{'':4}{'stage':32}{'characters/CPU-s':>18}{'of a bare pass':>16}")
    for row in result["reading"]:
        print(f"{row['language']:4}{row['stage']:32}{row['characters_per_s']:>18,}{row['of_floor']:>16.3%}")
    for row in result.get("painting", []):
        print(f"{row['what']:50}{row['seconds']:>8.2f} s")


if __name__ == "__main__":
    main()
