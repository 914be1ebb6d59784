"""Paste, upload, and fetch by web address."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, Final

import streamlit as st

from timeline.formats import READERS, Refused, read_bytes
from timeline.taking_in import Added
from timeline.text import Document
from timeline.views import isolated, shortened
from timeline.web.adding import Outcome, add, pasted
from timeline.web.error_words import error_in_words
from timeline.web.from_the_web import from_the_web, may_fetch, web_fields
from timeline.web.going import go
from timeline.web.jobs_panel import jobs_panel, leave, takes_long
from timeline.web.plain import plain
from timeline.web.report import report, summary
from timeline.web.speaking import say
from timeline.web.state import Desk, who
from timeline.web.table_form import table_form
from timeline.web.typed_date import NotUnderstood, typed_day
from timeline.web.undisturbed import pressed, undisturbed

_OUTCOMES: Final = "outcomes"
# How often something was taken: the fields are emptied by new keys, and what was refused can be mended.
_ADDED: Final = "added"
# What is told of one by one; a zip may hold thousands.
_MOST_REPORTS: Final = 50


def adding_form(desk: Desk) -> None:
    """Draws the ways in, and what came of the last addition."""
    names = [say("Paste a text"), say("Upload files"), say("Import a table")]
    ways = [_paste, _upload, table_form]
    if may_fetch():
        names.insert(2, say("From the web"))
        ways.insert(2, _fetch)
    for tab, draw in zip(st.tabs(names), ways, strict=True):
        with tab:
            draw(desk)
    _show_outcomes(desk)
    jobs_panel()


def _paste(desk: Desk) -> None:
    count = st.session_state.setdefault(_ADDED, 0)
    with st.form("paste"):
        text = st.text_area(say("Text of the report"), height=180, key=f"text-{count}", placeholder=say("Any language"))
        left, right = st.columns(2)
        title = left.text_input(say("Title (optional)"), key=f"title-{count}", max_chars=300)
        date = right.text_input(
            say("Written on (optional)"), key=f"date-{count}", placeholder="2021-09-07", max_chars=80
        )
        is_asked = _asked(say("Add this report"), "add-text", ":material/add:")
    if not is_asked:
        return
    with undisturbed():
        if not text.strip():
            st.warning(say("There is no text yet: paste the report above first."))
            return
        _add_one(lambda created: pasted(text, title=title, created=created), date, desk)


def _fetch(desk: Desk) -> None:
    count = st.session_state.setdefault(_ADDED, 0)
    with st.form("fetch"):
        url, date = web_fields(str(count))
        is_asked = _asked(say("Fetch this page"), "add-page", ":material/public:")
    if is_asked:
        with undisturbed():
            _add_one(lambda created: from_the_web(url, created=created, who=who()), date, desk)


def _upload(desk: Desk) -> None:
    count = st.session_state.setdefault(_ADDED, 0)
    with st.form("upload"):
        endings = [ending.lstrip(".") for ending in READERS]
        files = st.file_uploader(say("Files"), type=endings, accept_multiple_files=True, key=f"files-{count}")
        is_asked = _asked(say("Add these files"), "add-files", ":material/upload_file:")
    if not is_asked:
        return
    with undisturbed():
        if not files:
            st.warning(say("There are no files yet: choose some above first."))
            return
        is_taken = leave(files) if takes_long(files) else bool(_take(_read(files), len(files), desk))
        st.session_state[_ADDED] = count + is_taken
        st.rerun()


def _asked(label: str, key: str, icon: str) -> bool:
    return pressed(st.form_submit_button, label, key=key, type="primary", icon=icon)


def _add_one(found: Callable[[str], Iterator[Document | Refused]], date: str, desk: Desk) -> None:
    created = typed_day(date)
    if isinstance(created, NotUnderstood):
        st.error(plain(created.reason))
        return
    outcomes = _take(found(created), 1, desk)
    if any(isinstance(outcome, Added) for outcome in outcomes):
        st.session_state[_ADDED] += 1
    st.rerun()


def _read(files: Iterable[Any]) -> Iterator[Document | Refused]:
    return chain.from_iterable(read_bytes(file.name, file.getvalue()) for file in files)


def _take(found: Iterator[Document | Refused], expected: int, desk: Desk) -> list[Outcome]:
    """Adds with a bar; a zip has more documents than files, so the bar only ever nears its end."""
    outcomes: list[Outcome] = []
    bar = st.progress(0.0, say("Reading …"))
    for outcome in add(found, desk):
        outcomes.append(outcome)
        share = len(outcomes) / max(expected, len(outcomes) + (len(outcomes) > expected))
        bar.progress(min(share, 1.0), say("Read {number} …", number=len(outcomes)))
    bar.empty()
    st.session_state[_OUTCOMES] = outcomes
    return outcomes


def _show_outcomes(desk: Desk) -> None:
    outcomes: list[Outcome] = st.session_state.get(_OUTCOMES, [])
    if not outcomes:
        return
    added = [outcome for outcome in outcomes if isinstance(outcome, Added)]
    with st.container(border=True, key="outcomes"):
        for refused in outcomes:
            if isinstance(refused, Refused):
                st.error(f"**{plain(shortened(refused.name, 80))}**: {plain(error_in_words(refused.reason))}")
        for outcome in added[:_MOST_REPORTS]:
            _outcome(outcome, desk, is_only=len(outcomes) == 1)
        if len(added) > _MOST_REPORTS:
            st.caption(say("and {number} more, in the table below", number=len(added) - _MOST_REPORTS))
        with st.container(horizontal=True):
            if added and st.button(say("See the timeline"), type="primary", key="see-timeline"):
                go("timeline")
            st.button(say("Done"), key="forget-outcomes", on_click=st.session_state.pop, args=(_OUTCOMES, None))


def _outcome(outcome: Added, desk: Desk, *, is_only: bool) -> None:
    document = desk.store.document(outcome.document_id)
    if document is None:
        return
    known = f" ({say('it was here already')})" if outcome.known else ""
    title = isolated(plain(shortened(document.citation.title, 60)))
    with st.expander(f"**{title}**{known}: {summary(document)}", expanded=is_only):
        report(document, desk, where="added")
