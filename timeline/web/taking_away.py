"""What a reader may take away of a view: a file is made when its button is clicked, not before."""

from collections.abc import Callable
from functools import partial
from io import BytesIO

import streamlit as st

from timeline.formats import WRITERS
from timeline.web.paper import chart_pdf, chronology_pdf
from timeline.web.speaking import say
from timeline.web.standalone import standalone
from timeline.web.state import Desk
from timeline.web.viewing import View
from timeline.web.window import shown_window


def downloads(view: View, desk: Desk) -> None:
    """A button a format, for all events of the view."""
    with st.container(horizontal=True, key="downloads"):
        for name, writer in WRITERS.items():
            st.download_button(
                say("Download {format}", format=name.upper()),
                partial(written_as, name, view, desk),
                f"timeline.{name}",
                writer.media_type,
                on_click="ignore",
                icon=":material/download:",
                key=f"download-{name}",
            )
        st.download_button(
            say("Download as a web page"),
            partial(standalone, view, desk),
            "timeline.html",
            "text/html",
            on_click="ignore",
            icon=":material/html:",
            help=say("One file with the timeline and the chronology, which opens without this program or a network."),
            key="download-html",
        )
        _pdf(say("Chronology as PDF"), "chronology", partial(chronology_pdf, view, desk))
        _pdf(say("Chart as PDF"), "chart", partial(chart_pdf, view, desk, shown_window()))


def _pdf(label: str, name: str, made: Callable[[], bytes]) -> None:
    st.download_button(
        label, made, f"{name}.pdf", "application/pdf", on_click="ignore", icon=":material/picture_as_pdf:",
        key=f"download-{name}",
    )  # fmt: skip


def written_as(name: str, view: View, desk: Desk) -> bytes:
    """All events of a view in one of the forms of `WRITERS`."""
    stream = BytesIO()
    WRITERS[name].write(desk.store.events(desk.panorama.ids(view)), stream)
    return stream.getvalue()
