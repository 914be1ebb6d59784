"""What a reader asked for is done to its end, whatever the page wants next.

Streamlit breaks a run off as soon as the page wants to be drawn anew: at the run's next look into the session or next
word to the page, in callbacks too, and the click is lost. On a page that hears by itself of what others change, that
may be in the midst of a save. So callbacks, and what is done `undisturbed`, end first; what the page wants waits. That
holds with `runner.fastReruns` off, as `app.py` has it: with it on, what the page wants begins in a thread of its own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequest, ScriptRequests
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState

_IS_DOING: Final = ContextVar("is doing", default=False)


def let_deeds_end() -> None:
    """Has Streamlit break no callback off, and nothing undisturbed; for the start of the server."""
    yielding = ScriptRequests.on_scriptrunner_yield

    def once_done(requests: ScriptRequests) -> ScriptRequest | None:
        in_callback = ThreadState.get().run_location is RunLocation.CALLBACK
        return None if in_callback or _IS_DOING.get() else yielding(requests)

    ScriptRequests.on_scriptrunner_yield = once_done  # type: ignore[assignment, method-assign]


@contextmanager
def undisturbed() -> Iterator[None]:
    """What is done herein ends before the page is drawn anew, or given up because its reader has gone."""
    token = _IS_DOING.set(True)
    try:
        yield
    finally:
        _IS_DOING.reset(token)


def pressed(button: Callable[..., object], label: str, *, key: str, **drawn: Any) -> bool:
    """Draws a button and says once that it was pressed: in the next run that comes this far, if one was broken off.

    `button` is `st.button` or `st.form_submit_button`, and `drawn` is for it. For what takes time and shows how far it
    is; what does not is better a callback.
    """
    asked = f"pressed {key}"
    button(label, key=key, on_click=st.session_state.__setitem__, args=(asked, True), **drawn)
    return bool(st.session_state.pop(asked, False))
