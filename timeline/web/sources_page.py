"""The Sources page: add reports, see what was found in each, set their dates, remove them."""

import streamlit as st

from timeline.store import Action
from timeline.text import Domain
from timeline.web.adding import read_again
from timeline.web.adding_form import adding_form
from timeline.web.dating_panel import dating_panel
from timeline.web.dismissing import dismissed_events
from timeline.web.history import document_history
from timeline.web.plain import write
from timeline.web.report import report, summary
from timeline.web.samples import samples_notice
from timeline.web.shelf import removal, removed_reports, shelf
from timeline.web.source_reader import asked_source, read_source, source_reader
from timeline.web.source_text import clues_html
from timeline.web.speaking import say, say_count
from timeline.web.state import Desk
from timeline.web.undisturbed import pressed, undisturbed


def sources_page(desk: Desk) -> None:
    """All reports, or the one that the address asks to read."""
    st.title(say("Sources"), anchor=False)
    asked = desk.store.document(asked_source()) if asked_source() else None
    if asked is not None:
        source_reader(asked, desk)
        return
    may_add = desk.store.may(Action.ADD)
    if may_add:
        adding_form(desk)
    if not desk.store.has_documents():
        st.info(say("No reports yet. Paste one above, or upload files."))
        if may_add:
            removed_reports(desk)
        return
    if may_add:
        samples_notice(desk)
        _outdated(desk)
    chosen = shelf(desk)
    if not chosen:
        st.caption(say("Choose a report in the table to see what was found in it, to set its date, or to remove it."))
    elif may_add:
        removal(chosen, desk)
    if len(chosen) == 1:
        _detail(chosen[0], desk)
    if may_add:
        removed_reports(desk)
    if desk.store.may(Action.CORRECT):
        dismissed_events(desk)


def _outdated(desk: Desk) -> None:
    """Offers to read anew what an earlier version of the program read; what people settled stays."""
    outdated = desk.store.outdated()
    if not outdated:
        return
    st.info(
        say_count(
            "{number} of these reports was read by an earlier version of Timeline.",
            "{number} of these reports were read by an earlier version of Timeline.",
            len(outdated),
        )
    )
    if pressed(st.button, say("Read them again"), key="read-again", icon=":material/refresh:"):
        with undisturbed():
            bar = st.progress(0.0, say("Reading …"))
            for number, document_id in enumerate(outdated, start=1):
                read_again(document_id, desk)
                bar.progress(number / len(outdated), say("Read {number} of {all} …", number=number, all=len(outdated)))
        st.rerun()


def _detail(document_id: str, desk: Desk) -> None:
    # Asked for before the report, so that what is decided on it was seen with this.
    last = desk.store.last_date_given()
    document = desk.store.document(document_id)
    if document is None:
        return
    with st.container(border=True, key="source-detail"):
        write("h2", document.citation.title)
        write("p", summary(document))
        if st.button(say("Read it, with everything found marked"), key="read-source", icon=":material/menu_book:"):
            read_source(document.id)
        if document.domain is not Domain.TABLE:
            # The rows of a table have their own days.
            if desk.store.may(Action.CORRECT):
                dating_panel(document, last, desk)
            if desk.store.may(Action.READ_HISTORY):
                document_history(document.id, desk)
            report(document, desk, where="chosen")
            with st.expander(say("The text, with the clues to its date marked")):
                st.html(clues_html(document))
