"""The zooming timeline on a page: a component of ours around plotly.js, which fetches each window from our routes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import streamlit as st

from timeline.dates import Bounds
from timeline.web.components import component
from timeline.web.pictures import EPOCH
from timeline.web.routes import plotly_path
from timeline.web.speaking import SOURCE, direction_of, noted, say
from timeline.web.viewing import View
from timeline.web.visitors import asking
from timeline.web.zooming_words import WORDS

_mounted: Final = component("timeline", "tour")


def zooming_timeline(
    view: View,
    *,
    key: str,
    revision: int,
    selected: str,
    window: Bounds | None,
    on_open: Callable[[str], None],
    on_window: Callable[[Bounds | None], None],
    on_lanes: Callable[[Mapping[str, Sequence[str]]], None],
) -> None:
    """Draws the view's events.

    A click calls `on_open`; `on_window` hears of the window once it rests, `on_lanes` of the keys of the lanes that
    the reader has put in `order`, `hidden` or `folded`.
    """

    def opened() -> None:
        if event_id := st.session_state[key].get("opened"):
            on_open(str(event_id))

    def moved() -> None:
        on_window(_bounds(st.session_state[key].get("window")))

    def laned() -> None:
        if lanes := st.session_state[key].get("lanes"):
            on_lanes(lanes)

    data = {
        "order": list(view.order),
        "hidden": list(view.hidden),
        "folded": list(view.folded),
        "view": asking(view),
        "revision": revision,
        "selected": selected,
        "window": browser_days(window),
        "base": base_path(),
        "plotly": plotly_path(),
        "direction": direction_of(view.language or SOURCE),
        "words": {name: say(text) for name, text in WORDS.items()},
        "tour": {
            **{name: say(text) for name, text in _TOUR.items()},
            "steps": [say(text) for text in _STEPS],
        },
    }
    _mounted(key=key, data=data, on_opened_change=opened, on_window_change=moved, on_lanes_change=laned)


_TOUR: Final = {
    "title": noted("Take the tour"),
    "next": noted("Next"),
    "back": noted("Back"),
    "done": noted("Done"),
}
# A text for each part that tour.js names, in its order.
_STEPS: Final = (
    noted(
        "Every mark is an event. Where it stands says when it was, its shape how surely that is known. "
        "Click one to read the words of its source, and why it has this date."
    ),
    noted("What the marks in sight mean stands here."),
    noted("This strip is all of time. Drag the window on it, pull its ends, or click where you want to look."),
    noted(
        "Move and zoom with these, or by key in the chart: arrows, plus and minus, 0 for all. Ctrl and the wheel zoom."
    ),
    noted("A lane's name folds the lane; the signs beside it move and hide it."),
    noted("Events of which nobody knows the date wait here. Open one and give it a date."),
    noted("The same events as a table: arrow keys move, Enter opens an event, Escape closes it."),
    noted("Search and filter here. Every choice goes into the address, so that a link shows others just what you see."),
    noted(
        "The other pages: the same events told in order, on a map and as pairs; what needs your decision; your sources."
    ),
)


def base_path() -> str:
    """The path the app is served under, "" at the root."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def browser_days(window: Bounds | None) -> list[int] | None:
    """As a browser counts: days since 1970, the end being the day after the last."""
    if window is None or window.earliest is None or window.latest is None:
        return None
    return [window.earliest - EPOCH, window.latest + 1 - EPOCH]


def _bounds(days: Any) -> Bounds | None:
    if not (isinstance(days, list) and len(days) == 2 and all(isinstance(day, int | float) for day in days)):
        return None
    return Bounds(int(days[0]) + EPOCH, int(days[1]) + EPOCH)
