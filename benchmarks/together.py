"""Editors who save at once, at the same few events, and whether the history tells all of it: no save lost or doubled.

    python benchmarks/together.py --editors 20 --seconds 300

The editors are threads of several processes, as they would be with several app processes on one database. Each looks at
an event, thinks for a moment, and corrects, confirms, undoes, joins, parts, dismisses, comments, dates or adds, saying
what they saw; told that another was quicker, they give way or insist. Then everything they were told is compared with
the history, and the history is done again by one person in an empty store: it must give the very same events.
PostgreSQL comes from the tests' wheel.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context

from figures import Figure, circumstances, markdown, percentile, say
from killing_stage import DURABLE, Server
from together_editors import Deed, edit, first_reports
from together_proof import faults

from timeline.store import Store


def main() -> int:
    """Edits, proves, prints; the status is 1 where a fault was found."""
    asked = _arguments()
    found, rows = [], []
    for kind in asked.database:
        with _database(kind) as url:
            with Store.open(url) as store:
                for reading in first_reports(asked.events):
                    store.save(reading, at=datetime.now(UTC))
            say(f"{kind}: {asked.editors} editors for {asked.seconds:.0f} s")
            deeds = _edited(url, asked)
            say(f"{kind}: replaying {sum(deed.told == 'saved' for deed in deeds):,} saves")
            faulty = list(faults(url, deeds, asked.events))
        found += [f"{kind}: {one}" for one in faulty]
        rows += _figures(kind, deeds, asked.seconds, len(faulty))
        rest = Counter(deed.words for deed in deeds if deed.told in ("refused", "failed"))
        print(*(f"{kind}: {number} times: {words}" for words, number in rest.most_common(8)), sep="\n")
    print(markdown(rows))
    print(f"\n{asked.editors} editors in {asked.processes} processes, {asked.events} events, seed {asked.seed}.")
    print(f"{circumstances()}.")
    print("\n".join(found[:50]))
    return 1 if found else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--editors", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--events", type=int, default=60, help="few, so that editors meet")
    parser.add_argument("--think", type=float, default=0.4, help="seconds at most between looking and saving")
    parser.add_argument("--seed", type=int, default=1648)
    kinds = ("postgresql", "sqlite")
    parser.add_argument("--database", choices=kinds, nargs="+", default=kinds, help="one after the other")
    return parser.parse_args()


@contextmanager
def _database(kind: str) -> Iterator[str]:
    """An empty one, with the settings of one that is in earnest; gone at the end."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="together-") as folder:
            yield f"sqlite:///{folder}/timeline.sqlite3"
        return
    server = Server(DURABLE)
    try:
        server.start()
        yield server.url(server.create())
    finally:
        server.stop()


def _edited(url: str, asked: argparse.Namespace) -> list[Deed]:
    names = [f"editor {number}" for number in range(1, asked.editors + 1)]
    parts = [part for part in (names[start :: asked.processes] for start in range(asked.processes)) if part]
    with ProcessPoolExecutor(len(parts), mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(edit, url, part, asked.seconds, asked.think, asked.seed) for part in parts]
        return [deed for one in waiting for deed in one.result()]


def _figures(kind: str, deeds: list[Deed], seconds: float, faulty: int) -> list[Figure]:
    told = Counter(deed.told for deed in deeds)
    times = [deed.seconds * 1000 for deed in deeds if deed.told == "saved"]
    return [
        Figure(f"{kind}: faults found", faulty, "", 0),
        Figure(f"{kind}: saves that the database refused", told["failed"], "", 0),
        Figure(f"{kind}: saves acknowledged", told["saved"], "", note=f"{told['saved'] / seconds:.0f} a second"),
        Figure(f"{kind}: told that another was quicker", told["clash"], ""),
        Figure(f"{kind}: a save", percentile(times, 0.95), "ms", note="p95"),
        Figure(f"{kind}: the longest save", max(times, default=None), "ms"),
    ]


if __name__ == "__main__":
    sys.exit(main())
