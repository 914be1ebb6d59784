"""Going from page to page by a button: Streamlit wants the page itself, which only the frame knows."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from timeline.web.address import show
from timeline.web.selection import choose
from timeline.web.viewing import View
from timeline.web.visitors import LINK, TIMELINE, keep

_KEY: Final = "pages"
_ARRIVING: Final = "arriving"


def remember_pages(pages: Mapping[str, Any]) -> None:
    """Keeps this run's pages by name."""
    st.session_state[_KEY] = pages


def go(name: str, asking: Mapping[str, str] | None = None) -> None:
    """Leaves for another page, and asks it for something in its address."""
    st.switch_page(st.session_state[_KEY][name], query_params=dict(asking) if asking else None)


def go_to_timeline(timeline: str) -> None:
    """In a callback: the timeline is chosen, with nothing of what was chosen in the one before."""
    show(View())
    choose("")
    keep(LINK, "")
    keep(TIMELINE, timeline)
    st.query_params.clear()
    st.session_state[_ARRIVING] = timeline


def arrive() -> None:
    """Leaves for the timeline that was just chosen, if it may be read."""
    timeline = st.session_state.pop(_ARRIVING, "")
    if timeline and "timeline" in st.session_state[_KEY]:
        go("timeline", {TIMELINE: timeline})
