"""The list of all reports: searched, narrowed and sorted by the store, a page at a time; several can be removed."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import streamlit as st

from timeline.store import CorrectionError, Dating, DocumentQuery, DocumentsBy, FoundDocuments, StoreError
from timeline.store import StoredDocument as Stored
from timeline.views import date_in_words, phrases
from timeline.web.error_words import error_in_words
from timeline.web.messages import attempt, tell
from timeline.web.plain import write
from timeline.web.shelf_address import ARCHIVE, BACKWARDS, DATING, LANGUAGE, SORT, WORDS, keep_shelf, take_shelf
from timeline.web.shelf_address import PAGE as _PAGE
from timeline.web.speaking import noted, number_in_words, say, say_count
from timeline.web.state import Desk, now, who
from timeline.web.undisturbed import pressed, undisturbed

PAGE: Final = 50
_MOST_REMOVED: Final = 500
_DATINGS: Final = {
    Dating.GIVEN: noted("Date given"),
    Dating.WORKED_OUT: noted("Date worked out"),
    Dating.NONE: noted("No date"),
}
_SORTS: Final = {
    DocumentsBy.ADDED: noted("Added"),
    DocumentsBy.TITLE: noted("Title"),
    DocumentsBy.DATE: noted("Written"),
    DocumentsBy.LANGUAGE: noted("Language"),
    DocumentsBy.ARCHIVE: noted("Collection"),
}


def shelf(desk: Desk) -> list[str]:
    """Draws the list; gives the ids of the reports that are chosen in it."""
    heading = st.container()
    query = _asked(desk)
    found = desk.store.find_documents(query)
    heading.header(say_count("{number} report", "{number} reports", found.total), anchor=False)
    if not found.total:
        st.info(say("No report is found. Take a word or a choice away."))
        return []
    rows = _table(found.documents, desk)
    if found.total > PAGE:
        _paging(found, desk)
        choose = say_count("Choose all {number} report", "Choose all {number} reports", found.total)
        if st.checkbox(choose, key=f"shelf-all-{hash(query)}"):
            return desk.store.all_documents(query)
    return [found.documents[row].id for row in rows if row < len(found.documents)]


def _asked(desk: Desk) -> DocumentQuery:
    facets, names = desk.store.document_facets(), phrases(desk.language).locale.languages
    take_shelf([name for name, _ in facets.archives], [code for code, _ in facets.languages])
    state = st.session_state
    with st.container(horizontal=True, vertical_alignment="bottom", key="shelf-filters"):
        st.text_input(say("Search titles and texts"), key=WORDS, on_change=_first_page, width=240)
        _choice(say("Collection"), ARCHIVE, {name: name for name, _ in facets.archives})
        _choice(say("Language"), LANGUAGE, {code: names.get(code, code) for code, _ in facets.languages})
        _choice(say("Date"), DATING, {dating: say(text) for dating, text in _DATINGS.items()})
        st.selectbox(
            say("Sorted by"), list(_SORTS), format_func=lambda by: say(_SORTS[by]),
            key=SORT, on_change=_first_page, width=140,
        )  # fmt: skip
        st.toggle(say("Backwards"), key=BACKWARDS, on_change=_first_page)
    keep_shelf()
    sort = DocumentsBy(state.get(SORT) or DocumentsBy.ADDED)
    return DocumentQuery(
        words=str(state.get(WORDS, "")),
        archive=state.get(ARCHIVE) or "",
        language=state.get(LANGUAGE) or "",
        dating=state.get(DATING),
        sort=sort,
        # What was added last stands first, unless it is asked for the other way.
        backwards=bool(state.get(BACKWARDS)) != (sort is DocumentsBy.ADDED),
        limit=PAGE,
        offset=PAGE * int(state.get(_PAGE, 0)),
    )


def _choice(label: str, key: str, options: dict[str, str]) -> None:
    """Any, or one of a list; what is the same of all is not asked."""
    if len(options) > 1 or st.session_state.get(key):
        st.selectbox(
            label, list(options), None, format_func=lambda one: options.get(one, one), key=key,
            placeholder=say("all"), on_change=_first_page, width=150,
        )  # fmt: skip


def _first_page() -> None:
    st.session_state[_PAGE] = 0


def _turn(by: int) -> None:
    st.session_state[_PAGE] = max(0, st.session_state.get(_PAGE, 0) + by)


def table_key(documents: Sequence[Stored]) -> str:
    """Another key for other rows, or a row chosen before would now be another report."""
    return f"shelf-{hash(tuple(document.id for document in documents))}"


def _table(documents: Sequence[Stored], desk: Desk) -> list[int]:
    languages = phrases(desk.language).locale.languages
    columns = {
        say("Title"): [document.citation.title for document in documents],
        say("Written"): [date_in_words(document.date.when, desk.language) for document in documents],
        say("Language"): [languages.get(document.language, document.language) for document in documents],
        say("Collection"): [document.citation.archive for document in documents],
        say("Events"): [document.events for document in documents],
        say("Not understood"): [document.unresolved for document in documents],
        say("Added"): [f"{document.added_at:%Y-%m-%d %H:%M}" for document in documents],
    }
    if not any(columns[say("Collection")]):
        del columns[say("Collection")]
    state = st.dataframe(
        columns,
        key=table_key(documents),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        height=min(420, 38 + 35 * max(1, len(documents))),
    )
    return list(state["selection"]["rows"])


def _paging(found: FoundDocuments, desk: Desk) -> None:
    number, last = int(st.session_state.get(_PAGE, 0)), (found.total - 1) // PAGE
    if number > last:
        st.session_state[_PAGE] = last
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key="shelf-paging"):
        st.button(say("Previous"), key="shelf-before", disabled=not number, on_click=_turn, args=(-1,))
        st.button(say("Next"), key="shelf-after", disabled=number == last, on_click=_turn, args=(1,))
        first, end = (
            number_in_words(n, desk.language) for n in (number * PAGE + 1, min((number + 1) * PAGE, found.total))
        )
        st.caption(
            say(
                "Reports {first}–{last} of {all}",
                first=first,
                last=end,
                all=number_in_words(found.total, desk.language),
            )
        )


def removal(ids: Sequence[str], desk: Desk) -> None:
    """Removes what is chosen, once it was said what goes with it."""
    label = say_count("Remove {number} report", "Remove {number} reports", len(ids))
    with st.popover(label, icon=":material/delete:"):
        for text in _consequences(ids, desk):
            write("p", text)
        label = say_count("Yes, remove it", "Yes, remove them", len(ids))
        if pressed(st.button, label, key="remove-chosen", type="primary"):
            with undisturbed():
                _remove(ids, desk)
            st.rerun()


def _consequences(ids: Sequence[str], desk: Desk) -> list[str]:
    going = desk.store.going_with(ids)
    told = [
        say_count(
            "{number} event that nothing else tells of goes too.",
            "{number} events that nothing else tells of go too.",
            going.events,
        )
    ]
    if going.said:
        told.append(
            say_count(
                "{number} decision or comment that people made on them goes with them.",
                "{number} decisions and comments that people made on them go with them.",
                going.said,
            )
        )
    if going.staying:
        told.append(
            say_count(
                "{number} event stays, and loses a source.", "{number} events stay, and lose a source.", going.staying
            )
        )
    return [*told, say("All of it can be brought back, from the removed reports below.")]


def _remove(ids: Sequence[str], desk: Desk) -> None:
    """One by one, so that what was removed before an error stays removed, and it is said how many."""
    bar, done = st.progress(0.0, say("Removing …")), 0
    try:
        for document_id in ids:
            desk.store.remove_document(document_id, who=who(), at=now())
            done += 1
            bar.progress(done / len(ids), say("Removing …"))
    except (CorrectionError, StoreError) as error:
        tell(error_in_words(error), is_error=True)
    _first_page()
    tell(say_count("{number} report is removed.", "{number} reports are removed.", done))


def removed_reports(desk: Desk) -> None:
    """What was removed, to be brought back as it was."""
    gone = desk.store.removed()
    if not gone:
        return
    with st.expander(
        say_count("{number} removed report", "{number} removed reports", len(gone)), icon=":material/delete:"
    ):
        shown = gone[:_MOST_REMOVED]
        columns: dict[str, list[Any]] = {
            say("Title"): [one.title for one in shown],
            say("Events"): [one.events for one in shown],
            say("Removed"): [f"{one.at:%Y-%m-%d %H:%M}" for one in shown],
            say("By"): [one.who for one in shown],
        }
        state = st.dataframe(
            columns, key=f"removed-{len(gone)}-{gone[0].number}", hide_index=True, on_select="rerun",
            selection_mode="multi-row",
        )  # fmt: skip
        chosen = [shown[row].number for row in state["selection"]["rows"] if row < len(shown)]
        if chosen:
            st.button(
                say("Bring back"), key="bring-back", icon=":material/undo:", on_click=_bring_back, args=(chosen, desk)
            )


def _bring_back(numbers: Sequence[int], desk: Desk) -> None:
    back = sum(attempt(partial(desk.store.restore_document, number, who=who(), at=now()), "") for number in numbers)
    if back:
        tell(say_count("{number} report is back.", "{number} reports are back.", back))
