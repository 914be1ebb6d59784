"""Clues in things named: those that had no name before a day, or were gone after one; events that are counted."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from timeline.dates import Date, Grain, day_number, move, write_edtf
from timeline.dating import weights
from timeline.dating.document_date import Clue, Found
from timeline.dating.evidence import Evidence
from timeline.dating.material import Material, Passage
from timeline.dating.times import Away, fading, inside, its_time, sudden
from timeline.names import FirstDay, Prominence, Recurring, Story
from timeline.text import Span, Token

# Words between a number and the event it counts, at most.
_NEAR: Final = 6
_ROMAN: Final = re.compile(r"\W{0,2}([IVXL]+|\d{1,3})\b")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
# No long word behind: millions are no share prices. American ones were quoted in eighths of a dollar until decimals
# came in the spring of 2001.
_EIGHTHS: Final = re.compile(r"\$\d{1,3}\.(?:125|375|625|875)\b(?! [^\W\d_]{5})|\b\d{1,3} [1357]/8\b")
_EIGHTHS_SINCE: Final = day_number(1900)
_EIGHTHS_UNTIL: Final = day_number(2001, 4, 9)


def things(material: Material) -> Found:
    """Things that had no name, or were not there, before a day; and those that are only remembered after one."""
    people = _holders(material)
    for row, span in material.things:
        # A holder of an office is dated by the terms, which are known to the day.
        if any(span.overlaps(place) for place in people):
            continue
        quote = span.cut(material.document.text)
        kind = "thing of a time" if row.latest else "first day"
        yield Clue(kind, _because(row, quote), quote, span), _evidence(row)


def _holders(material: Material) -> list[Span]:
    terms = material.references.terms
    return [name.span for passage in material.passages for name in passage.names if name.actor in terms]


def _because(row: FirstDay, quote: str) -> str:
    if row.prominence is not None:
        until = f" until {write_edtf(row.latest)}" if row.latest else ""
        return f"“{quote}” was much in the news from {write_edtf(row.earliest)}{until}."
    since = f"“{quote}” cannot have been named before {write_edtf(row.earliest)}"
    if row.latest is None:
        return f"{since}."
    return f"{since}, and had its time until {write_edtf(row.latest)}; later texts look back at it."


def _evidence(row: FirstDay) -> Evidence:
    first, last = row.days
    if row.prominence is None:
        return _its_time(first, last)
    before, after = weights.AROUND_PROMINENCE[row.prominence]
    if row.prominence is Prominence.EVENT and last is not None:
        return fading(first, last, before[0][1], weights.FADED, _scaled(first, last, after))
    return its_time(first, last, before, after)


def _its_time(first: int, last: int | None) -> Evidence:
    if last is None:
        return its_time(first, last, weights.BEFORE_THING, weights.AFTER_THING)
    if last - first > weights.STORY_DAYS:
        return its_time(first, last, weights.BEFORE_LONG_THING, _scaled(first, last, weights.AFTER_THING))
    return fading(first, last, weights.BEFORE_THING[0][1], weights.FADED, _scaled(first, last, weights.AFTER_THING))


def _scaled(first: int, last: int, after: Away) -> Away:
    """What had a short time is the more surely named in it; old states and companies are remembered."""
    years = max(0.5, (last - first) / 365)
    share = min(weights.MOST_REMEMBERED, years / weights.LONG_TIME)
    return tuple((limit, min(weights.LEAST_LOSS, value * share)) for limit, value in after)


def stories(material: Material) -> Found:
    """Bombings of embassies in Kenya and Tanzania: words that together are one story, and of its time."""
    text = material.document.text
    seen = set()
    for story, span in material.references.stories.find(text, material.document.language):
        if story.id not in seen:
            seen.add(story.id)
            until = f" to {write_edtf(story.last)}" if story.last else " on"
            told = ", ".join(group[0] for group in story.words)
            because = f"The words “{told}” together are a story of {write_edtf(story.first)}{until}."
            clue = Clue("story", because, span.cut(text), span)
            last = story.last.last_day if story.last else None
            yield clue, _of_story(story, last)


def _of_story(story: Story, last: int | None) -> Evidence:
    """What began on a day is told most in the days behind it; other stories run on alike until their end."""
    if story.first.grain is not Grain.DAY or last is None:
        return its_time(story.first.day, last, weights.BEFORE_STORY, weights.AFTER_STORY)
    return sudden(story.first.day, last, weights.BEFORE_STORY, weights.SINCE_STORY, weights.AFTER_STORY)


def ordinals(material: Material) -> Found:
    """The 75th session of the General Assembly: events that are counted, and whose rule is known."""
    text = material.document.text
    seen: set[tuple[str, int]] = set()
    for row, span in material.references.recurring.find(text, material.document.language):
        for number, place in _numbers(text, span, material.passages):
            year = row.year_of(number)
            if year is not None and (row.id, number) not in seen:
                seen.add((row.id, number))
                yield _ordinal(row, number, year, place.cut(text), place)
                break


def _ordinal(row: Recurring, number: int, year: int, quote: str, span: Span) -> tuple[Clue, Evidence]:
    first = day_number(year, row.month)
    last = move(Date(first), row.months, Grain.MONTH).day - 1
    because = f"Number {number} of “{row.name}” fell in {year}; the report is of about then."
    ahead, behind = weights.AROUND_EVENT
    return Clue("ordinal", because, quote, span), inside(first - ahead, last + behind, weights.DOUBT_OF_ORDINAL)


def _numbers(text: str, name: Span, passages: Sequence[Passage]) -> Iterator[tuple[int, Span]]:
    """The numbers that may count an event: right behind its name, in Roman or digits; else near it."""
    glued = _ROMAN.match(text, name.end)
    if glued:
        yield _number_of(glued[1]), Span(name.start, glued.end(1))
    for passage in passages:
        if passage.span.overlaps(name):
            near = [token for token in passage.tokens if not name.start <= token.start < name.end]
            before = [t for t in near if t.end <= name.start][-_NEAR:]
            behind = [t for t in near if t.start >= name.end][:_NEAR]
            for token in (*reversed(before), *behind):
                if (number := _count(token, text)) is not None:
                    yield number, Span(min(token.start, name.start), max(token.end, name.end))


def _count(token: Token, text: str) -> int | None:
    """An ordinal; or a number that something is written to: "al-75", "第75"."""
    found = token.keys.get("ordinal")
    if found is None and token.start and text[token.start - 1].isalpha():
        found = token.keys.get("count")
    return found if isinstance(found, int) else None


def _number_of(written: str) -> int:
    if written.isdigit():
        return int(written)
    values = [_ROMAN_VALUES[letter] for letter in written]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def prices(material: Material) -> Found:
    """$15.625 a share, 36 7/8: prices in eighths of a dollar."""
    found = _EIGHTHS.search(material.document.text)
    if found:
        because = "Share prices in eighths of a dollar were quoted until 9 April 2001."
        clue = Clue("prices", because, found[0], Span(*found.span()))
        yield clue, inside(_EIGHTHS_SINCE, _EIGHTHS_UNTIL, weights.DOUBT_OF_PRICES)
