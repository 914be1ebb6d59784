"""The days the timeline shows: kept in the address as an EDTF interval, so that a link shows the same."""

from typing import Final

import streamlit as st

from timeline.dates import Bounds, EdtfError, Interval, bounds, on_day, parse_edtf, write_edtf

WINDOW: Final = "window"


def shown_window() -> Bounds | None:
    """The days asked for by the address; None for all that there is."""
    return window_of(st.query_params.get(WINDOW, ""))


def window_of(text: str) -> Bounds | None:
    """The days of an address's interval; None where it says none."""
    try:
        span = bounds(parse_edtf(text)) if text else None
    except EdtfError:  # an address that somebody typed
        return None
    return None if span is None or span.earliest is None or span.latest is None else span


def show_window(window: Bounds | None) -> None:
    """Keeps the days in the address."""
    if text := window_text(window):
        st.query_params[WINDOW] = text
    else:
        st.query_params.pop(WINDOW, None)


def window_text(window: Bounds | None) -> str:
    """The days as an address says them, empty where it need not."""
    if window is None or window.earliest is None or window.latest is None:
        return ""
    return write_edtf(Interval(on_day(window.earliest), on_day(window.latest)))
