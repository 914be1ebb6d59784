"""Names beside a happening that are none of its parties: who looks on, who is spoken of, where an envoy is posted."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from timeline.events.frame import Frame
from timeline.events.triggers import Trigger
from timeline.languages import Language
from timeline.names import Mention
from timeline.text import Token

# How many words may stand between "in the presence of" and a name: articles, adjectives, a title.
_REACH: Final = 5
# How far apart the names of a list may stand: "Egypt and the Sudan".
_LIST_REACH: Final = 3
_JOINS: Final = "and"
# How many words may stand between an envoy and where he is posted, and between "to" and the name.
_POST_REACH: Final = 4
_AT_REACH: Final = 2


def onlookers(names: Sequence[Mention], tokens: Sequence[Token], language: Language) -> list[Mention]:
    """The names of those in whose presence, under whose auspices or by whose mediation something happens."""
    words = [(place, token.keys["onlooker"]) for place, token in enumerate(tokens) if "onlooker" in token.keys]
    return _beside(words, names, tokens, language)


def spoken_of(names: Sequence[Mention], tokens: Sequence[Token], language: Language) -> list[Mention]:
    """The names of those that two parties only speak of: "discussed the situation in Syria"."""
    words = [
        (place, "behind")
        for place, token in enumerate(tokens)
        # "The head of the nuclear file of Iran" speaks himself.
        if token.keys.get("topic") == "behind" and not (place and "officeholder" in tokens[place - 1].keys)
    ]
    return _beside(words, names, tokens, language)


def _beside(
    words: Sequence[tuple[int, object]], names: Sequence[Mention], tokens: Sequence[Token], language: Language
) -> list[Mention]:
    """The names, with those joined to them, that stand behind some words or before them."""
    if not words:
        return []
    starts = [token.start for token in tokens]
    places = [bisect_right(starts, name.span.start) - 1 for name in names]
    lists = list(_lists(names, tokens, starts, places, language))
    found: list[Mention] = []
    for place, side in words:
        if side == "joined":
            found += [name for name in names if _is_joined(name, place, tokens)]
            continue
        nearest = _behind(place, tokens, places) if side == "behind" else _before(place, names, starts)
        found += next((row for row in lists if nearest is not None and names[nearest] in row), [])
    return found


def posted_to(names: Sequence[Mention], tokens: Sequence[Token]) -> list[Mention]:
    """The names of those an envoy is sent to, for whom he does not act: "the ambassador to Greece"."""
    starts = [token.start for token in tokens]
    return [name for name in names if _is_post(bisect_right(starts, name.span.start) - 1, tokens)]


def tellers(trigger: Trigger, frame: Frame) -> list[Mention]:
    """The names of those who only say what a clause before them tells of others: "..., the Thai army said"."""
    parts = frame.clauses
    own = parts.of(trigger.span)
    saying = {parts.of(verb.span) for verb in frame.verbs if verb.by}
    if trigger.by or not saying or not any(parts.of(name.span) == own for name in frame.names):
        return []
    return [name for name in frame.names if parts.of(name.span) > own and parts.of(name.span) in saying]


def _is_post(place: int, tokens: Sequence[Token]) -> bool:
    sides = [token.keys.get("posting") for token in tokens[max(0, place - _AT_REACH - _POST_REACH) : place]]
    near, far = sides[-_AT_REACH:], sides[:-1]
    return "posted" in near or ("at" in near and "envoy" in far)


def _lists(
    names: Sequence[Mention], tokens: Sequence[Token], starts: Sequence[int], places: Sequence[int], language: Language
) -> Iterator[list[Mention]]:
    """The names row by row, those of a list together."""
    row = list(names[:1])
    for (name, _), (other, place) in pairwise(zip(names, places, strict=True)):
        between = tokens[bisect_left(starts, name.span.end) : place]
        joins = any(t.keys.get("border") == _JOINS or t.word in language.list_signs for t in between)
        # "The Egyptian foreign minister Shoukry" is one.
        joins = joins or all("officeholder" in t.keys for t in between)
        if len(between) <= _LIST_REACH and joins:
            row.append(other)
        else:
            yield row
            row = [other]
    yield row


def _behind(place: int, tokens: Sequence[Token], places: Sequence[int]) -> int | None:
    """The next name behind a word, before a new clause begins."""
    index = bisect_right(places, place)
    if index == len(places) or places[index] - place > _REACH:
        return None
    ends = any("clause" in t.keys or t.keys.get("border") == "clause" for t in tokens[place + 1 : places[index]])
    return None if ends else index


def _before(place: int, names: Sequence[Mention], starts: Sequence[int]) -> int | None:
    """The name right before a word."""
    ends = [bisect_left(starts, name.span.end) for name in names]
    return next((index for index, end in enumerate(ends) if place - 1 <= end <= place), None)


def _is_joined(name: Mention, place: int, tokens: Sequence[Token]) -> bool:
    """Whether nothing but a hyphen stands between a name and a word: "Chinese-brokered"."""
    return place > 0 and tokens[place - 1].start == name.span.end and tokens[place - 1].end == tokens[place].start
