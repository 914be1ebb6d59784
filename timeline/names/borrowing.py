"""Which language lends its spelling of a person's name: one that is written in the same script."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from babel.core import get_global

from timeline.names.rows import ActorName

# The language whose table of people is the fullest.
_LENDER: Final = "en"
# Length of a script's code ("Latn"), which is between a language's and a territory's.
_CODE: Final = 4


def borrowed(
    language: str, own: Iterable[ActorName], read: Callable[[str], Iterable[ActorName]]
) -> Sequence[ActorName]:
    """The lender's names of everybody whom a language does not name itself; none where it writes otherwise.

    `read` reads the people of a language.
    """
    if language == _LENDER or not _script(language) or _script(language) != _script(_LENDER):
        return ()
    named = {name.actor for name in own}
    return [replace(name, language=language) for name in read(_LENDER) if name.actor not in named]


def _script(language: str) -> str:
    """The script a language is mostly written in, as CLDR calls it; "" where it does not know the language."""
    tags = get_global("likely_subtags")
    parts = str(tags.get(language) or tags.get(language.partition("-")[0]) or "").split("_")
    return next((part for part in parts[1:] if len(part) == _CODE), "")
