"""Confirming and correcting an event: date, actors, type, place and status."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import streamlit as st

from timeline.dates import write_edtf
from timeline.events import Event, Status
from timeline.names import Kind
from timeline.store import FieldValue, StoredDocument
from timeline.views import type_label
from timeline.web.messages import attempt, tell
from timeline.web.state import LANGUAGE, Desk, now, who
from timeline.web.typed_date import NotUnderstood, typed_date

LABELS: Final = {
    "date": "Date", "type": "Type", "actors": "Actors", "recipients": "Recipients", "place": "Place",
    "status": "Status", "created": "Date of the report",
}  # fmt: skip
_CONFIRMABLE: Final = ("date", "actors", "type", "place")


def confirm_buttons(event: Event, desk: Desk) -> None:
    """A button for each field that nobody has settled yet."""
    open_fields = [field for field in _CONFIRMABLE if field not in event.confirmed]
    if not open_fields:
        st.caption(":material/verified: Everything here was confirmed by a person; a new reading will not change it.")
        return
    st.caption("What you confirm is kept, whatever a later reading finds.")
    with st.container(horizontal=True):
        for field in open_fields:
            st.button(
                f"Confirm the {LABELS[field].lower()}",
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
            "Date", str(present["date"]), key=prefix + "date",
            help="Like 2021-09-07, 2021-09, 1815~ (about), 2021-06/2021-08 (from, to), or in words: early June 2021. "
            "Empty where no date can be known.",
        )  # fmt: skip
        st.multiselect("Actors", *_actor_options(event, desk), key=prefix + "actors", placeholder="nobody")
        kinds = sorted({*desk.types, event.type}, key=lambda kind: type_label(kind, desk.types, LANGUAGE))
        st.selectbox(
            "Type", kinds, kinds.index(event.type), format_func=lambda kind: type_label(kind, desk.types, LANGUAGE),
            key=prefix + "type",
        )  # fmt: skip
        st.text_input("Place", event.place, key=prefix + "place")
        statuses = [status.value for status in Status]
        st.selectbox(
            "Status", statuses, statuses.index(event.status.value), format_func=str.capitalize, key=prefix + "status"
        )
        st.text_input("Why (optional)", key=prefix + "why", placeholder="where you know it from")
        st.form_submit_button("Save the correction", type="primary", on_click=_save, args=(event, document, desk))


def present_values(event: Event) -> dict[str, FieldValue]:
    """The event's fields as the form shows them and the store takes them."""
    return {
        "date": write_edtf(event.when) if event.when else "",
        "actors": event.actors,
        "type": event.type,
        "place": event.place,
        "status": event.status.value,
    }


def _actor_options(event: Event, desk: Desk) -> tuple[list[str], list[str], Callable[[str], str]]:
    known = (code for code, actor in desk.knowledge.actors.items() if actor.kind is not Kind.PERSON)
    codes = {*known, *event.actors, *(code for code, _ in desk.store.facets().actors)}
    names = desk.names
    options = sorted(codes, key=lambda code: names.get(code, code).casefold())
    return options, list(event.actors), lambda code: names.get(code, code)


def _confirm(event_id: str, field: str, desk: Desk) -> None:
    attempt(lambda: desk.store.confirm(event_id, field, who=who(), at=now()), f"{LABELS[field]} confirmed.")


def _save(event: Event, document: StoredDocument | None, desk: Desk) -> None:
    prefix = f"edit-{event.id}-"
    values = {field: st.session_state[prefix + field] for field in present_values(event)}
    date = _typed(str(values["date"]), document)
    if isinstance(date, NotUnderstood):
        tell(date.reason, is_error=True)
        return
    changed = _changed(event, {**values, "date": date, "actors": tuple(sorted(values["actors"]))})
    why = str(st.session_state[prefix + "why"]).strip()
    for field, value in changed.items():
        if not attempt(partial(_correct, event.id, field, value, why, desk), ""):
            return
    names = ", ".join(LABELS[field].lower() for field in changed)
    tell(f"Corrected: {names}." if changed else "Nothing was changed.")


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
