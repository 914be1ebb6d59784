"""One event: what, when, who, where; the words that prove it; why this date; and the reader's own say."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from timeline.dates import write_edtf
from timeline.events import Event
from timeline.store import Action, StoredDocument
from timeline.text import Domain
from timeline.views import date_in_words, event_label, phrases, shortened, status_in_words, type_label
from timeline.web.address import current_view, show
from timeline.web.clashes import clashes
from timeline.web.comments import comments
from timeline.web.correction import confirm_buttons, correction_form
from timeline.web.dismissing import dismissal
from timeline.web.history import history
from timeline.web.live import news
from timeline.web.plain import plain, tag, write
from timeline.web.reasons import why_this_date
from timeline.web.selection import choose
from timeline.web.source_reader import read_source
from timeline.web.source_text import quoted_html
from timeline.web.speaking import say
from timeline.web.state import Desk
from timeline.web.told_by import told_by
from timeline.web.viewing import View


def event_panel(event_id: str, desk: Desk) -> None:
    """Draws the open event."""
    # Asked for before the event, so that what is decided on it was seen with this.
    last = desk.store.last_change()
    event = desk.store.event(event_id)
    is_none = event is not None and not desk.store.events([event.id])
    if event is None or (is_none and not desk.store.may(Action.READ_HISTORY)):
        st.warning(say("This event is no longer there: its report was removed, or reads differently now."))
        st.button(say("Close"), key="close-event", on_click=choose, args=("",))
        return
    documents = _documents(event, desk)
    with st.container(key="event-panel"):
        st.button(
            say("Close"), key="close-event", icon=":material/close:", on_click=choose, args=("",), type="tertiary",
            shortcut="Escape",
        )  # fmt: skip
        if desk.store.may(Action.READ_HISTORY):
            news(event_id, desk.store.history(event.id))
        clashes(desk, event.id)
        if is_none:
            st.warning(say("This was dismissed as no event. It is told nowhere."), icon=":material/block:")
        _facts(event, desk)
        _evidence(event, documents, desk)
        if is_none:
            history(event, last, desk)
            return
        why_this_date(event, list(documents.values()), last, desk)
        told_by(event, documents, last, desk)
        if desk.store.may(Action.CONFIRM):
            confirm_buttons(event, last, desk)
        if desk.store.may(Action.CORRECT):
            with st.expander(say("Correct it"), icon=":material/edit:"):
                correction_form(event, next(iter(documents.values()), None), last, desk)
            dismissal(event, last, desk)
        if desk.store.may(Action.READ_HISTORY):
            comments(event, desk)
            history(event, last, desk)


def _documents(event: Event, desk: Desk) -> dict[str, StoredDocument]:
    ids = dict.fromkeys(evidence.document_id for evidence in event.evidence)
    found = {document_id: desk.store.document(document_id) for document_id in ids}
    return {document_id: document for document_id, document in found.items() if document is not None}


def _facts(event: Event, desk: Desk) -> None:
    write("h2", event_label(event, types=desk.types, names=desk.names, language=desk.language), style="label")
    confirmed = _confirmed() if "date" in event.confirmed else ""
    st.html(f'<p class="date">{tag("span", date_in_words(event.when, desk.language))}{confirmed}</p>')
    facts = [
        (say("EDTF"), write_edtf(event.when) if event.when else "", ""),
        (say("Type"), type_label(event.type, desk.types, desk.language), "type"),
        (say("Status"), status_in_words(event, desk.language), "status"),
        (say("Actors"), _named(event.actors, desk), "actors"),
        (say("Recipients"), _named(event.recipients, desk), "recipients"),
        (say("People"), _named(event.people, desk), "people"),
        (say("Place"), desk.names.get(event.place, event.place), "place"),
    ]
    rows = "".join(_fact(name, text, confirmed=field in event.confirmed) for name, text, field in facts if text)
    st.html(f'<dl class="facts">{rows}</dl>')
    _links(event, desk)


def _named(codes: Sequence[str], desk: Desk) -> str:
    return phrases(desk.language).separator.join(desk.names.get(code, code) for code in codes)


def _links(event: Event, desk: Desk) -> None:
    """A link for each party, person and place: all events of it, whatever else is filtered."""
    parties = dict.fromkeys((*event.actors, *event.recipients))
    linked = [("actors", code) for code in parties] + [("people", code) for code in event.people]
    linked += [("places", event.place)] if event.place else []
    if not linked:
        return
    with st.container(horizontal=True, key="panel-links"):
        for chooser, code in linked:
            st.button(
                plain(desk.names.get(code, code)), key=f"all-{chooser}-{code}", icon=":material/filter_alt:",
                type="tertiary", on_click=_only, args=(chooser, code), help=say("Show all events with this"),
            )  # fmt: skip


def _only(chooser: str, code: str) -> None:
    """Filters by one thing alone; lanes and language stay."""
    view = current_view()
    first = View(by=view.by, language=view.language, calendar=view.calendar, order=view.order)
    show(replace(first, **{chooser: (code,)}))  # type: ignore[arg-type]


def _fact(name: str, text: str, *, confirmed: bool) -> str:
    mark = _confirmed() if confirmed else ""
    return f"<dt>{escape(name)}</dt><dd>{tag('span', text)}{mark}</dd>"


def _confirmed() -> str:
    return f' <span class="confirmed">✓ {escape(say("confirmed"))}</span>'


def _evidence(event: Event, documents: dict[str, StoredDocument], desk: Desk) -> None:
    for evidence in event.evidence:
        document = documents.get(evidence.document_id)
        if document is None:
            write("blockquote", evidence.quote, style="source")
            continue
        dated = document.domain is not Domain.TABLE
        said = (shortened(document.citation.title, 80), *([date_in_words(document.date.when, desk.language)] * dated))
        st.html(f'<p class="citation">{" · ".join(tag("bdi", part) for part in said)}</p>')
        st.html(quoted_html(document, evidence))
        if st.button(
            say("Read it in its source"),
            key=f"read-{event.id}-{document.id}-{evidence.span.start}",
            icon=":material/menu_book:",
            type="tertiary",
        ):
            read_source(document.id, evidence.span.start)
