"""Which line ends of a text are only where the line was full, as in mail, newswire and pages copied from a PDF."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from timeline.languages import Language

# A line that ends so may be the last of its sentence, however full it is.
_ENDS: Final = ".!?:;\u061f\u061b\u06d4\u3002\uff01\uff1f\u2026"
# How long the longest line of a wrapped text is.
_WIDTHS: Final = range(40, 141)
# One or two lines alone may be titles or short paragraphs: they are looked at more closely.
_FEW: Final = 3
_WIDTHS_OF_FEW: Final = range(40, 101)
# Lines of proportional letters differ in length: they are wrapped if so long.
_UNEVEN: Final = range(40, 101)
# So much of a text says how it is wrapped.
_HEAD: Final = 200
_WORD: Final = re.compile(r"\s*(\S*)")
# What begins a line of a list.
_ITEM: Final = re.compile(r"\W*\d|[-*\u2013\u2014\u2022]")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is wrapped: `width` is that of its longest line; at 0 no line end says anything."""

    width: int
    spaced: bool

    def goes_on(self, text: str, at: int) -> bool:
        """Whether the line that ends at `at` was full: the next word would not have fitted."""
        line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
        end = text.find("\n", at + 1)
        following = text[at + 1 : end if end >= 0 else len(text)]
        if not following.strip():
            return False
        return not self.width or _is_full(line, following, self.width, spaced=self.spaced) or _begins_small(following)


def wrapping(text: str, language: Language) -> Wrapping | None:
    """How a text is wrapped; None where each line stands for itself."""
    lines = [line.rstrip() for line in text.split("\n", _HEAD)]
    inner = [(line, after) for line, after in pairwise(lines) if line and after.strip()]
    width = max((len(line) for line in lines if " " in line.strip()), default=0)
    open_ended = [(line, after) for line, after in inner if line[-1] not in _ENDS]
    full = [pair for pair in open_ended if _is_full(*pair, width, spaced=language.spaced)]
    if width in _WIDTHS and full and len(full) * 10 >= len(open_ended) * 8 and _speak(full, width):
        return Wrapping(width, language.spaced)
    uneven = [pair for pair in open_ended if len(pair[0]) in _UNEVEN]
    if len(uneven) > 1 and len(uneven) * 10 >= len(inner) * 6 and _speak(uneven, width):
        return Wrapping(0, language.spaced)
    return None


def _speak(broken: Sequence[tuple[str, str]], width: int) -> bool:
    """Whether broken lines are many, or such that they cannot well be titles or a list."""
    if len(broken) >= _FEW or all(_begins_small(after) for _, after in broken):
        return True
    return width in _WIDTHS_OF_FEW and not any(after[0].isupper() or _ITEM.match(after) for _, after in broken)


def _is_full(line: str, following: str, width: int, *, spaced: bool) -> bool:
    """Whether the first word of the next line, or its first sign where words are not parted, had no room."""
    word = _WORD.match(following)
    room = len(word[1]) + 1 if word is not None and spaced else 1
    return len(line) + room > width


def _begins_small(line: str) -> bool:
    return line.lstrip()[:1].islower()
