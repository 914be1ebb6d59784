"""A source to read: its whole text, every date, name and event in it marked, and what each mark means."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, Final
from urllib.parse import urlencode

import streamlit as st

from timeline.store import StoredDocument
from timeline.text import Span
from timeline.views import shortened
from timeline.views.source_marks import Mark, MarkKind, Piece, cut_at_marks, page_at, pages_of
from timeline.web.address import current_view
from timeline.web.going import go
from timeline.web.plain import direction, write
from timeline.web.report import summary
from timeline.web.source_marking import marks_of
from timeline.web.speaking import noted, number_in_words, say
from timeline.web.state import Desk
from timeline.web.viewing import written
from timeline.web.zooming import base_path

_SOURCE: Final = "source"
_AT: Final = "at"
_KINDS: Final = {
    MarkKind.DATE: noted("a date"),
    MarkKind.UNSURE: noted("a time that is not understood"),
    MarkKind.NAME: noted("a name"),
    MarkKind.EVENT: noted("words that tell an event; ◆ opens it"),
}
_KEPT: Final = "marks-of-source"


def asked_source() -> str:
    """The id of the source the address asks to read, empty where it asks for none."""
    return st.query_params.get(_SOURCE, "")


def read_source(document_id: str, at: int | None = None) -> None:
    """Leaves for the text of a source, at a place of it."""
    go("sources", {_SOURCE: document_id} | ({} if at is None else {_AT: str(at)}))


def close_source() -> None:
    """Back to all sources."""
    for name in (_SOURCE, _AT):
        st.query_params.pop(name, None)


def source_reader(document: StoredDocument, desk: Desk) -> None:
    """Draws the source."""
    with st.container(key="source-reader"):
        st.button(say("All sources"), key="close-source", icon=":material/arrow_back:", on_click=close_source)
        write("h2", document.citation.title, style="label")
        write("p", summary(document), style="citation")
        pages = pages_of(document.text)
        at = _place(document)
        number = page_at(pages, at or 0)
        marks = _marks(document, desk)
        st.html(_legend())
        _turning(pages, number, "above", desk)
        st.html(_html(document, cut_at_marks(document.text, marks, pages[number]), at))
        _turning(pages, number, "below", desk)


def _marks(document: StoredDocument, desk: Desk) -> list[Mark]:
    """Found once for all pages of one source, as long as nothing changes."""
    key = (document.id, desk.language, desk.store.revision())
    kept: Any = st.session_state.get(_KEPT)
    if kept is None or kept[0] != key:
        with st.spinner(say("Reading …")):
            kept = (key, marks_of(document, desk))
        st.session_state[_KEPT] = kept
    marks: list[Mark] = kept[1]
    return marks


def _place(document: StoredDocument) -> int | None:
    said = st.query_params.get(_AT, "")
    return min(int(said), len(document.text) - 1) if said.isdecimal() and len(said) < 10 else None


def _turning(pages: Sequence[Span], number: int, where: str, desk: Desk) -> None:
    """Earlier and later parts of a long text."""
    if len(pages) == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"turning-{where}"):
        for label, other in ((say("Earlier"), number - 1), (say("Later"), number + 1)):
            there = 0 <= other < len(pages)
            start = pages[other].start if there else 0
            st.button(label, key=f"{where}-{other > number}", disabled=not there, on_click=_turn, args=(start,))
        st.caption(say("Part {number} of {all}", number=number + 1, all=number_in_words(len(pages), desk.language)))


def _turn(start: int) -> None:
    st.query_params[_AT] = str(start)


def _legend() -> str:
    samples = "".join(f'<li><span class="{kind}">{escape(say(text))}</span></li>' for kind, text in _KINDS.items())
    # Texts inside braces of a text are not seen by what gathers them for the catalogues.
    label = say("What the marks mean")
    return f'<ul class="marks" aria-label="{escape(label)}">{samples}</ul>'


def _html(document: StoredDocument, pieces: Sequence[Piece], at: int | None) -> str:
    side = direction(document.text[:2000])
    link = _links()
    body = "".join(_piece(piece, at, link) for piece in pieces)
    return f'<div class="source reader" dir="{side}" lang="{escape(document.language)}">{body}</div>'


def _links() -> Callable[[str], str]:
    """The address of an event's panel, in the view the reader has."""
    view = written(current_view())
    return lambda event_id: f"{base_path()}/?" + "&".join(filter(None, [view, urlencode({"event": event_id})]))


def _piece(piece: Piece, at: int | None, link: Callable[[str], str]) -> str:
    opens = "".join(
        f'<a class="opens" href="{escape(link(event.id))}" target="_self" aria-label="{escape(event.means)}"'
        f' data-means="{escape(event.means)}">◆</a>'
        for event in piece.begins
    )
    words = escape(piece.text)
    if piece.mark is not None:
        means = escape(shortened(piece.mark.means, 400))
        label = escape(f"{' '.join(piece.text.split())}: {shortened(piece.mark.means, 400)}")
        words = (
            f'<span class="{piece.mark.kind}" tabindex="0" role="note" aria-label="{label}" data-means="{means}">'
            f"{words}</span>"
        )
    if not piece.told:
        return opens + words
    here = at is not None and any(event.span.start <= at < event.span.end for event in piece.told)
    return f'{opens}<span class="event{" here" if here else ""}">{words}</span>'
