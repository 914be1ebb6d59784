"""The days the timeline shows: kept in the address as an EDTF interval, so that a link shows the same."""

from typing import Final

import streamlit as st

from timeline.dates import Bounds, EdtfError, Interval, bounds, on_day, parse_edtf, write_edtf

_KEY: Final = "window"


def shown_window() -> Bounds | None:
    """The days asked for by the address; None for all that there is."""
    text = st.query_params.get(_KEY, "")
    try:
        span = bounds(parse_edtf(text)) if text else None
    except EdtfError:  # an address that somebody typed
        return None
    return None if span is None or span.earliest is None or span.latest is None else span


def show_window(window: Bounds | None) -> None:
    """Keeps the days in the address."""
    if window is None or window.earliest is None or window.latest is None:
        st.query_params.pop(_KEY, None)
    else:
        st.query_params[_KEY] = write_edtf(Interval(on_day(window.earliest), on_day(window.latest)))
