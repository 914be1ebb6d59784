"""What stands behind a name and says what it is in its sentence: an ending behind an apostrophe, a postposition."""

from collections.abc import Sequence
from typing import Final

from timeline.text import Token

_APOSTROPHES: Final = "'’"
# An apostrophe and the ending.
_REACH: Final = 2
AGENT: Final = "agent"
PLACE: Final = "place"


def case_behind(tokens: Sequence[Token], after: int) -> str:
    """The case of the name that ends before a token, as the language's table calls it; "" where nothing marks it."""
    for token in tokens[after : after + _REACH]:
        if "case" in token.keys:
            return str(token.keys["case"])
        if token.word not in _APOSTROPHES:
            break
    return ""
