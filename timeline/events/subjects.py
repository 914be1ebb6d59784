"""The subject among the names before a verb that stands last, where its objects stand before it too."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from timeline.events.frame import Frame
from timeline.names import Mention
from timeline.text import Token

# How many words may stand between two names that a word joins: "the German chancellor and the French".
_JOINED_REACH: Final = 6
_JOINS: Final = "and"


def leading_party(names: Sequence[Mention], frame: Frame) -> list[Mention]:
    """The first name, with those joined to it and whoever holds its office; all where the language has verbs between.

    "(that) Germany and France Russia condemned": the first two act.
    """
    if not frame.language.verb_last or not names:
        return list(names)
    party = [names[0]]
    for name in names[1:]:
        if not _is_joined(frame.tokens[bisect_left(frame.starts, party[-1].span.end) : frame.place(name)], frame):
            break
        party.append(name)
    return party


def _is_joined(between: Sequence[Token], frame: Frame) -> bool:
    """Whether a sign or an "and" stands between two names, or nothing but the office of the first."""
    if any(t.word in frame.language.list_signs or t.keys.get("border") == _JOINS for t in between):
        return len(between) <= _JOINED_REACH
    titles = [token for token in between if "officeholder" in token.keys]
    return bool(titles) and all("officeholder" in token.keys or "office" in token.keys for token in between)
