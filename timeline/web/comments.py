"""What people say to each other about an event; whoever may confirm may say something too."""

from html import escape
from typing import Final

import streamlit as st

from timeline.events import Event
from timeline.store import Action, Comment
from timeline.web.messages import attempt
from timeline.web.plain import tag, write
from timeline.web.speaking import say
from timeline.web.state import Desk, now, who

_LONGEST: Final = 4_000


def comments(event: Event, desk: Desk) -> None:
    """Draws what was said of the event, in the order it was said, and a place to say more."""
    said, may_comment = desk.store.comments(event.id), desk.store.may(Action.COMMENT)
    if not said and not may_comment:
        return
    write("h3", say("Comments"), style="part")
    for comment in said:
        _comment(comment, desk, may_comment=may_comment)
    if may_comment:
        _form(event, desk)


def _comment(comment: Comment, desk: Desk, *, may_comment: bool) -> None:
    moment = f"{comment.at:%Y-%m-%d %H:%M} UTC, {comment.who}"
    changed = f" · {escape(say('changed'))}" if comment.changed_at else ""
    with st.container(key=f"comment-{comment.id}"):
        st.html(f'<p class="when">{tag("bdi", moment)}{changed}</p>{tag("blockquote", comment.text, style="comment")}')
        is_own = comment.who == who()
        if not may_comment or not (is_own or desk.store.may(Action.REMOVE)):
            return
        more = st.popover(say("Change"), type="tertiary", key=f"more-comment-{comment.id}", on_change="rerun")
        if more.open:
            with more:
                _changing(comment, desk, is_own=is_own)


def _changing(comment: Comment, desk: Desk, *, is_own: bool) -> None:
    if is_own:
        key = f"changed-comment-{comment.id}"
        st.text_area(say("Comment"), comment.text, key=key, max_chars=_LONGEST)
        st.button(say("Save"), key=f"save-comment-{comment.id}", on_click=_change, args=(comment.id, key, desk))
    st.button(
        say("Remove"), key=f"remove-comment-{comment.id}", icon=":material/delete:", on_click=_change,
        args=(comment.id, "", desk),
    )  # fmt: skip


def _form(event: Event, desk: Desk) -> None:
    key = f"new-comment-{event.id}"
    with st.form(f"comment-on-{event.id}", clear_on_submit=True, border=False):
        st.text_area(say("Comment"), key=key, max_chars=_LONGEST, height=68)
        st.form_submit_button(
            say("Add the comment"), icon=":material/comment:", on_click=_add, args=(event.id, key, desk)
        )


def _add(event_id: str, key: str, desk: Desk) -> None:
    text = str(st.session_state[key])
    attempt(lambda: desk.store.comment(event_id, text, who=who(), at=now()), say("The comment is added."))


def _change(number: int, key: str, desk: Desk) -> None:
    """Says what now stands under the key; under none nothing does, which takes the comment back."""
    text = str(st.session_state[key]) if key else ""
    done = say("The comment is changed.") if text.strip() else say("The comment is removed.")
    attempt(lambda: desk.store.change_comment(number, text, who=who(), at=now()), done)
