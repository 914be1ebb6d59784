"""What people did to an event: who, when, from what to what; and taking it back."""

from typing import Final

import streamlit as st

from timeline.dates import parse_edtf
from timeline.events import Event
from timeline.store import EXISTENCE, SOURCES, Action, Change, FieldValue, Seen
from timeline.views import date_in_words, isolated, phrases, type_label
from timeline.web.field_labels import LABELS
from timeline.web.messages import attempt
from timeline.web.plain import tag, write
from timeline.web.speaking import noted, say
from timeline.web.state import Desk, now, who

_VERBS: Final = {
    "correct": noted("corrected"),
    "confirm": noted("confirmed"),
    "merge": noted("told other events as one with this"),
    "apart": noted("told it apart from another event"),
    "split": noted("told some of its reports as another event"),
    "dismiss": noted("dismissed it as no event"),
    "remove": noted("removed a report that told of this"),
    "restore": noted("brought a report back that told of this"),
    "undo": noted("undid"),
    "redo": noted("redid"),
}


def history(event: Event, last: int, desk: Desk) -> None:
    """Draws the event's history, the last change first, with a button to undo it; `last` is the last change then."""
    changes = desk.store.history(event.id)
    if not changes:
        return
    write("h3", say("History"), style="part")
    st.html("<ul class='history'>" + "".join(line(change, desk) for change in reversed(changes)) + "</ul>")
    if not desk.store.may(Action.CONFIRM):
        return
    with st.container(horizontal=True):
        # What no decision on the event did, the removal of a report, is not undone here.
        decided = [change for change in changes if change.id > 0]
        if any(change.kind not in ("undo", "redo") and not change.undone for change in decided):
            _button(say("Undo the last change"), "undo", event, last, desk)
        if decided and decided[-1].kind == "undo":
            _button(say("Do it again"), "redo", event, last, desk)


def document_history(document_id: str, desk: Desk) -> None:
    """Draws the dates that people gave a report, the last first."""
    changes = desk.store.document_history(document_id)
    if changes:
        st.html("<ul class='history'>" + "".join(line(change, desk) for change in reversed(changes)) + "</ul>")


def _button(label: str, kind: str, event: Event, last: int, desk: Desk) -> None:
    st.button(
        label, key=f"{kind}-{event.id}", icon=f":material/{kind}:", on_click=_take_back,
        args=(event.id, kind, Seen(last), desk),
    )  # fmt: skip


def line(change: Change, desk: Desk) -> str:
    """One change: when, who, what."""
    style = "undone" if change.undone else ""
    moment = f"{change.at:%Y-%m-%d %H:%M} UTC, {change.who}"
    return f"<li>{tag('span', moment, style='when')} {tag('span', _told(change, desk), style=style)}</li>"


def _told(change: Change, desk: Desk) -> str:
    verb = say(_VERBS.get(change.kind, change.kind))
    if change.field == SOURCES:
        return (
            verb
            if change.kind in ("merge", "apart", "split")
            else say("{did}: telling reports together or apart", did=verb)
        )
    if change.id < 0 or change.field == EXISTENCE:
        return _told_of_being(verb, change)
    after = value_in_words(change.field, change.after, desk)
    text = f"{verb} · {say(LABELS.get(change.field, change.field))}: "
    if change.kind == "confirm":
        text += after
    else:
        text += f"{value_in_words(change.field, change.before, desk)} → {after}"
    if change.why and change.kind == "correct":
        text += f" ({change.why})"
    return text


def _told_of_being(verb: str, change: Change) -> str:
    """That the event was dismissed, or that a report of it came or went: which, and why."""
    what = say(_VERBS["dismiss"]) if change.kind in ("undo", "redo") else str(change.before or change.after)
    told = verb if change.kind == "dismiss" else f"{verb}: {isolated(what)}"
    return f"{told} ({change.why})" if change.why else told


def value_in_words(field: str, value: FieldValue, desk: Desk) -> str:
    """A field's value as the panel says it."""
    if isinstance(value, tuple):
        return ", ".join(desk.names.get(code, code) for code in value) or say("nobody")
    if field in ("date", "created"):
        return date_in_words(parse_edtf(value) if value else None, desk.language)
    if field == "status":
        return phrases(desk.language).status.get(value, value)
    if field == "place":
        value = desk.names.get(value, value)
    return type_label(value, desk.types, desk.language) if field == "type" else value or say("none")


def _take_back(event_id: str, kind: str, seen: Seen, desk: Desk) -> None:
    if kind == "undo":
        attempt(lambda: desk.store.undo(event_id, who=who(), at=now(), seen=seen), say("The last change is undone."))
    else:
        attempt(lambda: desk.store.redo(event_id, who=who(), at=now(), seen=seen), say("It is changed again."))
