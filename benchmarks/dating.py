"""Document dates, measured: accuracy, coverage and calibration against known dates, and what dating costs.

    python benchmarks/dating.py                            our own sample reports, their dates hidden
    python benchmarks/dating.py GOLD.jsonl PRED.jsonl ...  output of `annotate` against known dates
    python benchmarks/dating.py --cost GOLD.jsonl ...      milliseconds a document beyond resolution

GOLD has lines with `id`, `text`, `dct` (the day) and perhaps `dct_window` (the days that are as good, `A/B`); PRED
the lines that `annotate --only date` gave for the same documents without their `dct`. Year, month, day: shares of
all documents whose best date agrees so far. Kept: the right year is among at most fifteen that are left. Credible: the
day lies in the credible set, which is to hold nine in ten. Belief and hits are those of the best year, by tenths.
"""

import argparse
import json
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from timeline import pipeline
from timeline.annotating import as_json
from timeline.dates import EdtfError, bounds, parse_edtf
from timeline.dating import DocumentDate, Material, date_document
from timeline.pipeline import DATA, Wanted, knowledge, read
from timeline.text import Document

MOST_YEARS = 15
REPEATS = 5
COLUMNS = ("answered", "year", "month", "day", "kept", "credible")


@dataclass(frozen=True)
class Known:
    """A document whose day is known: the first and last day that are right."""

    id: str
    text: str
    language: str
    first: str
    last: str


@dataclass(frozen=True)
class Scored:
    """What one answer got right, and how sure it was of its best year."""

    right: frozenset[str]
    belief: float


def known_documents(path: Path) -> list[Known]:
    """The lines of a gold file."""
    found = []
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        first, _, last = (row.get("dct_window") or row["dct"]).partition("/")
        found.append(Known(str(row["id"]), row["text"], row.get("lang", ""), first, last or first))
    return found


def own_documents() -> list[Known]:
    """Our sample reports, with the day each is read with."""
    found = []
    for path in sorted((DATA / "samples").glob("*.toml")):
        day = str(tomllib.loads(path.read_text("utf-8")).get("dct", ""))
        if day:
            text = path.with_suffix(".txt").read_text("utf-8")
            found.append(Known(path.stem, text, path.stem[:2], day, day))
    return found


def scored(known: Known, answer: dict[str, Any]) -> Scored:
    """One answer against the days that are right."""
    best = answer.get("best") or ""
    beliefs: Counter[int] = Counter()
    for candidate in answer.get("candidates", ()):
        beliefs[int(candidate["date"][:4])] += candidate["weight"]
    right = {"answered"} if best else set()
    for name, length in (("year", 4), ("month", 7), ("day", 10)):
        if len(best) >= length and known.first[:length] <= best[:length] <= known.last[:length]:
            right.add(name)
    years = range(int(known.first[:4]), int(known.last[:4]) + 1)
    if len(beliefs) <= MOST_YEARS and any(year in beliefs for year in years):
        right.add("kept")
    if _holds(answer.get("edtf", ""), known):
        right.add("credible")
    return Scored(frozenset(right), beliefs[int(best[:4])] if best else 0.0)


def _holds(edtf: str, known: Known) -> bool:
    try:
        parts = [parse_edtf(part) for part in edtf.strip("[]{}").replace("..", "/").split(",") if part]
    except EdtfError:
        return False
    first, last = parse_edtf(known.first), parse_edtf(known.last)
    days = range(bounds(first).earliest or 0, (bounds(last).latest or 0) + 1)
    return any(bounds(part).contains(day) for part in parts for day in days)


def report(name: str, results: Sequence[Scored]) -> None:
    """One line of shares, and the reliability of the beliefs."""
    total = len(results)
    shares = "  ".join(f"{c} {sum(c in r.right for r in results) / total:.1%}" for c in COLUMNS)
    print(f"{name}: {total} documents  {shares}")
    answered = [r for r in results if "answered" in r.right]
    bins: dict[int, list[Scored]] = {}
    for result in answered:
        bins.setdefault(min(9, int(result.belief * 10)), []).append(result)
    error = 0.0
    for tenth, rows in sorted(bins.items()):
        belief, hits = sum(r.belief for r in rows), sum("year" in r.right for r in rows)
        error += abs(belief - hits)
        shares = f"said {belief / len(rows):.2f}  right {hits / len(rows):.2f}"
        print(f"  belief {tenth / 10:.1f}: {len(rows):4} answers  {shares}")
    if answered:
        print(f"  expected calibration error of the year: {error / len(answered):.3f}")


def predicted(documents: Sequence[Known]) -> list[dict[str, Any]]:
    """What the pipeline says of documents whose dates it is not told."""
    known = knowledge()
    readings = (read(Document(d.text, d.language), known, Wanted.DATE) for d in documents)
    return [as_json(reading, known.event_types, Wanted.DATE)["document_date"] for reading in readings]


def cost(documents: Sequence[Known]) -> None:
    """CPU milliseconds of dating alone, the best of five passes; what it reads was found before."""
    kept: list[Material] = []

    def keep(material: Material) -> DocumentDate:
        kept.append(material)
        return DocumentDate()

    with patch.object(pipeline, "date_document", keep):
        for document in documents:
            read(Document(document.text, document.language), knowledge(), Wanted.DATE)
    seconds = min(_timed(lambda: [date_document(replace(material)) for material in kept]) for _ in range(REPEATS))
    letters = sum(len(document.text) for document in documents)
    each = 1000 * seconds / len(documents)
    print(f"  cost: {each:.2f} ms a document of {letters / len(documents):.0f} characters on average")


def _timed(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def main() -> None:
    """Reads the files named on the command line, or our own samples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--cost", action="store_true", help="time dating; the files are gold files alone")
    options = parser.parse_args()
    if options.cost or not options.files:
        sets = [(path.name, known_documents(path)) for path in options.files] or [("our samples", own_documents())]
        for name, documents in sets:
            report(name, [scored(d, a) for d, a in zip(documents, predicted(documents), strict=True)])
            cost(documents)
        return
    if len(options.files) % 2:
        parser.error("name a file of predictions behind every gold file")
    for gold, answers in zip(options.files[::2], options.files[1::2], strict=True):
        lines = map(json.loads, answers.read_text("utf-8").splitlines())
        by_id = {str(row["id"]): row.get("document_date") or {} for row in lines}
        report(gold.name, [scored(d, by_id.get(d.id, {})) for d in known_documents(gold)])


if __name__ == "__main__":
    main()
