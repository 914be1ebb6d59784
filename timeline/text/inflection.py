"""What a word's ending or prefix shows: the case of a month or weekday, the tense of a verb no table knows."""

from collections.abc import Mapping, Set
from functools import cache
from typing import Final

from timeline.languages import NO_KEYS, Keys, Language

_NAMES: Final = frozenset(("month", "weekday"))
_SHORTEST_STEM: Final = 4
# A stem may also lose its last letters ("september", "septembril"): only long months are known by the rest.
_LOST: Final = 2
_SHORTEST_REST: Final = 6
# Shorter words are seldom the verbs that carry a tense.
_SHORTEST_VERB: Final = 5


def inflected(word: str, language: Language) -> Keys:
    """The keys of a month's or weekday's name of which the word may be a case form; none of other words."""
    if word[:_SHORTEST_STEM] not in _beginnings(language):
        return NO_KEYS
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
def _beginnings(language: Language) -> Set[str]:
    """What the names whose case forms are sought begin with; nothing where none are."""
    names = [word for word, keys in language.lexicon.items() if not keys.kind.isdisjoint(_NAMES)]
    return {word[:_SHORTEST_STEM] for word in names if language.longest_ending}


@cache
def _shortened(language: Language) -> Mapping[str, Keys]:
    """The long months without their last letters."""
    months = {word: keys for word, keys in language.lexicon.items() if "month" in keys}
    return {word[:-_LOST]: keys for word, keys in months.items() if len(word) >= _SHORTEST_REST + _LOST}


def with_tense(word: str, keys: Keys, language: Language) -> Keys:
    """A word's keys, with the tense its prefix or ending shows where no table says what the word is."""
    if len(word) < _SHORTEST_VERB or not all(key.startswith("=") for key in keys):
        return keys
    if word.startswith(language.future_prefixes) or word.endswith(language.future_endings):
        return Keys({**keys, "tense": "future"})
    return Keys({**keys, "tense": "past"}) if word.endswith(language.past_endings) else keys
