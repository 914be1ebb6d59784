"""dateparser is slow to import and seldom needed, so it is imported when it is first asked for."""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, Final

# Two threads that begin with different modules of the package wait for each other's import, and one of them fails.
_IMPORTING: Final = Lock()


def dateparser_languages() -> Sequence[str]:
    """The codes of the languages it knows, the most common first."""
    with _IMPORTING:
        from dateparser.data.languages_info import language_order
    codes: Sequence[str] = language_order
    return codes


def dateparser_search() -> Callable[..., list[tuple[str, Any]] | None]:
    """Its function that finds dates in a text."""
    with _IMPORTING:
        from dateparser.search import search_dates
    find: Callable[..., list[tuple[str, Any]] | None] = search_dates
    return find
