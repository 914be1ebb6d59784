"""A clue from another document: it is dated, and tells the same event."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from timeline.dates import When, bounds, write_edtf
from timeline.dating import weights
from timeline.dating.document_date import Clue, Found
from timeline.dating.evidence import Evidence, stretches
from timeline.text import NOWHERE, Span

# The kind of its clues.
KIND: Final = "told elsewhere"


@dataclass(frozen=True, slots=True)
class ToldElsewhere:
    """An event of this document that another, dated document tells too.

    `when` is the event's date there; `title` says which document, `quote` and `span` where this one tells it.
    `is_news` is False where this document only recalls the event, or looks ahead to it.
    """

    when: When
    title: str
    quote: str = ""
    span: Span = NOWHERE
    is_news: bool = True


def told_elsewhere(events: Iterable[ToldElsewhere]) -> Found:
    """Reports of one event are of its day or the days after it; each event counts once, from whichever document."""
    seen = set()
    for event in sorted(events, key=lambda event: (event.span, event.title, write_edtf(event.when))):
        key = write_edtf(event.when), event.is_news
        evidence = _evidence(event)
        if key not in seen and evidence is not None:
            seen.add(key)
            because = f"“{event.title}”, which is dated, tells the same event, of {write_edtf(event.when)}."
            yield Clue(KIND, because, event.quote, event.span), evidence


def _evidence(event: ToldElsewhere) -> Evidence | None:
    limits = bounds(event.when)
    if limits.earliest is None or limits.latest is None:
        return None
    doubt = weights.DOUBT_OF_HAPPENING / 100
    if not event.is_news:
        return stretches([(limits.earliest, 1.0), (limits.latest + 3 * 365, 0.3)], doubt)
    pieces = [(limits.earliest, 1.0), (limits.latest + 2, 0.25), (limits.latest + 8, 0.02), (limits.latest + 60, doubt)]
    return stretches(pieces, doubt)
