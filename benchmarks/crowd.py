"""Very many made-up events, for trying the timeline at scale: seeded, clumped in time, in lanes, of mixed precision.

    python benchmarks/crowd.py 1000000 sqlite:////tmp/crowd.sqlite3

Nothing here happened. Parties and types come from the reference data, so that lanes and labels are real ones.
"""

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Table, insert

from timeline import pipeline
from timeline.dates import civil, day_number, parse_edtf
from timeline.dating import DocumentDate
from timeline.events import Event, Evidence, Outline, Reading, Status
from timeline.names import Kind
from timeline.store import Action, Store
from timeline.store.codec import encode
from timeline.store.tables import claims, event_actors, event_spans, events, evidence
from timeline.store.values import actor_rows, event_row, span_rows, values_of
from timeline.text import Citation, Document, Span

SEED: Final = 1648
# Weights: how often each kind of date, and each status, comes up.
PRECISIONS: Final = {"day": 70, "month": 12, "year": 8, "span": 5, "about": 2, "one-of": 2, "none": 1}
STATUSES: Final = {Status.PAST: 90, Status.PLANNED: 5, Status.ONGOING: 2, Status.ANNIVERSARY: 2, Status.DENIED: 1}
PLACES: Final = ("Geneva", "Vienna", "القاهرة", "دوشنبه", "北京", "Москва", "Paris", "New York", "", "", "", "")
LINES: Final = (
    "The two sides met and spoke of what they had agreed on.",
    "التقى الجانبان وبحثا ما اتفقا عليه في لقائهما السابق.",
    "双方举行会谈，就共同关心的问题交换意见。",
    "Стороны обсудили ход исполнения прежних договорённостей.",
)
_DOCUMENTS: Final = 2_000
_BATCH: Final = 20_000


def made_up(number: int, seed: int = SEED) -> Iterator[Outline]:
    """That many events; the same seed gives the same."""
    dice = random.Random(seed)
    knowledge = pipeline.knowledge()
    states = sorted(code for code, actor in knowledge.actors.items() if actor.kind is Kind.STATE)
    dice.shuffle(states)
    weights = [1 / (rank + 1) for rank in range(len(states))]
    types = sorted(knowledge.event_types)
    # Crises and conferences: most events crowd around some days, and the later the more.
    clumps = [day_number(1815) + int(76_000 * dice.random() ** 0.4) for _ in range(400)]
    for index in range(number):
        day = dice.choice(clumps) + int(dice.gauss(0, 200)) if dice.random() < 0.7 else _any_day(dice)
        yield Outline(
            id=sha256(f"{seed} {index}".encode()).hexdigest()[:20],
            type=dice.choice(types),
            status=_picked(dice, STATUSES),
            date=_date(dice, day),
            place=dice.choice(PLACES),
            actors=tuple(sorted(set(dice.choices(states, weights, k=dice.choice((1, 2, 2, 2, 3)))))),
            documents=(_document_id(index % _DOCUMENTS),),
        )


def fill(store: Store, number: int, seed: int = SEED) -> None:
    """Puts that many events into an empty store, past the reading and the grouping, which are measured elsewhere."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    for index in range(min(_DOCUMENTS, number)):
        store.save(Reading(_document(index), DocumentDate(None, None, (), ()), (), ()), at=at)
    rows: dict[Table, list[dict[str, Any]]] = {t: [] for t in (events, claims, event_actors, event_spans, evidence)}
    for position, outline in enumerate(made_up(number, seed)):
        _add(rows, outline, position)
        if position % _BATCH == _BATCH - 1:
            _write(store, rows)
    _write(store, rows)


def _add(rows: dict[Table, list[dict[str, Any]]], outline: Outline, position: int) -> None:
    quote = LINES[position % len(LINES)]
    event = Event(
        outline.type, parse_edtf(outline.date) if outline.date else None, outline.status, outline.actors,
        (Evidence(outline.documents[0], Span(0, len(quote)), quote),), place=outline.place, because="made up",
    )  # fmt: skip
    values = values_of(event)
    rows[events].append(event_row(outline.id, values, [quote]))
    owner = {"id": outline.id, "event_id": outline.id, "document_id": outline.documents[0], "held": ""}
    rows[claims].append(owner | {"position": position, "as_read": encode(values)})
    rows[evidence].append({"claim_id": outline.id, "start": 0, "end": len(quote), "quote": quote})
    rows[event_actors].extend(actor_rows(outline.id, values))
    rows[event_spans].extend(span_rows(outline.id, values))


def _write(store: Store, rows: dict[Table, list[dict[str, Any]]]) -> None:
    with store._writing(Action.ADD) as connection:
        for table, parts in rows.items():
            if parts:
                connection.execute(insert(table), parts)
            parts.clear()


def _document(index: int) -> Document:
    text = f"{LINES[index % len(LINES)]} ({index})"
    return Document(
        text, language=("en", "ar", "zh", "ru")[index % len(LINES)], citation=Citation(title=f"Report {index}")
    )


def _document_id(index: int) -> str:
    return _document(index).id


def _any_day(dice: random.Random) -> int:
    return day_number(1815) + int(77_000 * dice.random() ** 0.5)


def _picked(dice: random.Random, weights: dict[Any, int]) -> Any:
    return dice.choices(list(weights), list(weights.values()))[0]


def _date(dice: random.Random, day: int) -> str:
    year, month, number = civil(day)
    exact = f"{year:04d}-{month:02d}-{number:02d}"
    match _picked(dice, PRECISIONS):
        case "day":
            return exact
        case "month":
            return exact[:7]
        case "year":
            return exact[:4]
        case "about":
            return exact[:4] + "~"
        case "span":
            last = civil(day + dice.randint(1, 60))
            return f"{exact}/{last[0]:04d}-{last[1]:02d}-{last[2]:02d}"
        case "one-of":
            day_of_year = exact[4:] if exact[5:] != "02-29" else "-02-28"
            return f"[{year:04d}{day_of_year},{year + 6:04d}{day_of_year}]"
        case _:
            return ""


def main() -> None:
    """Fills the database at a URL."""
    number, url = int(sys.argv[1]), sys.argv[2]
    with Store.open(url) as store:
        fill(store, number)
    print(f"{number:,} made-up events are in {url}")


if __name__ == "__main__":
    main()
