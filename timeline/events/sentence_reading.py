"""What the earlier rooms found in a sentence, and what the whole document makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.dates import When
from timeline.events.datelines import dateline
from timeline.events.knowledge import Knowledge
from timeline.events.offices import holders, in_office
from timeline.languages import Language
from timeline.names import Mention
from timeline.resolution import Resolution
from timeline.text import Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What the earlier rooms found in one sentence."""

    sentence: Sentence
    tokens: Sequence[Token]
    names: Sequence[Mention]
    resolutions: Sequence[Resolution]


def without_dateline(readings: Sequence[SentenceReading], text: str, language: Language) -> list[SentenceReading]:
    """The sentences without the document's dateline, whose city and day are those of the report."""
    head = dateline(text, _marks(readings), language.dateline_ends)
    return [_without(head, reading) for reading in readings]


def with_holders(
    readings: Sequence[SentenceReading], text: str, language: str, day: When | None, knowledge: Knowledge
) -> list[SentenceReading]:
    """The sentences with those who are named by their office alone among their names, and no namesakes of theirs."""
    readings = [_of_the_day(reading, day, knowledge) for reading in readings]
    names = [name for reading in readings for name in reading.names]
    further = holders(text, names, language, day, knowledge)
    if not further:
        return readings
    return [_with_names(reading, further) for reading in readings]


def _of_the_day(reading: SentenceReading, day: When | None, knowledge: Knowledge) -> SentenceReading:
    if not any(name.namesakes for name in reading.names):
        return reading
    return replace(reading, names=[in_office(name, day, knowledge) for name in reading.names])


def _with_names(reading: SentenceReading, further: Sequence[Mention]) -> SentenceReading:
    own = [name for name in further if name.span.overlaps(reading.sentence.span)]
    names = sorted([*reading.names, *own], key=lambda name: name.span)
    return replace(reading, names=names) if own else reading


def _marks(readings: Sequence[SentenceReading]) -> list[Span]:
    first = readings[:2]
    return [name.span for r in first for name in r.names] + [res.timex.span for r in first for res in r.resolutions]


def _without(head: Span, reading: SentenceReading) -> SentenceReading:
    """A sentence without its dateline, whose city and day are those of the report."""
    if not head.overlaps(reading.sentence.span):
        return reading
    return replace(
        reading,
        names=[name for name in reading.names if not name.span.overlaps(head)],
        resolutions=[resolution for resolution in reading.resolutions if not resolution.timex.span.overlaps(head)],
    )
