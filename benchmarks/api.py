"""How long the API takes to answer at a steady rate: pages of 100 events from wherever in the list, and with filters.

`python benchmarks/api.py --folder build/bench` starts PostgreSQL (from the wheel the tests use) with a million made-up
events, which the folder keeps for the next time, and the app on it; it asks at 50 requests a second for a while, and
prints how long answers took, counted from the moment each was due: a server that falls behind is not spared.
`--database sqlite:////path/to/copy.sqlite3` measures another database (it may bring the tables up to date, so give it
a copy).
"""

import argparse
import json
import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from http.client import HTTPConnection
from os import getloadavg, sysconf
from pathlib import Path
from threading import local
from typing import Any
from urllib.parse import urlencode

from copied import in_postgres

ROOT = Path(__file__).parent.parent
EVENTS = "/api/v1/timelines/home/events"
FILTERS = ({}, {}, {}, {"years": "1900..1999"}, {"types": "meeting"}, {"statuses": "past"})


def main() -> None:
    """Measures, and prints."""
    asked = _arguments()
    with in_postgres(asked.folder, asked.events) if not asked.database else nullcontext(asked.database) as database:
        figures = _of(database, asked)
    print(json.dumps(figures) if asked.json else "\n".join(f"{name:>18}  {value}" for name, value in figures.items()))


def _of(database: str, asked: argparse.Namespace) -> dict[str, Any]:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ, "TIMELINE_DATABASE_URL": database, "STREAMLIT_SERVER_PORT": str(port), "TIMELINE_RATE": "0",
    }  # fmt: skip
    with subprocess.Popen([sys.executable, str(ROOT / "app.py")], cwd=ROOT, env=environment) as server:
        try:
            base = f"http://127.0.0.1:{port}"
            total = _ready(base, server)
            addresses = _addresses(base, total, asked.seconds * asked.rate)
            began = _processor(server.pid)
            figures = _measured(port, addresses, asked.rate)
            spent = (_processor(server.pid) - began) / len(addresses)
        finally:
            server.terminate()
    load = " ".join(f"{one:.1f}" for one in getloadavg())
    about = {"events": total, "requests_a_second": asked.rate, "load": load, "server_ms_a_page": round(spent * 1000, 1)}
    return {**about, **figures}


def _processor(pid: int) -> float:
    """Seconds of processor that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / sysconf("SC_CLK_TCK")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", default="", help="URL of a database to serve: a copy")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench", help="where made-up events are kept")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--rate", type=int, default=50, help="requests a second")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _ready(base: str, server: "subprocess.Popen[bytes]") -> int:
    """Waits for the events to be in memory; gives their number."""
    give_up = time.monotonic() + 600
    while time.monotonic() < give_up and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{base}{EVENTS}?limit=1", timeout=600) as answer:
                return int(json.load(answer)["total"])
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the server did not become ready")


def _addresses(base: str, total: int, number: int) -> list[str]:
    """Pages from places all over the list: cursors are ours, and their second part may name nothing."""
    from timeline.web.api.paging import _written

    chance, made = random.Random(7), []
    for _ in range(number):
        cursor = _written(chance.randrange(max(total, 1)), "")
        made.append(f"{EVENTS}?{urlencode({'limit': 100, 'cursor': cursor, **chance.choice(FILTERS)})}")
    for address in {one.partition("&cursor")[0] for one in made}:
        urllib.request.urlopen(base + address, timeout=600).close()
    return made


def _measured(port: int, addresses: list[str], rate: int) -> dict[str, float]:
    kept, begin = local(), time.perf_counter() + 0.5

    def ask(number: int) -> tuple[float, bool]:
        due = begin + number / rate
        time.sleep(max(due - time.perf_counter(), 0))
        connection = kept.__dict__.setdefault("connection", HTTPConnection("127.0.0.1", port, timeout=60))
        connection.request("GET", addresses[number])
        answer = connection.getresponse()
        answer.read()
        return (time.perf_counter() - due) * 1000, answer.status == 200

    with ThreadPoolExecutor(32) as pool:
        told = list(pool.map(ask, range(len(addresses))))
    times = sorted(took for took, _ in told)
    at = {
        name: round(times[int((len(times) - 1) * share)], 1)
        for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
    }
    return {f"{name}_ms": took for name, took in at.items()} | {"failed": sum(not well for _, well in told)}


if __name__ == "__main__":
    main()
