"""Confirming and correcting an event: date, parties, people, type, place and status."""

from collections.abc import Mapping, Sequence, Set
from functools import partial
from typing import Final

import streamlit as st

from timeline.dates import write_edtf
from timeline.events import Event, Status
from timeline.names import Kind
from timeline.store import FieldValue, StoredDocument
from timeline.views import date_in_words, phrases, type_label
from timeline.web.field_labels import LABELS
from timeline.web.messages import attempt, tell
from timeline.web.plain import plain
from timeline.web.speaking import noted, say
from timeline.web.state import Desk, now, who
from timeline.web.typed_date import NotUnderstood, typed_date

_LISTS: Final = ("actors", "recipients", "people")
_CONFIRM: Final = {
    "date": noted("Confirm the date"),
    "actors": noted("Confirm the actors"),
    "type": noted("Confirm the type"),
    "place": noted("Confirm the place"),
}


def confirm_buttons(event: Event, desk: Desk) -> None:
    """A button for each field that nobody has settled yet."""
    open_fields = [field for field in _CONFIRM if field not in event.confirmed]
    if not open_fields:
        kept = say("Everything here was confirmed by a person; a new reading will not change it.")
        st.caption(f":material/verified: {kept}")
        return
    st.caption(say("What you confirm is kept, whatever a later reading finds."))
    with st.container(horizontal=True):
        for field in open_fields:
            st.button(
                say(_CONFIRM[field]),
                key=f"confirm-{event.id}-{field}",
                icon=":material/check:",
                on_click=_confirm,
                args=(event.id, field, desk),
            )


def correction_form(event: Event, document: StoredDocument | None, desk: Desk) -> None:
    """Fields with their present values; only what was changed is taken as a correction."""
    prefix = f"edit-{event.id}-"
    present = present_values(event)
    with st.form(prefix + "form", border=False):
        st.text_input(
            say("Date"), str(present["date"]), key=prefix + "date",
            help=say(
                "Like 2021-09-07, 2021-09, 1815~ (about), 2021-06/2021-08 (from, to), or in words: early June 2021. "
                "Empty where no date can be known."
            ),
        )  # fmt: skip
        st.caption(say("Now: {value}", value=plain(date_in_words(event.when, desk.language))))
        _parties("actors", event, desk)
        _parties("recipients", event, desk, hint=say("Whom the actors did it to; empty where no side acts on another."))
        _people(event, desk)
        kinds = sorted({*desk.types, event.type}, key=lambda kind: type_label(kind, desk.types, desk.language))
        st.selectbox(
            say("Type"),
            kinds,
            kinds.index(event.type),
            format_func=lambda kind: type_label(kind, desk.types, desk.language),
            key=prefix + "type",
        )
        st.text_input(say("Place"), event.place, key=prefix + "place")
        statuses = [status.value for status in Status]
        st.selectbox(
            say("Status"),
            statuses,
            statuses.index(event.status.value),
            key=prefix + "status",
            format_func=lambda status: phrases(desk.language).status[status],
        )
        st.text_input(say("Why (optional)"), key=prefix + "why", placeholder=say("where you know it from"))
        st.form_submit_button(say("Save the correction"), type="primary", on_click=_save, args=(event, document, desk))


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


def _parties(field: str, event: Event, desk: Desk, *, hint: str = "") -> None:
    known = (code for code, actor in desk.knowledge.actors.items() if actor.kind is not Kind.PERSON)
    present = getattr(event, field)
    _many(field, {*known, *present, *desk.panorama.words()["actors"]}, present, event, desk, hint)


def _people(event: Event, desk: Desk) -> None:
    known = {code for code, actor in desk.knowledge.actors.items() if actor.kind is Kind.PERSON}
    hint = say("Who is not in the list may be typed: surname, comma, given name.")
    _many("people", {*known, *event.people}, event.people, event, desk, hint, is_open=True)


def _many(
    field: str, codes: Set[str], present: Sequence[str], event: Event, desk: Desk, hint: str, *, is_open: bool = False
) -> None:
    names = desk.names
    st.multiselect(
        say(LABELS[field]),
        sorted(codes, key=lambda code: names.get(code, code).casefold()),
        list(present),
        format_func=lambda code: names.get(code, code),
        key=f"edit-{event.id}-{field}",
        placeholder=say("nobody"),
        help=hint or None,
        accept_new_options=is_open,
    )


def _confirm(event_id: str, field: str, desk: Desk) -> None:
    attempt(
        lambda: desk.store.confirm(event_id, field, who=who(), at=now()),
        say("{field}: confirmed.", field=say(LABELS[field])),
    )


def _save(event: Event, document: StoredDocument | None, desk: Desk) -> None:
    prefix = f"edit-{event.id}-"
    values = {field: st.session_state[prefix + field] for field in present_values(event)}
    date = _typed(str(values["date"]), document)
    if isinstance(date, NotUnderstood):
        tell(date.reason, is_error=True)
        return
    lists = {field: tuple(sorted(values[field])) for field in _LISTS}
    changed = _changed(event, {**values, **lists, "date": date})
    if problem := _problem({**present_values(event), **changed}, desk):
        tell(problem, is_error=True)
        return
    why = str(st.session_state[prefix + "why"]).strip()
    for field, value in changed.items():
        if not attempt(partial(_correct, event.id, field, value, why, desk), ""):
            return
    names = ", ".join(say(LABELS[field]) for field in changed)
    tell(say("Corrected: {fields}.", fields=names) if changed else say("Nothing was changed."))


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


def _correct(event_id: str, field: str, value: FieldValue, why: str, desk: Desk) -> None:
    desk.store.correct(event_id, field, value, who=who(), at=now(), why=why)


def _changed(event: Event, values: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    present = present_values(event)
    return {field: value for field, value in values.items() if value != present[field]}


def _typed(text: str, document: StoredDocument | None) -> str | NotUnderstood:
    """EDTF of the typed date; words such as "yesterday" count from the document's day."""
    if not text.strip():
        return ""
    when = typed_date(text, language=document.language, reference=document.date.best) if document else typed_date(text)
    return when if isinstance(when, NotUnderstood) else write_edtf(when)
