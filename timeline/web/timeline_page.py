"""The Timeline page: the chart, the open event beside it, and the same events as a table."""

from collections.abc import Sequence
from functools import partial
from io import StringIO
from typing import Final

import streamlit as st

from timeline.events import Event
from timeline.formats import WRITERS
from timeline.views import event_rows, in_order, undated
from timeline.web.chart import MOST_EVENTS, chart
from timeline.web.event_panel import event_panel
from timeline.web.filters import Chosen, clear, filters
from timeline.web.going import go
from timeline.web.samples import offer_samples, samples_notice
from timeline.web.selection import chosen_in_chart, chosen_in_table, open_event
from timeline.web.state import LANGUAGE, Desk

_MIME: Final = {"csv": "text/csv", "json": "application/json"}


def timeline_page(desk: Desk) -> None:
    """The first page a reader sees."""
    st.title("Timeline", anchor=False)
    chosen = filters(desk)
    if not desk.store.documents():
        _nothing_yet(desk)
        return
    samples_notice(desk)
    events = in_order(desk.store.find(chosen.query))
    # The columns are there whether an event is open or not: a chart that moves elsewhere forgets its zoom.
    picture, panel = st.columns([5, 4] if open_event() else [100, 1], gap="medium")
    with picture, st.container(key="chart-box"):
        if events:
            _chart(events, chosen, desk)
        else:
            _nothing_found()
    with panel:
        if open_event():
            event_panel(open_event(), desk)
    if events:
        _table(events, desk)


def _nothing_yet(desk: Desk) -> None:
    st.info("There is nothing on the timeline yet. Add a report by paste or upload, or look at the samples first.")
    with st.container(horizontal=True):
        if st.button("Add a report", type="primary", icon=":material/add:"):
            go("sources")
        offer_samples(desk)


def _nothing_found() -> None:
    st.info("No event matches these filters. Take one away, or clear them all.")
    st.button("Clear the filters", key="clear-here", on_click=clear)


def _chart(events: Sequence[Event], chosen: Chosen, desk: Desk) -> None:
    dated = chart(events, desk, key="chart", by=chosen.by, window=chosen.window, on_select=chosen_in_chart("chart"))
    if dated > MOST_EVENTS:
        st.caption(f"The first {MOST_EVENTS:,} of {dated:,} events are drawn. Narrow the filters to see the others.")
    without = undated(events)
    if without:
        st.caption(
            f":material/event_busy: {len(without)} of {len(events)} events have no date; "
            "they are at the end of the table."
        )


def _table(events: Sequence[Event], desk: Desk) -> None:
    st.subheader(f"{len(events):,} events" if len(events) != 1 else "1 event", anchor=False)
    rows = event_rows(events, types=desk.types, names=desk.names, language=LANGUAGE)
    columns = {
        "Date": [row.date for row in rows],
        "Type": [row.type for row in rows],
        "Parties": [row.parties for row in rows],
        "Place": [row.place for row in rows],
        "Status": [row.status for row in rows],
    }
    st.dataframe(
        columns,
        key="table",
        hide_index=True,
        on_select=chosen_in_table("table", [row.id for row in rows]),
        selection_mode="single-row",
        height=min(420, 38 + 35 * len(rows)),
    )
    st.caption("Tick a row to open its event. By keyboard: arrow keys, then Shift and Space.")
    _downloads(events)


def _downloads(events: Sequence[Event]) -> None:
    with st.container(horizontal=True):
        for name in WRITERS:
            st.download_button(
                f"Download {name.upper()}",
                partial(_written, name, events),
                f"timeline.{name}",
                _MIME.get(name, "text/plain"),
                on_click="ignore",
                icon=":material/download:",
                key=f"download-{name}",
            )


def _written(name: str, events: Sequence[Event]) -> str:
    stream = StringIO()
    WRITERS[name](events, stream)
    return stream.getvalue()
