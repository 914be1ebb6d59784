"""When an undated report was written, for a person to settle: how sure it is, and accept, choose or type a date."""

from functools import partial
from typing import Final

import streamlit as st

from timeline.dates import Date, Grain, write_edtf
from timeline.store import Seen, StoredDocument
from timeline.views import belief_figure, date_in_words
from timeline.web.clashes import CREATED, clashes, kept_if_clashing, settle
from timeline.web.drafts import begun, refill
from timeline.web.messages import tell
from timeline.web.plain import plain
from timeline.web.speaking import noted, say
from timeline.web.state import Desk
from timeline.web.typed_date import NotUnderstood, typed_day

_DONE: Final = noted("The date is saved, and the report's events are dated by it.")
_MOST_OFFERED: Final = 12


def dating_panel(document: StoredDocument, last: int, desk: Desk) -> None:
    """Draws the beliefs of an undated report and the ways to settle them; for a dated one the typed date alone.

    `last` is the last date given to any report when this one was asked for.
    """
    clashes(desk, document.id)
    if not document.created and document.date.candidates:
        _beliefs(document, desk)
        _choices(document, Seen(last, document.created), desk)
    _typed(document, last, desk)


def _beliefs(document: StoredDocument, desk: Desk) -> None:
    st.caption(say("This report does not say when it was written. From its clues, it was:"))
    st.plotly_chart(
        belief_figure(document.date.candidates, language=desk.language),
        key=f"belief-{document.id}",
        config={"displayModeBar": False},
        alt="; ".join(f"{date_in_words(c.date, desk.language)}: {c.weight:.0%}" for c in document.date.candidates[:10]),
    )


def _choices(document: StoredDocument, seen: Seen, desk: Desk) -> None:
    """A button to accept the best day, and one for each other likely day."""
    best = document.date.best
    days = [candidate.date for candidate in document.date.candidates if candidate.date.grain is Grain.DAY]
    with st.container(horizontal=True):
        if best is not None and best.grain is Grain.DAY:
            _choice(
                say("Accept {date}", date=date_in_words(best, desk.language)), best, document, seen, desk, is_best=True
            )
        for day in [day for day in days if day != best][: _MOST_OFFERED - 1]:
            _choice(date_in_words(day, desk.language), day, document, seen, desk)


def _choice(label: str, day: Date, document: StoredDocument, seen: Seen, desk: Desk, *, is_best: bool = False) -> None:
    edtf = write_edtf(day)
    st.button(
        plain(label),
        key=f"date-{document.id}-{edtf}",
        type="primary" if is_best else "secondary",
        on_click=_settle,
        args=(document.id, edtf, seen, desk),
    )


def _typed(document: StoredDocument, last: int, desk: Desk) -> None:
    prefix, present = f"date-{document.id}-", {CREATED: document.created}
    shown = begun(prefix, present, last)
    with st.form(f"date-{document.id}", border=False):
        st.text_input(
            say("Written on"), key=prefix + CREATED, placeholder=say("2021-09-07, or 7 September 2021"),
            help=say("The day the report was written, if you know it. Its events are dated anew by it at once."),
        )  # fmt: skip
        st.form_submit_button(say("Save the date"), on_click=_save_date, args=(document, shown[CREATED], desk))


def _save_date(document: StoredDocument, seen: Seen, desk: Desk) -> None:
    typed = str(st.session_state[f"date-{document.id}-{CREATED}"])
    created = typed_day(typed, language=document.language)
    if isinstance(created, NotUnderstood):
        tell(created.reason, is_error=True)
        return
    _settle(document.id, created, seen, desk)


def _settle(document_id: str, created: str, seen: Seen, desk: Desk) -> None:
    change = partial(settle, document_id, CREATED, created, desk, seen=seen)
    kept_if_clashing(change, say(_DONE), created, seen)
    last = desk.store.last_date_given()
    document = desk.store.document(document_id)
    if document is not None:
        refill(f"date-{document_id}-", {CREATED: document.created}, last, (CREATED,))
