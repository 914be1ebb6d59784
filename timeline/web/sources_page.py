"""The Sources page: add reports, see what was found in each, set their dates, remove them."""

from collections.abc import Sequence

import streamlit as st

from timeline.store import StoredDocument
from timeline.views import date_in_words
from timeline.web.adding import read_again, redate
from timeline.web.adding_form import adding_form
from timeline.web.history import document_history
from timeline.web.messages import attempt, tell
from timeline.web.plain import write
from timeline.web.report import report, summary
from timeline.web.samples import samples_notice
from timeline.web.state import LANGUAGE, Desk
from timeline.web.typed_date import NotUnderstood, typed_day


def sources_page(desk: Desk) -> None:
    """The second page."""
    st.title("Sources", anchor=False)
    adding_form(desk)
    documents = desk.store.documents()
    if not documents:
        st.info("No reports yet. Paste one above, or upload files.")
        return
    samples_notice(desk)
    _outdated(documents, desk)
    st.subheader("1 report" if len(documents) == 1 else f"{len(documents):,} reports", anchor=False)
    chosen = _table(documents)
    if chosen is None:
        st.caption("Choose a report in the table to see what was found in it, to set its date, or to remove it.")
    else:
        _detail(chosen, desk)


def _outdated(documents: Sequence[StoredDocument], desk: Desk) -> None:
    """Offers to read anew what an earlier version of the program read; what people settled stays."""
    outdated = [document.id for document in documents if document.outdated]
    if not outdated:
        return
    st.info(f"{len(outdated):,} of these reports were read by an earlier version of Timeline.")
    if st.button("Read them again", key="read-again", icon=":material/refresh:"):
        bar = st.progress(0.0, "Reading …")
        for number, document_id in enumerate(outdated, start=1):
            read_again(document_id, desk)
            bar.progress(number / len(outdated), f"Read {number} of {len(outdated)} …")
        st.rerun()


def _table(documents: Sequence[StoredDocument]) -> str | None:
    """The reports as a table; gives the id of the chosen one."""
    columns = {
        "Title": [document.citation.title for document in documents],
        "Written": [date_in_words(document.date.when, LANGUAGE) for document in documents],
        "Language": [document.language for document in documents],
        "Events": [document.events for document in documents],
        "Not understood": [document.unresolved for document in documents],
        "Added": [f"{document.added_at:%Y-%m-%d %H:%M}" for document in documents],
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
        write("h3", document.citation.title)
        write("p", summary(document))
        _date_form(document, desk)
        document_history(document.id, desk)
        report(document, desk)
        with st.expander("The text"):
            write("blockquote", document.text, style="source")
        _removal(document, desk)


def _date_form(document: StoredDocument, desk: Desk) -> None:
    key = f"created-{document.id}"
    with st.form(f"date-{document.id}", border=False):
        st.text_input(
            "Written on", document.created, key=key, placeholder="2021-09-07, or 7 September 2021",
            help="The day the report was written, if you know it. Its events are dated anew by it at once.",
        )  # fmt: skip
        st.form_submit_button("Save the date", on_click=_save_date, args=(document, key, desk))


def _save_date(document: StoredDocument, key: str, desk: Desk) -> None:
    created = typed_day(str(st.session_state[key]), language=document.language)
    if isinstance(created, NotUnderstood):
        tell(created.reason, is_error=True)
        return
    attempt(lambda: redate(document.id, created, desk), "The date is saved, and the report's events are dated by it.")


def _removal(document: StoredDocument, desk: Desk) -> None:
    with st.popover("Remove this report", icon=":material/delete:"):
        write(
            "p", f"This removes the report and the {document.events} events that only it tells of. It cannot be undone."
        )
        st.button(
            "Yes, remove it", type="primary", key=f"remove-{document.id}", on_click=_remove, args=(document.id, desk)
        )


def _remove(document_id: str, desk: Desk) -> None:
    attempt(lambda: desk.store.remove_document(document_id), "The report is removed.")
