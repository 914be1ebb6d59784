"""Finds the time expressions of a sentence: each with its span, its meaning, and its clause's tense."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from timeline.languages import Language, Meaning
from timeline.mentions.meanings import Slots, value_of
from timeline.mentions.timex import RangeEnd, Tense, Timex, Value
from timeline.text import Match, Span, Token, matches

# The extent a token lies in, the slot it fills, with what, and of which type that is.
Filled = tuple[int, str, object, type]

_RANGE_ENDS = (RangeEnd.FIRST, RangeEnd.LAST)
# What a range's first end takes over from its last where it does not say: "7-9 September 2021".
_YEARS = ("year", "era_year", "solar_year", "hijri_year", "bc")
_MONTHS = ("month", "solar_month", "hijri_month")
_SHARED = (*_YEARS, *_MONTHS, "pointing", "unit", "units")
# Hours share their day as well: "Friday from 3 to 5 in the afternoon".
_OF_HOURS = ("day", "weekday", "relday", "daypart", "dmy", "short_dmy")
_HOURS = frozenset(("hour", "clock", "dotted", "ordinal", "count"))


def find_timexes(tokens: Sequence[Token], text: str, language: Language) -> list[Timex]:
    """The time expressions among the tokens of one sentence of `text`, in order, not overlapping."""
    matched = [match for match in matches(tokens, language.dates) if match.rule.meaning != Meaning.NONE]
    if not matched:
        return []
    found: list[Timex] = []
    # Which words show a tense is looked up once a sentence: a line may be a whole book. Some only seem to.
    tenses = {i: Tense(str(tense)) for i, token in enumerate(tokens) if (tense := token.keys.get("tense"))}
    places = list(tenses)
    for match in matched:
        nearest = _nearest(places, match)
        found += _timexes(match, text, language, Tense.UNKNOWN if nearest is None else tenses[nearest])
    return found


def _timexes(match: Match, text: str, language: Language, tense: Tense) -> Iterator[Timex]:
    meaning = match.rule.meaning
    is_range = meaning.startswith(Meaning.RANGE)
    values = _values(meaning, tuple(_filled(match)), language.numeric_order)
    for index, ((_, start, end), value) in enumerate(zip(match.extents(), values, strict=True)):
        if value is not None:
            span = Span(start, end)
            range_end = _RANGE_ENDS[index] if is_range else RangeEnd.NONE
            yield Timex(span, span.cut(text), value, match.rule.pattern, tense, range_end)


def _filled(match: Match) -> Iterator[Filled]:
    for piece, token in zip(match.pieces, match.tokens, strict=True):
        value = token.keys[piece.key] if piece.slot else None
        yield piece.extent, piece.slot, value, type(value)


# Texts say the same days again and again. Types are told apart, since 2 is as good a key as 2.0.
@lru_cache(maxsize=1 << 14)
def _values(meaning: str, filled: Sequence[Filled], numeric_order: str) -> list[Value | None]:
    """The value of each extent of a match, in order."""
    extents = dict.fromkeys(extent for extent, *_ in filled if extent >= 0)
    readings = [_slots(filled, extent) for extent in extents]
    if meaning.startswith((Meaning.RANGE, Meaning.LIST)):
        readings = _shared(readings, (*_SHARED, *_OF_HOURS) if Meaning.CLOCK in meaning else _SHARED)
    return [value_of(meaning, slots, numeric_order) for slots in readings]


def _slots(filled: Sequence[Filled], extent: int) -> Slots:
    """The extent's slots; in a range's second end `{day2}` is simply its day."""
    slots = {slot: value for place, slot, value, _ in filled if slot and place == extent}
    named = {name.rstrip("23") if extent > 0 else name: value for name, value in slots.items()}
    written = named.get("day_month")
    if isinstance(written, tuple):
        named["day"], named["month"] = written
    return {"month": named["month_number"], **named} if "month_number" in named else named


def _shared(readings: list[Slots], names: Sequence[str]) -> list[Slots]:
    """Each reading with what it leaves to the last to say, or to the first: "7-9 September", "1914-18"."""
    first, last = readings[0], _spelled(readings[-1])
    full = [_lent(_lent(_long_year(reading, first), last, names), first, names) for reading in readings]
    if {"year", "month"} <= full[0].keys() & full[-1].keys() and full[0]["month"] > full[-1]["month"]:
        # From November to February the year turns.
        if "year" not in first:
            full[0] = {**full[0], "year": full[0]["year"] - 1}
        elif "year" not in last:
            full[-1] = {**full[-1], "year": full[-1]["year"] + 1}
    return full


def _spelled(reading: Slots) -> Slots:
    """A day written in numbers alone with its month and year to lend: "15-26.6.1918"."""
    if "dmy" not in reading:
        return reading
    _, month, year = reading["dmy"]
    return {"month": month, "year": year, **reading}


def _long_year(reading: Slots, first: Slots) -> Slots:
    if "short" in reading and "year" in first:
        return {**reading, "year": int(first["year"]) // 100 * 100 + int(reading["short"])}
    return reading


def _lent(reading: Slots, lender: Slots, names: Sequence[str]) -> Slots:
    """A reading with what only another one says."""
    # A day that no hour stands beside is not lent the part of day another one has.
    lent = {name: lender[name] for name in names if name in lender and (name != "daypart" or _HOURS & reading.keys())}
    return {**lent, **reading}


def _nearest(places: Sequence[int], match: Match) -> int | None:
    """Of some tokens in order, the one nearest to a match and outside it; of equals the one before."""
    before, after = bisect_left(places, match.first), bisect_left(places, match.after)
    left = places[before - 1] if before else None
    right = places[after] if after < len(places) else None
    if left is None or right is None:
        return right if left is None else left
    return left if match.first - left <= right - match.after + 1 else right
