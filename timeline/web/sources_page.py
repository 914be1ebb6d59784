"""The Sources page: add reports, see what was found in each, set their dates, remove them."""

from collections.abc import Sequence

import streamlit as st

from timeline.store import StoredDocument
from timeline.text import Domain
from timeline.views import date_in_words, phrases
from timeline.web.adding import read_again
from timeline.web.adding_form import adding_form
from timeline.web.dating_panel import dating_panel
from timeline.web.history import document_history
from timeline.web.messages import attempt
from timeline.web.plain import write
from timeline.web.report import report, summary
from timeline.web.samples import samples_notice
from timeline.web.source_reader import asked_source, read_source, source_reader
from timeline.web.source_text import clues_html
from timeline.web.speaking import say, say_count
from timeline.web.state import Desk


def sources_page(desk: Desk) -> None:
    """All reports, or the one that the address asks to read."""
    st.title(say("Sources"), anchor=False)
    asked = desk.store.document(asked_source()) if asked_source() else None
    if asked is not None:
        source_reader(asked, desk)
        return
    adding_form(desk)
    documents = desk.store.documents()
    if not documents:
        st.info(say("No reports yet. Paste one above, or upload files."))
        return
    samples_notice(desk)
    _outdated(documents, desk)
    st.header(say_count("{number} report", "{number} reports", len(documents)), anchor=False)
    chosen = _table(documents, desk)
    if chosen is None:
        st.caption(say("Choose a report in the table to see what was found in it, to set its date, or to remove it."))
    else:
        _detail(chosen, desk)


def _outdated(documents: Sequence[StoredDocument], desk: Desk) -> None:
    """Offers to read anew what an earlier version of the program read; what people settled stays."""
    outdated = [document.id for document in documents if document.outdated]
    if not outdated:
        return
    st.info(
        say_count(
            "{number} of these reports was read by an earlier version of Timeline.",
            "{number} of these reports were read by an earlier version of Timeline.",
            len(outdated),
        )
    )
    if st.button(say("Read them again"), key="read-again", icon=":material/refresh:"):
        bar = st.progress(0.0, say("Reading …"))
        for number, document_id in enumerate(outdated, start=1):
            read_again(document_id, desk)
            bar.progress(number / len(outdated), say("Read {number} of {all} …", number=number, all=len(outdated)))
        st.rerun()


def _table(documents: Sequence[StoredDocument], desk: Desk) -> str | None:
    """The reports as a table; gives the id of the chosen one."""
    languages = phrases(desk.language).locale.languages
    columns = {
        say("Title"): [document.citation.title for document in documents],
        say("Written"): [date_in_words(document.date.when, desk.language) for document in documents],
        say("Language"): [languages.get(document.language, document.language) for document in documents],
        say("Events"): [document.events for document in documents],
        say("Not understood"): [document.unresolved for document in documents],
        say("Added"): [f"{document.added_at:%Y-%m-%d %H:%M}" for document in documents],
    }
    # The key changes with the documents, or a row chosen before would now be another report.
    state = st.dataframe(
        columns,
        key=f"sources-{len(documents)}-{documents[0].id}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(420, 38 + 35 * len(documents)),
    )
    rows = state["selection"]["rows"]
    return documents[rows[0]].id if rows and rows[0] < len(documents) else None


def _detail(document_id: str, desk: Desk) -> None:
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
            dating_panel(document, desk)
            document_history(document.id, desk)
            report(document, desk, where="chosen")
            with st.expander(say("The text, with the clues to its date marked")):
                st.html(clues_html(document))
        _removal(document, desk)


def _removal(document: StoredDocument, desk: Desk) -> None:
    with st.popover(say("Remove this report"), icon=":material/delete:"):
        write(
            "p",
            say_count(
                "This removes the report and {number} event, if only it tells of it. It cannot be undone.",
                "This removes the report and those of its {number} events that only it tells of. It cannot be undone.",
                document.events,
            ),
        )
        st.button(
            say("Yes, remove it"),
            type="primary",
            key=f"remove-{document.id}",
            on_click=_remove,
            args=(document.id, desk),
        )


def _remove(document_id: str, desk: Desk) -> None:
    attempt(lambda: desk.store.remove_document(document_id), say("The report is removed."))
