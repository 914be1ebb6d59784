"""Text as it stands on a page, from left to right, turned back into the order it is read in.

A page description places shapes; it does not say what is read first. A line of right-to-left letters
read by position comes out mirrored, but for the numbers and foreign words in it. This undoes, line by
line, what the Unicode bidirectional algorithm (UAX 9) did when the page was set.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
# Words of a left-to-right script with what stands between them, numbers with their separators (a hyphen parts
# numbers in a right-to-left line), anything else a character at a time.
_LETTER: Final = r"[^\W\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_RUN: Final = re.compile(
    rf"{_LETTER}(?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*(?:{_LETTER}|\d))?|\d+(?:[.,:/٫٬]\d+)*[%٪]?|.", re.DOTALL
)
# On a right-to-left page, a line with a long foreign name in it still runs from right to left.
_ENOUGH: Final = 0.25
_SPACE: Final = re.compile(r"\s+")
_LOOSE: Final = re.compile(r"(?<=[(\[«])\s+|\s+(?=[)\]».،؛؟])")


def right_to_left_share(text: str) -> float:
    """The share of its letters that are of a right-to-left script."""
    directions = [_direction(character) for character in text]
    right = directions.count("R")
    return right / max(1, right + directions.count("L"))


def read_line(line: str) -> str:
    """A line of a right-to-left page in reading order, its gaps made single spaces.

    >>> read_line("2021 ربمتبس 7 ,ءاثالثلا").endswith("7 سبتمبر 2021")
    True
    """
    if right_to_left_share(line) >= _ENOUGH:
        line = "".join(_unmirrored(run) for run in reversed(_RUN.findall(line)))
    return _LOOSE.sub("", _SPACE.sub(" ", line)).strip()


def _unmirrored(run: str) -> str:
    return run.translate(_MIRRORED) if len(run) == 1 else run


@lru_cache(maxsize=1 << 14)
def _direction(character: str) -> str:
    kind = unicodedata.bidirectional(character)
    return "R" if kind in ("R", "AL") else "L" if kind == "L" else ""
