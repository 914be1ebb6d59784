"""Messages that outlive the run they arose in: what a click did, or why it did nothing."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from timeline.store import CorrectionError, StoreError
from timeline.web.error_words import error_in_words
from timeline.web.plain import plain

_KEY: Final = "messages"


def tell(text: str, *, is_error: bool = False) -> None:
    """Keeps a message for the top of the next page; it is shown as plain text."""
    st.session_state.setdefault(_KEY, []).append((text, is_error))


def show_messages() -> None:
    """Shows what was kept, once: over the page, since the reader may have scrolled far from its top."""
    # The container is there with or without a message, so that what follows keeps its place and its state.
    with st.container():
        for text, is_error in st.session_state.pop(_KEY, []):
            if is_error:
                st.error(plain(text), icon=":material/error:")
                st.toast(plain(text), icon=":material/error:", duration="long")
            else:
                st.toast(plain(text), icon=":material/check:")


def attempt(change: Callable[[], object], done: str, *, but: type[Exception] | tuple[()] = ()) -> bool:
    """Makes a change in the store and says that it is done, or in one sentence why not; `but` is let through."""
    try:
        change()
    except but:
        raise
    except (CorrectionError, StoreError) as error:
        tell(error_in_words(error), is_error=True)
        return False
    if done:
        tell(done)
    return True
