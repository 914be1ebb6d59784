"""Saying that an event is none, with the reason; and the list of those that are, to be brought back."""

from functools import partial
from typing import Any, Final

import streamlit as st

from timeline.events import Event
from timeline.store import Seen
from timeline.views import date_in_words, event_label
from timeline.web.messages import attempt, tell
from timeline.web.speaking import say, say_count
from timeline.web.state import Desk, now, who

_MOST_SHOWN: Final = 500


def dismissal(event: Event, last: int, desk: Desk) -> None:
    """Draws the way to dismiss an event; `last` is the last change when it was asked for."""
    key = f"dismiss-{event.id}"
    with st.expander(say("This is no event"), icon=":material/block:"), st.form(key + "-form", border=False):
        st.text_input(
            say("Why"),
            key=key,
            help=say("It is told nowhere then, whatever a later reading finds; Undo brings it back."),
        )
        st.form_submit_button(say("Dismiss it"), on_click=_dismiss, args=(event.id, key, Seen(last), desk))


def _dismiss(event_id: str, key: str, seen: Seen, desk: Desk) -> None:
    why = str(st.session_state[key])
    attempt(
        lambda: desk.store.dismiss(event_id, who=who(), at=now(), why=why, seen=seen),
        say("It is dismissed. Undo brings it back."),
    )


def dismissed_events(desk: Desk) -> None:
    """What people dismissed, to be brought back as it was."""
    gone = desk.store.dismissed()[:_MOST_SHOWN]
    if not gone:
        return
    heading = say_count("{number} dismissed event", "{number} dismissed events", len(gone))
    with st.expander(heading, icon=":material/block:"):
        columns: dict[str, list[Any]] = {
            say("Date"): [date_in_words(event.when, desk.language) for event, _ in gone],
            say("Event"): [_label(event, desk) for event, _ in gone],
            say("Why"): [change.why for _, change in gone],
            say("Removed"): [f"{change.at:%Y-%m-%d %H:%M}" for _, change in gone],
            say("By"): [change.who for _, change in gone],
        }
        state = st.dataframe(
            columns, key=f"dismissed-{len(gone)}-{gone[0][1].id}", hide_index=True, on_select="rerun",
            selection_mode="multi-row",
        )  # fmt: skip
        chosen = [(gone[row][0].id, gone[row][1].id) for row in state["selection"]["rows"] if row < len(gone)]
        if chosen:
            st.button(
                say("Bring back"), key="bring-events-back", icon=":material/undo:", on_click=_bring_back,
                args=(chosen, desk),
            )  # fmt: skip


def _label(event: Event, desk: Desk) -> str:
    return event_label(event, types=desk.types, names=desk.names, language=desk.language)


def _bring_back(chosen: list[tuple[str, int]], desk: Desk) -> None:
    """Takes the dismissals back that were seen, and nothing that was done since."""
    undone = (
        attempt(partial(desk.store.undo, event_id, who=who(), at=now(), seen=Seen(last)), "")
        for event_id, last in chosen
    )
    if back := sum(undone):
        tell(say_count("{number} event is back.", "{number} events are back.", back))
