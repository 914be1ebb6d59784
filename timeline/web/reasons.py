""" "Why this date?": the reason, the dates that are possible, and the clues to the documents' own dates."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from timeline.dates import OneOf, write_edtf
from timeline.dating import DocumentDate
from timeline.events import Event
from timeline.store import Action, Seen, StoredDocument
from timeline.text import Domain
from timeline.views import date_in_words, isolated, shortened
from timeline.web.clashes import kept_if_clashing, settle
from timeline.web.plain import plain, said, tag, write
from timeline.web.reason_words import reason_in_words
from timeline.web.speaking import SOURCE, say
from timeline.web.state import Desk


def reasons_for(desk: Desk) -> Callable[[str], str]:
    """How a kept reason is said to the reader."""
    english = desk.knowledge.actor_labels(SOURCE)
    names = {english[actor]: name for actor, name in desk.names.items()}
    return partial(reason_in_words, code=desk.language, names=names)


def why_this_date(event: Event, documents: Sequence[StoredDocument], last: int, desk: Desk) -> None:
    """Draws the reasons for an event's date; `last` is the last change when the event was asked for."""
    write("h3", say("Why this date?"), style="part")
    because = reasons_for(desk)(event.because) if event.because else say("No reason was recorded.")
    st.html(said("p", because, style="because"))
    if isinstance(event.when, OneOf):
        _candidates(event, event.when, documents, last, desk)
    for document in (document for document in documents if document.domain is not Domain.TABLE):
        with st.expander(
            say("Date of the report: {title}", title=isolated(plain(shortened(document.citation.title, 50))))
        ):
            document_reasons(document.date, desk)


def document_reasons(date: DocumentDate, desk: Desk) -> None:
    """Draws a document's date, its candidates and the clues."""
    write("p", date_in_words(date.when, desk.language), style="date")
    if len(date.candidates) > 1:
        options = [
            f"{date_in_words(candidate.date, desk.language)} ({candidate.weight:.0%})"
            for candidate in date.candidates[:8]
        ]
        write("p", say("Possible: {dates}", dates="; ".join(options)))
    if not date.clues:
        write("p", say("No clue to its date was found. If you know it, set it on the Sources page."))
        return
    in_words = reasons_for(desk)
    st.html("<ul>" + "".join(_clue(in_words(clue.because), clue.quote) for clue in date.clues) + "</ul>")


def _clue(because: str, quote: str) -> str:
    return f"<li>{said('span', because)}{' ' + tag('q', quote) if quote else ''}</li>"


def _candidates(event: Event, when: OneOf, documents: Sequence[StoredDocument], last: int, desk: Desk) -> None:
    """A button a candidate, for the reader who knows which it was, with the belief in it where there is one."""
    if not desk.store.may(Action.CORRECT):
        return
    beliefs, seen = _beliefs(when, documents), Seen(last, write_edtf(when))
    st.caption(say("It was one of these. If you know which, choose it:"))
    with st.container(horizontal=True):
        for candidate in when.candidates:
            edtf = write_edtf(candidate)
            st.button(
                plain(date_in_words(candidate, desk.language) + beliefs.get(candidate, "")),
                key=f"candidate-{event.id}-{edtf}",
                on_click=_choose,
                args=(event.id, edtf, seen, desk),
            )


def _beliefs(when: OneOf, documents: Sequence[StoredDocument]) -> Mapping[object, str]:
    """How much is believed in each day, where it happened on the day its only report was written."""
    if len(documents) != 1:
        return {}
    days = {candidate.date: candidate.weight for candidate in documents[0].date.candidates}
    return (
        {day: f" ({days[day]:.0%})" for day in when.candidates if day in days}
        if set(when.candidates) <= set(days)
        else {}
    )


def _choose(event_id: str, edtf: str, seen: Seen, desk: Desk) -> None:
    change = partial(settle, event_id, "date", edtf, desk, seen=seen)
    kept_if_clashing(change, say("The date is set and will stay so."), edtf, seen)
