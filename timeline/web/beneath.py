"""What pages share: a head, words where there is nothing to show, and the list of events beneath a picture."""

from typing import Final

import streamlit as st

from timeline.store import Action
from timeline.web.event_list import event_list
from timeline.web.event_panel import event_panel
from timeline.web.filters import clear, filters
from timeline.web.going import go
from timeline.web.samples import offer_samples
from timeline.web.selection import choose, open_event
from timeline.web.speaking import noted, say
from timeline.web.state import Desk
from timeline.web.viewing import View

NOTHING_YET: Final = noted(
    "There is nothing on the timeline yet. Add a report by paste or upload, or look at the samples first."
)
NOTHING_FOUND: Final = noted("No event matches these filters. Take one away, or clear them all.")


def page_head(title: str, teaching: str, desk: Desk) -> View | None:
    """The title and the filters of a page; None for a reader without reports, who is told what it will show."""
    st.title(title, anchor=False)
    if not desk.store.has_documents():
        nothing_yet(teaching, desk)
        return None
    return filters(desk)


def events_beneath(title: str, view: View, desk: Desk, *, key: str) -> None:
    """A heading, a button to the timeline, the list of a view's events, and the open one beside it."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"beneath-{key}"):
        st.header(title, anchor=False)
        if st.button(say("See them on the timeline"), icon=":material/timeline:", key=f"{key}-timeline"):
            go("timeline")
    listing, panel = st.columns([5, 4] if open_event() else [100, 1], gap="medium")
    with listing:
        revision = desk.panorama.held().columns.revision
        event_list(view, key=key, revision=revision, selected=open_event(), window=None, on_open=choose)
    with panel:
        if open_event():
            event_panel(open_event(), desk)


def nothing_yet(text: str, desk: Desk) -> None:
    """For a reader without events: what the page will show, and how to come by some."""
    st.info(text)
    with st.container(horizontal=True):
        if desk.store.may(Action.ADD) and st.button(say("Add a report"), type="primary", icon=":material/add:"):
            go("sources")
        offer_samples(desk)


def nothing_found(text: str) -> None:
    """Where the filters leave nothing that the page could show."""
    st.info(text)
    st.button(say("Clear the filters"), key="clear-here", on_click=clear)
