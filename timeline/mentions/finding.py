"""Finds the time expressions of a sentence: each with its span, its meaning, and its clause's tense."""

from collections.abc import Iterator, Sequence

from timeline.languages import Language, Meaning
from timeline.mentions.meanings import Slots, value_of
from timeline.mentions.timex import RangeEnd, Tense, Timex
from timeline.text import Match, Span, Token, matches

# What a range's first end takes over from its last where it does not say: "7-9 September 2021".
_SHARED = ("year", "era_year", "bc", "month", "pointing", "unit")


def find_timexes(tokens: Sequence[Token], text: str, language: Language) -> list[Timex]:
    """The time expressions among the tokens of one sentence of `text`, in order, not overlapping."""
    found: list[Timex] = []
    for match in matches(tokens, language.dates):
        tense = _tense(tokens, match, language)
        found += _timexes(match, text, language, tense)
    return found


def _timexes(match: Match, text: str, language: Language, tense: Tense) -> Iterator[Timex]:
    extents = match.extents()
    meaning = match.rule.meaning
    readings = [_slots(match, extent) for extent, _, _ in extents]
    if meaning == Meaning.RANGE:
        readings = _shared(readings)
    values = [value_of(meaning, slots, language.numeric_order) for slots in readings]
    ends = (RangeEnd.FIRST, RangeEnd.LAST) if meaning == Meaning.RANGE else (RangeEnd.NONE,)
    for (_, start, end), value, range_end in zip(extents, values, ends, strict=False):
        if value is not None:
            span = Span(start, end)
            yield Timex(span, span.cut(text), value, match.rule.pattern, tense, range_end)


def _slots(match: Match, extent: int) -> Slots:
    """The extent's slots; in a range's second end `{day2}` is simply its day."""
    slots = match.slots(extent)
    return {name.rstrip("2") if extent > 0 else name: value for name, value in slots.items()}


def _shared(readings: list[Slots]) -> list[Slots]:
    first, last = ({**reading} for reading in readings)
    if "short" in last and "year" in first:
        last["year"] = int(first["year"]) // 100 * 100 + int(last["short"])
    for name in _SHARED:
        if name not in first and name in last:
            first[name] = last[name]
        if name not in last and name in first:
            last[name] = first[name]
    return [first, last]


def _tense(tokens: Sequence[Token], match: Match, language: Language) -> Tense:
    """The tense of the nearest word of the sentence that shows one."""
    nearest, least = Tense.UNKNOWN, 0
    for index, token in enumerate(tokens):
        tense = tense_of(token, language)
        if tense is Tense.UNKNOWN or match.first <= index < match.after:
            continue
        distance = match.first - index if index < match.first else index - match.after + 1
        if nearest is Tense.UNKNOWN or distance < least:
            nearest, least = tense, distance
    return nearest


def tense_of(token: Token, language: Language) -> Tense:
    """The tense a word shows: by the language's table, or by a prefix of its future."""
    tense = token.keys.get("tense")
    if isinstance(tense, str):
        return Tense(tense)
    # Prefixes are taken for tense only in words that are otherwise unknown and long enough to be verbs.
    if language.future_prefixes and not token.keys and len(token.word) > 4:
        return Tense.FUTURE if token.word.startswith(language.future_prefixes) else Tense.UNKNOWN
    return Tense.UNKNOWN
