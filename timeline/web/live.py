"""What others change appears while a reader looks on, and the reader stays where they are."""

from typing import Final

import streamlit as st

from timeline.store import Change, Pulse
from timeline.web.clashes import newest
from timeline.web.components import component
from timeline.web.selection import open_event
from timeline.web.speaking import say
from timeline.web.state import Desk
from timeline.web.viewing import View
from timeline.web.visitors import asking
from timeline.web.zooming import base_path

_KEY: Final = "live"
_HEARD: Final = "heard of"
_KNOWN: Final = "news"
_mounted: Final = component("live")


def pulse(desk: Desk) -> Pulse:
    """How things stand: to be taken before the page is drawn, so that no change falls between the two."""
    return desk.store.pulse(open_event())


def follow(drawn: Pulse) -> None:
    """Has the page look for changes since what is drawn."""

    def heard() -> None:
        st.session_state[_HEARD] = st.session_state[_KEY].get("changed") or ""

    data = {
        "base": base_path(),
        "view": asking(View()),
        "revision": drawn.revision,
        "event": drawn.event_id,
        "mark": drawn.mark,
        "clash": newest(),
    }
    _mounted(key=_KEY, data=data, on_changed_change=heard)


def news(event_id: str, history: list[Change]) -> None:
    """Says who has just changed the open event while the reader looked at it; until the reader does something to it."""
    last = max((change.id for change in history), default=0)
    at, known, told = st.session_state.get(_KNOWN, ("", 0, ()))
    heard = st.session_state.pop(_HEARD, "")
    if at != event_id:
        known, told = last, ()
    elif last > known:
        people = dict.fromkeys(change.who for change in history if change.id > known)
        known, told = last, (*people,) if heard == event_id else ()
    st.session_state[_KNOWN] = (event_id, known, told)
    # There whether filled or not: what follows keeps its place, and what is being typed in it.
    with st.container(key="event-news"):
        for name in told:
            st.info(say("{who} changed this just now.", who=name), icon=":material/sync:")
