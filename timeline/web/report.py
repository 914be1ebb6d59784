"""What was found in one report, and what was not understood."""

import streamlit as st

from timeline.dates import write_edtf
from timeline.resolution import ResolvedDate, Unresolved
from timeline.store import Query, StoredDocument
from timeline.views import date_in_words, event_label
from timeline.web.chart import chart
from timeline.web.going import go
from timeline.web.plain import said, tag, write
from timeline.web.reasons import document_reasons
from timeline.web.selection import any_chosen, chosen_in_chart
from timeline.web.state import LANGUAGE, Desk


def summary(document: StoredDocument) -> str:
    """One line: how much was found."""
    parts = [_count(document.events, "event"), _count(document.timexes, "time expression")]
    if document.unresolved:
        parts.append(f"{document.unresolved} not understood")
    return ", ".join(parts)


def report(document: StoredDocument, desk: Desk, *, where: str) -> None:
    """Draws a document's report; `document` is whole, with its resolutions.

    `where` tells two reports of one document on one page apart.
    """
    write("h4", "When it was written")
    document_reasons(document.date)
    _events(document, desk, where)
    understood = [found for found in document.resolutions if isinstance(found, ResolvedDate)]
    not_understood = [found for found in document.resolutions if isinstance(found, Unresolved)]
    if understood:
        write("h4", "Time expressions")
        st.html("<ul>" + "".join(_resolved(found) for found in understood) + "</ul>")
    if not_understood:
        write("h4", "Not understood")
        items = (f"<li>{tag('q', found.timex.text)} {said('span', found.because)}</li>" for found in not_understood)
        st.html("<ul>" + "".join(items) + "</ul>")
    if not document.resolutions:
        write("p", "There is no time expression in this text.")


def _events(document: StoredDocument, desk: Desk, where: str) -> None:
    events = desk.store.find(Query(documents=(document.id,)))
    write("h4", "Events")
    if not events:
        write("p", "No event was found: no meeting, call, visit or other happening is told of in words known here.")
        return
    key = f"{where}-chart-of-{document.id}"
    if any(event.when is not None for event in events):
        chart(events, desk, key=key, on_select=chosen_in_chart(key))
        if any_chosen(key):
            # A mark was clicked here: the event opens where events are shown.
            go("timeline")
    lines = [
        (date_in_words(event.when, LANGUAGE), event_label(event, types=desk.types, names=desk.names, language=LANGUAGE))
        for event in events
    ]
    st.html("<ul>" + "".join(f"<li>{tag('b', date)} {tag('span', label)}</li>" for date, label in lines) + "</ul>")


def _resolved(found: ResolvedDate) -> str:
    means = write_edtf(found.when) if found.when else found.value
    return f"<li>{tag('q', found.timex.text)} {tag('b', means)} {said('span', found.because, style='because')}</li>"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
