"""How reading time grows with the text, on prose and on what is made to be slow: ratios in one run.

    python benchmarks/growth.py [--json]

Each text is read at one, four and sixteen times its size; a ratio near 4 a step is linear growth.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from timeline import pipeline
from timeline.text import Document

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from test_growth import TEXTS, repeated


def seconds(document: Document) -> float:
    """CPU time of one reading, the better of two."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        pipeline.read(document, pipeline.knowledge())
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    arguments = parser.parse_args()
    rows = {}
    for name in TEXTS:
        times = [seconds(repeated(name, factor)) for factor in (1, 4, 16)]
        rows[name] = {"seconds": times[2], "first": times[1] / times[0], "second": times[2] / times[1]}
    if arguments.json:
        print(json.dumps(rows))
        return
    print(f"{'text':36}{'4x / 1x':>10}{'16x / 4x':>10}{'16x, s':>10}")
    for name, row in rows.items():
        print(f"{name:36}{row['first']:>10.1f}{row['second']:>10.1f}{row['seconds']:>10.2f}")


if __name__ == "__main__":
    main()
