"""What is asked of the list of reports, kept in the address, so that a link and the back button restore it.

The address calls each value as the session calls its widget, and holds codes, no word of a language.
"""

from collections.abc import Collection, Mapping
from typing import Any, Final

import streamlit as st

from timeline.store import Dating, DocumentsBy

WORDS: Final = "shelf-words"
ARCHIVE: Final = "shelf-archive"
LANGUAGE: Final = "shelf-language"
DATING: Final = "shelf-dating"
SORT: Final = "shelf-sort"
BACKWARDS: Final = "shelf-backwards"
PAGE: Final = "shelf-page"
_KEYS: Final = (WORDS, ARCHIVE, LANGUAGE, DATING, SORT, BACKWARDS, PAGE)
_SEEN: Final = "shelf seen"
_LONGEST: Final = 500


def take_shelf(archives: Collection[str], languages: Collection[str]) -> None:
    """Before the widgets are drawn: what the address says goes into them, if somebody else than we wrote it."""
    state = st.session_state
    said = {key: st.query_params.get(key, "")[:_LONGEST] for key in _KEYS}
    if WORDS not in state and not any(said.values()):
        # Another page of ours was open in between: Streamlit has emptied the address and forgotten the widgets.
        said = state.get(_SEEN, said)
    elif said == state.get(_SEEN):
        return
    state[_SEEN] = said
    for key, value in _read(said, archives, languages).items():
        state[key] = value


def keep_shelf() -> None:
    """Once they are drawn: what they hold goes into the address, all but what is as at first."""
    state = st.session_state
    held = {key: _written(state.get(key)) for key in _KEYS}
    state[_SEEN] = held
    for key, value in held.items():
        if value != st.query_params.get(key, ""):
            if value:
                st.query_params[key] = value
            else:
                st.query_params.pop(key, None)


def _read(said: Mapping[str, str], archives: Collection[str], languages: Collection[str]) -> dict[str, Any]:
    """What the widgets take; what is said wrongly is as at first."""
    page = said[PAGE]
    return {
        WORDS: said[WORDS],
        ARCHIVE: said[ARCHIVE] if said[ARCHIVE] in archives else None,
        LANGUAGE: said[LANGUAGE] if said[LANGUAGE] in languages else None,
        DATING: Dating(said[DATING]) if said[DATING] in set(Dating) else None,
        SORT: DocumentsBy(said[SORT]) if said[SORT] in set(DocumentsBy) else DocumentsBy.ADDED,
        BACKWARDS: bool(said[BACKWARDS]),
        PAGE: int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 0,
    }


def _written(value: Any) -> str:
    if isinstance(value, bool | int):
        return str(int(value)) if value else ""
    return "" if value in (None, DocumentsBy.ADDED) else str(value)
