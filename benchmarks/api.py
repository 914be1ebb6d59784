"""How long the API takes to answer at a steady rate: pages of 100 events from wherever in the list, and with filters.

`python benchmarks/api.py --database sqlite:////path/to/copy.sqlite3` starts the app on a database (it may bring the
tables up to date, so give it a copy), asks at 50 requests a second for a while, and prints how long answers took,
counted from the moment each was due: a server that falls behind is not spared.
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
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from threading import local
from urllib.parse import urlencode

ROOT = Path(__file__).parent.parent
EVENTS = "/api/v1/timelines/home/events"
FILTERS = ({}, {}, {}, {"years": "1900..1999"}, {"types": "meeting"}, {"statuses": "past"})


def main() -> None:
    """Measures, and prints."""
    asked = _arguments()
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ, "TIMELINE_DATABASE_URL": asked.database, "STREAMLIT_SERVER_PORT": str(port), "TIMELINE_RATE": "0",
    }  # fmt: skip
    with subprocess.Popen([sys.executable, str(ROOT / "app.py")], cwd=ROOT, env=environment) as server:
        try:
            base = f"http://127.0.0.1:{port}"
            total = _ready(base, server)
            addresses = _addresses(base, total, asked.seconds * asked.rate)
            figures = _measured(port, addresses, asked.rate)
        finally:
            server.terminate()
    figures = {"events": total, "requests_a_second": asked.rate, **figures}
    print(json.dumps(figures) if asked.json else "\n".join(f"{name:>18}  {value}" for name, value in figures.items()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", required=True, help="URL of a database to serve: a copy")
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
