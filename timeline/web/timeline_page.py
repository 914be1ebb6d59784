"""The Timeline page: the chart, the open event beside it, and the same events as a table."""

from functools import partial
from io import StringIO
from typing import Final

import streamlit as st

from timeline.formats import WRITERS
from timeline.views import event_rows
from timeline.web.event_panel import event_panel
from timeline.web.filters import clear, filters
from timeline.web.going import go
from timeline.web.panoramas import Panorama, panorama_of
from timeline.web.pictures import events_of
from timeline.web.samples import offer_samples, samples_notice
from timeline.web.selection import choose, chosen_in_table, open_event
from timeline.web.speaking import number_in_words, say, say_count
from timeline.web.state import Desk
from timeline.web.viewing import View
from timeline.web.window import show_window, shown_window
from timeline.web.zooming import zooming_timeline

# Rows the table holds; a reader who wants others narrows the window.
_ROWS: Final = 500
_MIME: Final = {"csv": "text/csv", "json": "application/json"}


def timeline_page(desk: Desk) -> None:
    """The first page a reader sees."""
    st.title(say("Timeline"), anchor=False)
    view = filters(desk)
    if not desk.store.has_documents():
        _nothing_yet(desk)
        return
    samples_notice(desk)
    panorama = panorama_of(desk.store)
    places = panorama.listed(view, None)
    # The columns are there whether an event is open or not: a chart that moves elsewhere forgets its zoom.
    picture, panel = st.columns([5, 4] if open_event() else [100, 1], gap="medium")
    with picture, st.container(key="chart-box"):
        if len(places):
            _picture(view, panorama, desk)
        else:
            _nothing_found()
    with panel:
        if open_event():
            event_panel(open_event(), desk)
    if len(places):
        _table(view, panorama, desk)


def _nothing_yet(desk: Desk) -> None:
    st.info(say("There is nothing on the timeline yet. Add a report by paste or upload, or look at the samples first."))
    with st.container(horizontal=True):
        if st.button(say("Add a report"), type="primary", icon=":material/add:"):
            go("sources")
        offer_samples(desk)


def _nothing_found() -> None:
    st.info(say("No event matches these filters. Take one away, or clear them all."))
    st.button(say("Clear the filters"), key="clear-here", on_click=clear)


def _picture(view: View, panorama: Panorama, desk: Desk) -> None:
    zooming_timeline(
        view,
        key="timeline",
        revision=panorama.held().columns.revision,
        selected=open_event(),
        window=shown_window(),
        on_open=choose,
        on_window=show_window,
    )
    scene, number = panorama.scene(view, tuple(desk.types)), len(panorama.listed(view, None))
    if scene.undated:
        undated = say_count(
            "{number} of {all} events has no date; it ends the table.",
            "{number} of {all} events have no date; they end the table.",
            scene.undated,
            all=number_in_words(number, desk.language),
        )
        st.caption(f":material/event_busy: {undated}")


def _table(view: View, panorama: Panorama, desk: Desk) -> None:
    window = shown_window()
    places = panorama.listed(view, window)
    if window is None:
        st.subheader(say_count("{number} event", "{number} events", len(places)), anchor=False)
    else:
        heading = say_count("{number} event in this window", "{number} events in this window", len(places))
        st.subheader(heading, anchor=False)
    events = events_of(panorama.held().columns, places[:_ROWS].tolist())
    rows = event_rows(events, types=desk.types, names=desk.names, language=desk.language)
    columns = {
        say("Date"): [row.date for row in rows],
        say("Type"): [row.type for row in rows],
        say("Parties"): [row.parties for row in rows],
        say("Place"): [row.place for row in rows],
        say("Status"): [row.status for row in rows],
    }
    st.dataframe(
        columns,
        key="table",
        hide_index=True,
        on_select=chosen_in_table("table", [row.id for row in rows]),
        selection_mode="single-row",
        height=min(420, 38 + 35 * len(rows)),
    )
    if len(places) > _ROWS:
        st.caption(
            say_count(
                "The first {number} is listed. Narrow the window or the filters to see the others.",
                "The first {number} are listed. Narrow the window or the filters to see the others.",
                _ROWS,
            )
        )
    st.caption(say("Tick a row to open its event. By keyboard: arrow keys, then Shift and Space."))
    _downloads(view, panorama, desk)


def _downloads(view: View, panorama: Panorama, desk: Desk) -> None:
    with st.container(horizontal=True):
        for name in WRITERS:
            st.download_button(
                say("Download {format}", format=name.upper()),
                partial(_written, name, view, panorama, desk),
                f"timeline.{name}",
                _MIME.get(name, "text/plain"),
                on_click="ignore",
                icon=":material/download:",
                key=f"download-{name}",
            )


def _written(name: str, view: View, panorama: Panorama, desk: Desk) -> str:
    columns = panorama.held().columns
    ids = [columns.ids[place].decode() for place in panorama.listed(view, None).tolist()]
    stream = StringIO()
    WRITERS[name](desk.store.events(ids), stream)
    return stream.getvalue()
