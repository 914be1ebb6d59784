"""Which event is open: kept in the address, so that a link opens it too."""

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

_KEY: Final = "event"


def open_event() -> str:
    """The id of the open event, empty where none is."""
    return st.query_params.get(_KEY, "")


def choose(event_id: str) -> None:
    """Opens an event, or closes the panel."""
    if event_id:
        st.query_params[_KEY] = event_id
    else:
        st.query_params.pop(_KEY, None)


def chosen_in_chart(key: str) -> Callable[[], None]:
    """A click on a mark opens its event; a second click on it closes it."""

    def on_select() -> None:
        points = st.session_state[key]["selection"]["points"]
        choose(next((event_id for point in points if (event_id := _event_id(point))), ""))

    return on_select


def any_chosen(key: str) -> bool:
    """Whether a chart's reader has just picked a mark."""
    state: Any = st.session_state.get(key)
    return bool(state and state["selection"]["points"])


def _event_id(point: dict[str, Any]) -> str:
    """The first of a mark's customdata, which arrives as a list or as an object with numbers for keys."""
    data = point.get("customdata")
    if isinstance(data, dict):
        data = list(data.values())
    return str(data[0]) if data else ""
