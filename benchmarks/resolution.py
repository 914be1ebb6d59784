"""Time expressions, measured: characters per CPU-second against a floor and against dateparser's search.

    python benchmarks/resolution.py [CORPUS.jsonl ...] [--json]

Without corpora the texts are the project's own: the sample reports, and the stories of the language files.
With corpora (lines of `annotate` input) those are read, each as one row. The floor is one bare pass over the
text by the fastest multi-pattern matcher there is here (Aho-Corasick over the language's words); dateparser
reads as much of the text as it can bear. One process, CPU time, the best of five, loading apart; `first` is the
first reading, in which every word is new. Loading itself is timed in a fresh process a language, with the
memory it adds.
"""

import argparse
import gc
import json
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick
from dateparser.search import search_dates

from timeline import pipeline
from timeline.languages import codes, hints, load
from timeline.languages.loading import FOLDER
from timeline.mentions import find_timexes
from timeline.pipeline import DATA, Wanted
from timeline.resolution import Context, resolve
from timeline.text import Document, sentences, tokenize

REPEATS = 5
# dateparser's search takes seconds for what others read in milliseconds.
MOST_FOR_DATEPARSER = 1500
LOADING = """
import sys, time, tracemalloc
from timeline.languages import hints, load
load("xx")
start = time.perf_counter()
hints(load(sys.argv[1]))
seconds = time.perf_counter() - start
load.cache_clear()
hints.cache_clear()
tracemalloc.start()
language = load(sys.argv[1])
hints(language)
print(seconds, tracemalloc.get_traced_memory()[0] / 1e6)
"""


def own_documents(code: str) -> list[Document]:
    """Our own texts in a language."""
    texts = [path.read_text("utf-8") for path in sorted((DATA / "samples").glob(f"{code}-*.txt"))]
    stories = tomllib.loads((FOLDER / f"{code}.examples.toml").read_text("utf-8")).get("stories", [])
    texts += [story["text"] for story in stories]
    return [Document(text, code, "2021-09-07") for text in texts]


def corpus_documents(path: Path) -> list[Document]:
    """The documents of a corpus, dated so that nothing but time expressions is read."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [Document(row["text"], row.get("lang") or "en", (row.get("dct") or "2021-09-07")[:10]) for row in rows]


def seconds(work: Callable[[], Any]) -> float:
    """CPU time of the work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def best_seconds(work: Callable[[], Any]) -> float:
    """The least CPU time of the work."""
    return min(seconds(work) for _ in range(REPEATS))


def measured(name: str, documents: list[Document]) -> dict[str, Any]:
    """Speeds of each stage, in characters per CPU-second."""
    known, language = pipeline.knowledge(), load(documents[0].language)
    words, hint = AhoCorasick(sorted(language.lexicon)), hints(language)
    size = sum(len(document.text) for document in documents)

    def whole() -> Any:
        return [pipeline.read(d, known, Wanted.TIMEXES) for d in documents]

    # What is set up at a language's first date is loading.
    pipeline.read(Document("7.9.2021", language.code, "2021-09-07"), known, Wanted.TIMEXES)
    first = seconds(whole)
    parts = [(d.text, part) for d in documents for part in sentences(d.text, language)]
    hinted = [(text, part) for text, part in parts if hint.in_text(part.text)]
    tokens = [(text, tokenize(part.text, language, part.span.start)) for text, part in hinted]
    found = [find_timexes(row, text, language) for text, row in tokens]
    stages: dict[str, Callable[[], Any]] = {
        "floor": lambda: [words.find_matches_as_indexes(d.text) for d in documents],
        "whole": whole,
        "sentences": lambda: [sentences(d.text, language) for d in documents],
        "hints": lambda: [hint.in_text(part.text) for _, part in parts],
        "tokens": lambda: [tokenize(part.text, language, part.span.start) for _, part in hinted],
        "finding": lambda: [find_timexes(row, text, language) for text, row in tokens],
        "resolving": lambda: [resolve(row, Context()) for row in found],
    }
    speeds = {"first": size / first}
    speeds |= {stage: size / max(best_seconds(work), 1e-9) for stage, work in stages.items()}
    short = documents[0].text[:MOST_FOR_DATEPARSER]
    speeds["dateparser"] = len(short) / best_seconds(lambda: search_dates(short, languages=[language.code]))
    return {"name": name, "characters": size, "timexes": sum(map(len, found)), **speeds}


def loading(code: str) -> tuple[float, float]:
    """Seconds and MB it takes to load a language, in a process of its own."""
    command = [sys.executable, "-c", LOADING, code]
    root = Path(__file__).parent.parent
    seconds, memory = subprocess.run(command, capture_output=True, check=True, text=True, cwd=root).stdout.split()
    return float(seconds), float(memory)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("corpora", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    arguments = parser.parse_args()
    gc.disable()
    texts = {path.stem: corpus_documents(path) for path in arguments.corpora}
    rows = [measured(*row) for row in (texts or {code: own_documents(code) for code in codes()}).items()]
    loads = {code: loading(code) for code in codes()}
    if arguments.json:
        print(json.dumps({"speed": rows, "loading": loads}))
        return
    print("thousand characters per CPU-second; times dateparser; share of the floor")
    stages = ("whole", "first", "sentences", "hints", "tokens", "finding", "resolving", "floor", "dateparser")
    print(f"{'text':26}" + "".join(f"{stage:>11}" for stage in stages) + f"{'x datep.':>10}{'of floor':>10}")
    for row in rows:
        cells = "".join(f"{row[stage] / 1000:>11,.0f}" for stage in stages)
        times, share = row["whole"] / row["dateparser"], row["whole"] / row["floor"]
        print(f"{row['name']:26}{cells}{times:>10,.0f}{share:>10.1%}")
    print(f"\n{'language':10}{'loads in ms':>12}{'MB':>8}")
    for code, (seconds, memory) in loads.items():
        print(f"{code:10}{1000 * seconds:>12.0f}{memory:>8.1f}")


if __name__ == "__main__":
    main()
