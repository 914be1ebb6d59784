"""The review queue on a page: a component of ours that shows the next question at once and sends answers after it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import streamlit as st

from timeline.web.components import component
from timeline.web.speaking import noted, say

_mounted: Final = component("review")
_WORDS: Final = {
    "left": noted("Left"),
    "skip": noted("Skip"),
    "correct": noted("Type another answer"),
    "undo": noted("Undo"),
    "next": noted("Next"),
    "previous": noted("Previous"),
    "save": noted("Save"),
    "cancel": noted("Cancel"),
    "why": noted("Why it is doubtful"),
    "open": noted("Open the event"),
    "alike": noted("Answer identical questions alike"),
    "skipped": noted("skipped before"),
    "waiting": noted("Saving …"),
    "finished": noted("Nothing is left that needs a person."),
    "keys": noted(
        "Keys: 1 to 9 choose, A or Enter accepts, S skips, E types another answer, I answers identical questions "
        "alike, U undoes, arrows go on and back."
    ),
}


def review_queue(data: Mapping[str, Any], *, key: str, on_log: Callable[[Mapping[str, Any]], None]) -> str:
    """Draws the questions of `data`, and gives the key of the one the reader is at.

    `on_log` is called with all that was answered since `data["applied"]`, numbered: more than once for some.
    """

    def logged() -> None:
        log = st.session_state[key].get("log")
        if log:
            on_log(log)

    words = {name: say(text) for name, text in _WORDS.items()}
    state = _mounted(key=key, data={**data, "words": words}, default={"log": None}, on_log_change=logged)
    log: Mapping[str, Any] = state.get("log") or {}
    return str(log.get("at", ""))
