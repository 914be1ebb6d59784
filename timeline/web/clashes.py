"""Two people who changed the same: both values side by side, and the second to save chooses."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import streamlit as st

from timeline.store import Action, ConflictError, FieldValue, Seen
from timeline.views import event_label, shortened
from timeline.web.adding import redate
from timeline.web.drafts import refill
from timeline.web.field_labels import LABELS
from timeline.web.history import line, value_in_words
from timeline.web.messages import attempt
from timeline.web.plain import plain, write
from timeline.web.speaking import say
from timeline.web.state import Desk, now, who

_KEY: Final = "clashes"
CREATED: Final = "created"


@dataclass(frozen=True, slots=True)
class Clash:
    """What somebody was about to save, and why it was not: the words of the store, of which event or report."""

    error: ConflictError
    mine: FieldValue
    why: str
    seen: Seen

    @property
    def about(self) -> tuple[str, str]:
        """The event or report, and the field."""
        return self.error.event_id, self.error.field


def settle(
    subject: str, field: str, value: FieldValue, desk: Desk, *, seen: Seen | None, why: str = "", is_same: bool = False
) -> None:
    """Saves one field as a person wants it; `is_same` confirms what they saw. Raises ConflictError, nothing saved."""
    if field == CREATED:
        redate(subject, str(value), desk, seen=seen)
    elif is_same:
        desk.store.confirm(subject, field, who=who(), at=now(), seen=seen)
    else:
        desk.store.correct(subject, field, value, who=who(), at=now(), why=why, seen=seen)


def kept_if_clashing(change: Callable[[], object], done: str, mine: FieldValue, seen: Seen, why: str = "") -> bool:
    """Makes a change; where others changed the same, what was wanted is kept for `clashes` to ask about."""
    try:
        return attempt(change, done, but=ConflictError)
    except ConflictError as error:
        keep(Clash(error, mine, why, seen))
    return False


def keep(clash: Clash) -> None:
    """Asks about it from now on, until the person has chosen."""
    others = [one for one in _kept() if one.about != clash.about]
    st.session_state[_KEY] = [*others, clash]


def newest() -> str:
    """Names what was last asked about, for the page to show it; empty where nothing waits."""
    last = _kept()[-1:]
    return (
        " ".join((*last[0].about, str(max((change.id for change in last[0].error.theirs), default=0)))) if last else ""
    )


def waiting(subject: str) -> set[str]:
    """The fields of an event or report that wait for a choice."""
    return {clash.error.field for clash in _kept() if clash.error.event_id == subject}


def clashes(desk: Desk, subject: str = "") -> None:
    """Draws what waits for a choice, of one event or report or of all."""
    # There whether filled or not: what follows keeps its place, and what is being typed in it.
    with st.container(key=f"clashes-{subject}"):
        for number, clash in enumerate(one for one in _kept() if subject in ("", one.error.event_id)):
            _clash(clash, f"{number}-{subject}", desk, is_named=not subject)


def _clash(clash: Clash, key: str, desk: Desk, *, is_named: bool) -> None:
    error, field = clash.error, clash.error.field
    with st.container(border=True, key=f"clash-{key}"):
        if is_named:
            write("p", _name(clash, desk), style="citation")
        told = say(
            "{field}: another has changed this while you did. Choose what is to stand.", field=say(LABELS[field])
        )
        st.warning(plain(told), icon=":material/sync_problem:")
        lines = "".join(line(change, desk) for change in error.theirs)
        if lines:
            st.html(f"<ul class='history'>{lines}</ul>")
        write("p", say("Now: {value}", value=value_in_words(field, error.present, desk)))
        write("p", say("Yours: {value}", value=value_in_words(field, clash.mine, desk)))
        with st.container(horizontal=True):
            st.button(say("Keep theirs"), key=f"theirs-{key}", on_click=_drop, args=(clash,))
            if desk.store.may(Action.CORRECT):
                st.button(say("Put mine"), key=f"mine-{key}", type="primary", on_click=_put, args=(clash, desk))


def _name(clash: Clash, desk: Desk) -> str:
    if clash.error.field == CREATED:
        document = desk.store.document(clash.error.event_id)
        return shortened(document.citation.title, 80) if document else ""
    event = desk.store.event(clash.error.event_id)
    return event_label(event, types=desk.types, names=desk.names, language=desk.language) if event else ""


def _put(clash: Clash, desk: Desk) -> None:
    """Saves what the person wanted, having seen theirs; if that is no longer what stands, they are asked again."""
    error = clash.error
    seen = Seen(max((change.id for change in error.theirs), default=clash.seen.last), error.present)
    _drop(clash)
    change = partial(settle, *clash.about, clash.mine, desk, seen=seen, why=clash.why)
    done = say("Corrected: {fields}.", fields=say(LABELS[error.field]))
    if not kept_if_clashing(change, done, clash.mine, seen, clash.why):
        return
    prefix = f"{'date' if error.field == CREATED else 'edit'}-{error.event_id}-"
    if prefix + error.field in st.session_state:
        last = desk.store.last_date_given() if error.field == CREATED else desk.store.last_change()
        refill(prefix, {error.field: clash.mine}, last, (error.field,))


def _drop(clash: Clash) -> None:
    st.session_state[_KEY] = [one for one in _kept() if one.about != clash.about]


def _kept() -> list[Clash]:
    found: list[Clash] = st.session_state.get(_KEY, [])
    return found
