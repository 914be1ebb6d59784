"""The Timeline page: the chart, the open event beside it, and the same events as a table."""

import streamlit as st

from timeline.web.address import arrange_lanes
from timeline.web.beneath import NOTHING_FOUND, NOTHING_YET, nothing_found, nothing_yet
from timeline.web.event_list import event_list
from timeline.web.event_panel import event_panel
from timeline.web.filters import asked_for, draw_filters
from timeline.web.panoramas import Panorama
from timeline.web.samples import samples_notice
from timeline.web.selection import choose, open_event
from timeline.web.speaking import say
from timeline.web.state import Desk
from timeline.web.taking_away import downloads
from timeline.web.viewing import View
from timeline.web.window import show_window, shown_window
from timeline.web.zooming import zooming_timeline


def timeline_page(desk: Desk) -> None:
    """The first page a reader sees."""
    st.title(say("Timeline"), anchor=False)
    if not desk.store.has_documents():
        nothing_yet(say(NOTHING_YET), desk)
        return
    samples_notice(desk)
    panorama = desk.panorama
    view = asked_for(desk)
    places = panorama.listed(view, None)
    with st.container(key="chart-box"):
        if len(places):
            _picture(view, panorama)
        else:
            nothing_found(say(NOTHING_FOUND))
    # After the chart, which waits for its picture while the page draws the rest.
    draw_filters(view, desk)
    # It lies over the page (see style.css): the chart stays as it is, and nothing jumps.
    if open_event():
        with st.container(key="drawer"):
            event_panel(open_event(), desk)
    if len(places):
        _table(view, panorama, desk)


def _picture(view: View, panorama: Panorama) -> None:
    zooming_timeline(
        view,
        key="timeline",
        revision=panorama.held().columns.revision,
        selected=open_event(),
        window=shown_window(),
        on_open=choose,
        on_window=show_window,
        on_lanes=arrange_lanes,
    )


def _table(view: View, panorama: Panorama, desk: Desk) -> None:
    event_list(
        view,
        key="table",
        revision=panorama.held().columns.revision,
        selected=open_event(),
        window=shown_window(),
        on_open=choose,
    )
    st.caption(say("By keyboard: arrow keys move, Enter opens an event, Escape closes it; a heading sorts."))
    downloads(view, desk)
