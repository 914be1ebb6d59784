"""Case endings of months and weekdays, in languages whose endings nobody listed."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from timeline.languages import NO_KEYS, Keys, Language

_NAMES: Final = frozenset(("month", "weekday"))
_SHORTEST_STEM: Final = 4
# A stem may also lose its last letters ("september", "septembril"): only long months are known by the rest.
_LOST: Final = 2
_SHORTEST_REST: Final = 6


def inflected(word: str, language: Language) -> Keys:
    """The keys of a month's or weekday's name of which the word may be a case form; none of other words."""
    for cut in range(1, min(language.longest_ending, len(word) - _SHORTEST_STEM) + 1):
        keys = language.lexicon.get(word[:-cut], NO_KEYS)
        if not keys.kind.isdisjoint(_NAMES):
            return keys
    for cut in range(1, min(language.longest_ending, len(word) - _SHORTEST_REST) + 1):
        keys = _shortened(language).get(word[:-cut], NO_KEYS)
        if keys:
            return keys
    return NO_KEYS


@cache
def _shortened(language: Language) -> Mapping[str, Keys]:
    """The long months without their last letters."""
    months = {word: keys for word, keys in language.lexicon.items() if "month" in keys}
    return {word[:-_LOST]: keys for word, keys in months.items() if len(word) >= _SHORTEST_REST + _LOST}
