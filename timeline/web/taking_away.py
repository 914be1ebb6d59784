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
    """A button a format, for all events of the view; drawn when they are asked for."""
    menu = st.popover(say("Download"), icon=":material/download:", key="downloads", on_change="rerun")
    if menu.open:
        with menu:
            _files(view, desk)


def _files(view: View, desk: Desk) -> None:
    for name, writer in WRITERS.items():
        label, made = say("Download {format}", format=name.upper()), partial(written_as, name, view, desk)
        _button(name, label, made, f"timeline.{name}", writer.media_type, ":material/download:")
    _button(
        "html", say("Download as a web page"), partial(standalone, view, desk), "timeline.html", "text/html",
        ":material/html:",
        say("One file with the timeline and the chronology, which opens without this program or a network."),
    )  # fmt: skip
    for name, label, made in (
        ("chronology", say("Chronology as PDF"), partial(chronology_pdf, view, desk)),
        ("chart", say("Chart as PDF"), partial(chart_pdf, view, desk, shown_window())),
    ):
        _button(name, label, made, f"{name}.pdf", "application/pdf", ":material/picture_as_pdf:")


def _button(
    key: str, label: str, made: Callable[[], bytes], file: str, kind: str, icon: str, told: str | None = None
) -> None:
    st.download_button(
        label, made, file, kind, on_click="ignore", icon=icon, help=told, key=f"download-{key}", type="tertiary",
        width="stretch",
    )  # fmt: skip


def written_as(name: str, view: View, desk: Desk) -> bytes:
    """All events of a view in one of the forms of `WRITERS`."""
    stream = BytesIO()
    WRITERS[name].write(desk.store.events(desk.panorama.ids(view)), stream)
    return stream.getvalue()
