"""Confirming and correcting an event: date, parties, people, type, place and status."""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import partial
from typing import Final

import streamlit as st

from timeline.dates import write_edtf
from timeline.events import Event, Status
from timeline.names import Kind
from timeline.store import FieldValue, Seen, StoredDocument
from timeline.views import date_in_words, phrases, type_label
from timeline.web.clashes import kept_if_clashing, settle, waiting
from timeline.web.drafts import begun, overtaken, refill
from timeline.web.field_labels import LABELS
from timeline.web.history import value_in_words
from timeline.web.messages import tell
from timeline.web.plain import plain
from timeline.web.speaking import noted, say
from timeline.web.state import Desk
from timeline.web.typed_date import NotUnderstood, typed_date

_LISTS: Final = ("actors", "recipients", "people")
_CONFIRM: Final = {
    "date": noted("Confirm the date"),
    "actors": noted("Confirm the actors"),
    "type": noted("Confirm the type"),
    "place": noted("Confirm the place"),
}


def confirm_buttons(event: Event, last: int, desk: Desk) -> None:
    """A button for each field that nobody has settled yet; `last` is the last change when the event was asked for."""
    open_fields = [field for field in _CONFIRM if field not in event.confirmed]
    if not open_fields:
        kept = say("Everything here was confirmed by a person; a new reading will not change it.")
        st.caption(f":material/verified: {kept}")
        return
    st.caption(say("What you confirm is kept, whatever a later reading finds."))
    present = present_values(event)
    with st.container(horizontal=True):
        for field in open_fields:
            st.button(
                say(_CONFIRM[field]),
                key=f"confirm-{event.id}-{field}",
                icon=":material/check:",
                on_click=_confirm,
                args=(event.id, field, Seen(last, present[field]), desk),
            )


def correction_form(event: Event, document: StoredDocument | None, last: int, desk: Desk) -> None:
    """Fields with the values there were when the form began; only what was changed is taken as a correction."""
    prefix, present = f"edit-{event.id}-", present_values(event)
    shown = begun(prefix, present, last)
    if changed := overtaken(shown, present):
        _told_since(changed, event, last, desk)
    with st.form(prefix + "form", border=False):
        st.text_input(
            say("Date"), key=prefix + "date",
            help=say(
                "Like 2021-09-07, 2021-09, 1815~ (about), 2021-06/2021-08 (from, to), or in words: early June 2021. "
                "Empty where no date can be known."
            ),
        )  # fmt: skip
        st.caption(say("Now: {value}", value=plain(date_in_words(event.when, desk.language))))
        _parties("actors", event, shown, desk)
        _parties(
            "recipients", event, shown, desk, say("Whom the actors did it to; empty where no side acts on another.")
        )
        _people(event, shown, desk)
        kinds = {*desk.types, event.type, str(shown["type"].value)}
        st.selectbox(
            say("Type"),
            sorted(kinds, key=lambda kind: type_label(kind, desk.types, desk.language)),
            format_func=lambda kind: type_label(kind, desk.types, desk.language),
            key=prefix + "type",
        )
        st.text_input(say("Place"), key=prefix + "place")
        st.selectbox(
            say("Status"),
            [status.value for status in Status],
            key=prefix + "status",
            format_func=lambda status: phrases(desk.language).status[status],
        )
        st.text_input(say("Why (optional)"), key=prefix + "why", placeholder=say("where you know it from"))
        st.form_submit_button(
            say("Save the correction"), type="primary", on_click=_save, args=(event, document, shown, desk)
        )


def _told_since(fields: Sequence[str], event: Event, last: int, desk: Desk) -> None:
    """What others changed since the form began; it is put into the form where the reader wants it."""
    present = present_values(event)
    told = (f"{say(LABELS[field])}: {value_in_words(field, present[field], desk)}" for field in fields)
    st.caption(plain(say("Changed since you began: {fields}", fields="; ".join(told))))
    st.button(
        say("Put it into the form"),
        key=f"refill-{event.id}",
        on_click=refill,
        args=(f"edit-{event.id}-", present, last, fields),
    )


def present_values(event: Event) -> dict[str, FieldValue]:
    """The event's fields as the form shows them and the store takes them."""
    return {
        "date": write_edtf(event.when) if event.when else "",
        "actors": event.actors,
        "recipients": event.recipients,
        "people": event.people,
        "type": event.type,
        "place": event.place,
        "status": event.status.value,
    }


def _parties(field: str, event: Event, shown: Mapping[str, Seen], desk: Desk, hint: str = "") -> None:
    known = {code for code, actor in desk.knowledge.actors.items() if actor.kind is not Kind.PERSON}
    _many(field, known | set(desk.panorama.words()["actors"]), event, shown, desk, hint)


def _people(event: Event, shown: Mapping[str, Seen], desk: Desk) -> None:
    known = {code for code, actor in desk.knowledge.actors.items() if actor.kind is Kind.PERSON}
    hint = say("Who is not in the list may be typed: surname, comma, given name.")
    _many("people", known, event, shown, desk, hint, is_open=True)


def _many(
    field: str,
    known: Set[str],
    event: Event,
    shown: Mapping[str, Seen],
    desk: Desk,
    hint: str,
    *,
    is_open: bool = False,
) -> None:
    names = desk.names
    codes = {*known, *getattr(event, field), *(shown[field].value or ())}
    st.multiselect(
        say(LABELS[field]),
        sorted(codes, key=lambda code: names.get(code, code).casefold()),
        format_func=lambda code: names.get(code, code),
        key=f"edit-{event.id}-{field}",
        placeholder=say("nobody"),
        help=hint or None,
        accept_new_options=is_open,
    )


def _confirm(event_id: str, field: str, seen: Seen, desk: Desk) -> None:
    mine = seen.value or ""
    change = partial(settle, event_id, field, mine, desk, seen=seen, is_same=True)
    kept_if_clashing(change, say("{field}: confirmed.", field=say(LABELS[field])), mine, seen)


def _save(event: Event, document: StoredDocument | None, shown: dict[str, Seen], desk: Desk) -> None:
    prefix = f"edit-{event.id}-"
    values = {field: st.session_state[prefix + field] for field in shown}
    date = _typed(str(values["date"]), document)
    if isinstance(date, NotUnderstood):
        tell(date.reason, is_error=True)
        return
    lists = {field: tuple(sorted(values[field])) for field in _LISTS}
    wanted = {**values, **lists, "date": date}
    changed = {field: value for field, value in wanted.items() if value != shown[field].value}
    if problem := _problem({**present_values(event), **changed}, desk):
        tell(problem, is_error=True)
        return
    saved = [field for field, value in changed.items() if _correct(event.id, field, value, shown[field], desk)]
    if saved:
        tell(say("Corrected: {fields}.", fields=", ".join(say(LABELS[field]) for field in saved)))
    elif not changed:
        tell(say("Nothing was changed."))
    _begin_again(event.id, changed, saved, desk)


def _correct(event_id: str, field: str, value: FieldValue, seen: Seen, desk: Desk) -> bool:
    why = str(st.session_state[f"edit-{event_id}-why"]).strip()
    change = partial(settle, event_id, field, value, desk, seen=seen, why=why)
    return kept_if_clashing(change, "", value, seen, why)


def _begin_again(event_id: str, wanted: Iterable[str], saved: Sequence[str], desk: Desk) -> None:
    """Shows what is there now, but for what was refused: that stays as it was typed, to be mended."""
    last = desk.store.last_change()
    event = desk.store.event(event_id)
    if event is not None:
        present = present_values(event)
        refused = set(wanted) - set(saved) - waiting(event_id)
        refill(f"edit-{event_id}-", present, last, present.keys() - refused)
        if not refused:
            st.session_state[f"edit-{event_id}-why"] = ""


def _problem(values: Mapping[str, FieldValue], desk: Desk) -> str:
    """What cannot be true of an event, in a sentence; empty where all is well."""
    twice = sorted(set(values["actors"]) & set(values["recipients"]))
    if twice:
        names = phrases(desk.language).separator.join(desk.names.get(code, code) for code in twice)
        return say("{names}: an actor cannot be a recipient too.", names=names)
    kind = desk.types.get(str(values["type"]))
    if kind is not None and kind.symmetric and values["recipients"]:
        return say("In this type no side acts on the other: {type}. Put all of them among the actors.",
                   type=kind.label(desk.language))  # fmt: skip
    return ""


def _typed(text: str, document: StoredDocument | None) -> str | NotUnderstood:
    """EDTF of the typed date; words such as "yesterday" count from the document's day."""
    if not text.strip():
        return ""
    when = typed_date(text, language=document.language, reference=document.date.best) if document else typed_date(text)
    return when if isinstance(when, NotUnderstood) else write_edtf(when)
