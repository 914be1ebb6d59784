"""Clues in dated happenings beside words of time: "the embassy bombings of August 7", "… last month".

The first and last days of names are days on which something happened. Where a sentence names such a thing with a
day and month that is one of these days, the year is that day's; where it counts back from the document ("last
month", "two years ago"), the document is so much later.
"""

from bisect import bisect_left
from collections.abc import Iterator

from timeline.dates import Date, Grain, civil, move, truncate, write_edtf
from timeline.dating import weights
from timeline.dating.document_date import Clue, Found
from timeline.dating.evidence import Evidence
from timeline.dating.material import Material, bare
from timeline.dating.times import inside
from timeline.mentions import From, Partial, Shift, Tense, Timex
from timeline.names import FirstDay

# A day told without its year is spoken of for less than a year.
_SOON = 300
# Known days are those of places some hours apart.
_APART = 1
_COUNTED = (Grain.YEAR, Grain.MONTH, Grain.WEEK, Grain.DAY)


def happenings(material: Material) -> Found:
    """Days of things told beside their names, and spans counted back to them."""
    named = material.named_things
    starts = [span.start for _, span in named]
    seen: set[tuple[str, str]] = set()
    for passage in material.passages:
        for row, _ in named[bisect_left(starts, passage.span.start) : bisect_left(starts, passage.span.end)]:
            for timex in passage.timexes:
                if (row.id, timex.text) not in seen:
                    seen.add((row.id, timex.text))
                    yield from _told(row, timex)


def _told(row: FirstDay, timex: Timex) -> Found:
    for known in _days(row):
        match bare(timex.value):
            case Partial(month=int(month), day=int(day)) if timex.tense is not Tense.FUTURE:
                if _is_day(known.day, month, day):
                    because = f"{write_edtf(known)} was a day of “{row.name}”: the text tells it without its year."
                    clue = Clue.quoting("happening", because, timex)
                    yield clue, inside(known.day - _APART, known.day + _SOON, weights.DOUBT_OF_HAPPENING)
            case Shift(count=int(count), grain=grain, origin=From.DOCUMENT) if count < 0 and grain in _COUNTED:
                if _is_story(row) and known == row.earliest:
                    yield _counted(row, known, timex, -count, grain)


def _counted(row: FirstDay, known: Date, timex: Timex, count: int, grain: Grain) -> tuple[Clue, Evidence]:
    """The unit so many after the day's own; counts of more than one are round."""
    written = Date(truncate(move(known, count, grain), grain).day, grain)
    loose = (written.last_day - written.day) // 2 if count > 1 else _APART
    because = f"{write_edtf(known)} was the day of “{row.name}”; the text counts back to it."
    evidence = inside(written.day - loose, written.last_day + loose, weights.DOUBT_OF_HAPPENING)
    return Clue.quoting("happening", because, timex), evidence


def _days(row: FirstDay) -> Iterator[Date]:
    """The days of a story; the last day of a long life may be any day that a text tells."""
    known = (row.earliest, row.latest) if _is_story(row) else (row.earliest,)
    return (when for when in known if when is not None and when.grain is Grain.DAY)


def _is_story(row: FirstDay) -> bool:
    return row.latest is not None and row.latest.day - row.earliest.day <= weights.STORY_DAYS


def _is_day(known: int, month: int, day: int) -> bool:
    return any(civil(known + off)[1:] == (month, day) for off in range(-_APART, _APART + 1))
