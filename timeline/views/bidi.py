"""Text that mixes directions: which way it runs, and how to keep it from disturbing its neighbours."""

import unicodedata
from typing import Final

_RTL_ISOLATE: Final = "\u2067"
_LTR_ISOLATE: Final = "\u2066"
_POP_ISOLATE: Final = "\u2069"
# Marks, embeddings, overrides and isolates: a stray one in a document turns the words around it.
_CONTROLS: Final = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def is_rtl(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left.

    >>> is_rtl("2021: قمة"), is_rtl("(summit) قمة"), is_rtl("2021")
    (True, False, False)
    """
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def isolated(text: str) -> str:
    """The line wrapped so that it reads in its own direction wherever it is put."""
    if not text:
        return text
    clean = text.translate(_CONTROLS)
    return f"{_RTL_ISOLATE if is_rtl(clean) else _LTR_ISOLATE}{clean}{_POP_ISOLATE}"
