"""What was found in one report, and what was not understood."""

import streamlit as st

from timeline.dates import write_edtf
from timeline.resolution import ResolvedDate, Unresolved
from timeline.store import Query, StoredDocument
from timeline.views import date_in_words, event_label, phrases
from timeline.web.chart import chart
from timeline.web.going import go
from timeline.web.plain import said, tag, write
from timeline.web.reasons import document_reasons, reasons_for
from timeline.web.selection import any_chosen, chosen_in_chart
from timeline.web.speaking import language, say, say_count
from timeline.web.state import Desk


def summary(document: StoredDocument) -> str:
    """One line: how much was found."""
    parts = [
        say_count("{number} event", "{number} events", document.events),
        say_count("{number} time expression", "{number} time expressions", document.timexes),
    ]
    if document.unresolved:
        parts.append(say_count("{number} not understood", "{number} not understood", document.unresolved))
    return phrases(language()).separator.join(parts)


def report(document: StoredDocument, desk: Desk, *, where: str) -> None:
    """Draws a document's report; `document` is whole, with its resolutions.

    `where` tells two reports of one document on one page apart.
    """
    write("h3", say("When it was written"), style="part")
    document_reasons(document.date, desk)
    _events(document, desk, where)
    understood = [found for found in document.resolutions if isinstance(found, ResolvedDate)]
    not_understood = [found for found in document.resolutions if isinstance(found, Unresolved)]
    in_words = reasons_for(desk)
    if understood:
        write("h3", say("Time expressions"), style="part")
        st.html("<ul>" + "".join(_resolved(found, in_words(found.because)) for found in understood) + "</ul>")
    if not_understood:
        write("h3", say("Not understood"), style="part")
        told = [(found.timex.text, in_words(found.because)) for found in not_understood]
        st.html("<ul>" + "".join(f"<li>{tag('q', quote)} {said('span', why)}</li>" for quote, why in told) + "</ul>")
    if not document.resolutions:
        write("p", say("There is no time expression in this text."))


def _events(document: StoredDocument, desk: Desk, where: str) -> None:
    events = desk.store.find(Query(documents=(document.id,)))
    write("h3", say("Events"), style="part")
    if not events:
        write(
            "p", say("No event was found: no meeting, call, visit or other happening is told of in words known here.")
        )
        return
    key = f"{where}-chart-of-{document.id}"
    if any(event.when is not None for event in events):
        chart(events, desk, key=key, on_select=chosen_in_chart(key))
        if any_chosen(key):
            # A mark was clicked here: the event opens where events are shown.
            go("timeline")
    lines = [
        (
            date_in_words(event.when, desk.language),
            event_label(event, types=desk.types, names=desk.names, language=desk.language),
        )
        for event in events
    ]
    st.html("<ul>" + "".join(f"<li>{tag('b', date)} {tag('span', label)}</li>" for date, label in lines) + "</ul>")


def _resolved(found: ResolvedDate, because: str) -> str:
    means = write_edtf(found.when) if found.when else found.value
    return f"<li>{tag('q', found.timex.text)} {tag('b', means)} {said('span', because, style='because')}</li>"
