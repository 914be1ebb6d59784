"""The table of events on a page: a component of ours, fully usable by keys, which fetches its rows from our routes."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from timeline.dates import Bounds
from timeline.web.components import component
from timeline.web.speaking import noted, say
from timeline.web.viewing import View
from timeline.web.visitors import asking
from timeline.web.zooming import base_path, browser_days

_mounted: Final = component("table")
_COLUMNS: Final = {
    "date": noted("Date"),
    "type": noted("Type"),
    "parties": noted("Parties"),
    "place": noted("Place"),
    "status": noted("Status"),
}


def event_list(
    view: View, *, key: str, revision: int, selected: str, window: Bounds | None, on_open: Callable[[str], None]
) -> None:
    """Draws the view's events of a window; Enter or a click on a row calls `on_open`, Escape calls it with ""."""

    def opened() -> None:
        if (event_id := st.session_state[key].get("opened")) is not None:
            on_open(str(event_id))

    data = {
        "view": asking(view),
        "revision": revision,
        "selected": selected,
        "window": browser_days(window),
        "base": base_path(),
        "columns": [{"name": name, "label": say(label)} for name, label in _COLUMNS.items()],
        "unreachable": say("The server does not answer. What you see is as it was; move again to try anew."),
    }
    _mounted(key=key, data=data, on_opened_change=opened)
