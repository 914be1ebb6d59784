"""Events, scored against annotated reports, with what reading them costs.

    python benchmarks/events.py [GOLD.jsonl ...]

A gold line is a line of `annotate` input that also holds `events`: each with `type`, `date` (EDTF, "" for none),
`actors`, perhaps `start`, `end` and `sentence` (its extent), `alt_dates`, `alt_types`, `mentions` (further extents),
and `optional` (found or not, it is not counted). Without files our sample reports are read, whose events stand beside
them (those it must give, not all: their precision is a lower bound). An event is found where one of ours lies in its
words or its sentence, on its date, and of its type or with half its actors; each counts once. Of the pairs found the
type and the actors (mean F1) are compared. Cost is characters per CPU-second of the whole path, languages loaded, the
best of three; the scores are those of one pass.
"""

import argparse
import json
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from timeline.annotating import annotate_line
from timeline.dates import bounds, parse_edtf
from timeline.pipeline import DATA, Wanted, knowledge

REPEATS = 3
Event = Mapping[str, Any]
Gold = dict[str, Any]


def own_documents() -> Iterator[Gold]:
    """Our samples as gold lines."""
    for path in sorted((DATA / "samples").glob("*.toml")):
        facts = tomllib.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
        events = [event | placed(text, event["quote"]) for event in facts["events"]]
        yield {
            "id": path.stem,
            "text": text,
            "lang": facts["language"],
            "dct": facts.get("dct", ""),
            "domain": facts["domain"],
            "events": events,
        }


def placed(text: str, quote: str) -> dict[str, int]:
    """Where a quote stands."""
    start = text.index(quote)
    return {"start": start, "end": start + len(quote)}


def documents(paths: Sequence[Path]) -> dict[str, list[Gold]]:
    """Gold lines by the name of their corpus; our own by language."""
    if paths:
        return {path.stem: [json.loads(line) for line in path.open(encoding="utf-8")] for path in paths}
    own: dict[str, list[Gold]] = {}
    for document in own_documents():
        own.setdefault(f"samples {document['lang']}", []).append(document)
    return own


def days(edtf: str) -> tuple[int | None, int | None] | None:
    """The first and last day of an EDTF date; None for no date."""
    when = parse_edtf(edtf) if edtf else None
    return None if when is None else (bounds(when).earliest, bounds(when).latest)


def same_date(gold: Event, found: Event) -> bool:
    """Whether the date is one the gold accepts, to the day."""
    accepted = [gold["date"], *gold.get("alt_dates", [])]
    return found["date"] in accepted or days(found["date"]) in [days(date) for date in accepted if date]


def same_place(gold: Event, found: Event) -> bool:
    """Whether a found event lies in the gold event's words, in one of its mentions, or in its sentence."""
    extents = [(m["start"], m["end"]) for m in (gold, *gold.get("mentions", []))]
    extents += [tuple(m["sentence"]) for m in (gold, *gold.get("mentions", [])) if m.get("sentence")]
    return any(start < found["end"] and found["start"] < end for start, end in extents)


def same_type(gold: Event, found: Event) -> bool:
    """Whether the type is one the gold accepts."""
    return found["type"] in (gold["type"], *gold.get("alt_types", []))


def actor_f1(gold: Event, found: Event) -> float:
    """F1 of the actors."""
    both = len({*gold["actors"]} & {*found["actors"]})
    return 2 * both / (len({*gold["actors"]}) + len({*found["actors"]}) or 1)


def agrees(gold: Event, found: Event) -> bool:
    """Whether a found event is the gold one."""
    half = 2 * len({*gold["actors"]} & {*found["actors"]}) >= len({*gold["actors"]}) > 0
    return same_place(gold, found) and same_date(gold, found) and (same_type(gold, found) or half)


def pairs(gold: Sequence[Event], found: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Each gold event with the found one that is most like it, each used once."""
    ranked = sorted(
        (
            (same_type(g, f) + actor_f1(g, f), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if agrees(g, f)
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(gold[i], found[j]) for i, j in taken.items()]


def row(corpus: Sequence[Gold]) -> str:
    """One line of the table."""
    known, hits, gold_count, found_count, ignored = knowledge(), [], 0, 0, 0
    for document in corpus:
        found = annotate_line(json.dumps(document), known, Wanted.EVENTS)["events"]
        counted = [event for event in document["events"] if not (event.get("optional") or event.get("derived"))]
        matched = pairs(counted, found)
        left = [f for f in found if not any(f is hit for _, hit in matched)]
        ignored += len(pairs([e for e in document["events"] if e.get("optional") or e.get("derived")], left))
        hits += matched
        gold_count, found_count = gold_count + len(counted), found_count + len(found)
    precision = len(hits) / max(1, found_count - ignored)
    recall = len(hits) / max(1, gold_count)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    types = sum(same_type(*pair) for pair in hits) / max(1, len(hits))
    actors = sum(actor_f1(*pair) for pair in hits) / max(1, len(hits))
    scores = "".join(f"{100 * score:>8.1f}" for score in (precision, recall, f1, types, actors))
    return f"{gold_count:>6}{found_count:>6}{scores}{cost(corpus):>12,}"


def cost(corpus: Sequence[Gold]) -> int:
    """Characters read per CPU-second."""
    lines = [json.dumps(document) for document in corpus]
    seconds = []
    for _ in range(REPEATS):
        start = time.process_time()
        for line in lines:
            annotate_line(line, knowledge(), Wanted.ALL)
        seconds.append(time.process_time() - start)
    return round(sum(len(document["text"]) for document in corpus) / min(seconds))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    names = ("gold", "found", "prec.", "recall", "F1", "type", "actors", "chars/s")
    print(f"{'corpus':20}" + "".join(f"{n:>{w}}" for n, w in zip(names, (6, 6, 8, 8, 8, 8, 8, 12), strict=True)))
    for name, corpus in documents(parser.parse_args().gold).items():
        print(f"{name:20}{row(corpus)}")


if __name__ == "__main__":
    main()
