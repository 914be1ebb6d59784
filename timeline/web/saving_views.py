"""Views kept under a name, in the sidebar: opened by a click, saved, renamed, replaced, removed, and that undone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final
from urllib.parse import parse_qs, urlencode

import streamlit as st

from timeline.dates import Bounds
from timeline.store import LONGEST_NAME, Action, Refusal, SavedView
from timeline.web.address import current_view, put_address, show
from timeline.web.messages import attempt, tell
from timeline.web.plain import plain
from timeline.web.speaking import language, noted, say
from timeline.web.state import Desk, now, who
from timeline.web.viewing import View, read, written
from timeline.web.window import WINDOW, show_window, shown_window, window_of, window_text

_SAVING: Final = "view-saving"
_NAME: Final = "view-name"
_UNDO: Final = "view-undo"
# More of them than this scroll in a box of their own.
_IN_SIGHT: Final = 7
_REFUSED: Final = {
    Refusal.EMPTY: noted("A view needs a name."),
    Refusal.TOO_LONG: noted("This name is too long."),
    Refusal.UNSTORABLE: noted("This name holds a sign that cannot be kept."),
    Refusal.TAKEN: noted("Another view has this name already; choose another, or replace that one."),
    Refusal.GONE: noted("Somebody has removed this view meanwhile."),
}


def saved_views(desk: Desk) -> None:
    """The list of them, with the one that is shown standing out, and a way to keep what is shown now."""
    if not desk.store.may(Action.READ_HISTORY):
        return
    may_keep, kept = desk.store.may(Action.KEEP_VIEWS), desk.store.views.all()
    if kept or st.session_state.get(_UNDO):
        st.subheader(say("Saved views"))
    shown = address_shown()
    with st.container(key="saved-views", height=300 if len(kept) > _IN_SIGHT else "content", border=False):
        for view in kept:
            _row(view, desk, is_shown=_tidied(view.address) == shown, may_keep=may_keep)
    if not may_keep:
        return
    with st.container(horizontal=True, gap="xsmall", key="saved-views-bar"):
        _saving(desk)
        if st.session_state.get(_UNDO):
            st.button(
                say("Undo"), icon=":material/undo:", key="undo-view", on_click=_take_back, args=(desk,),
                help=plain(st.session_state[_UNDO][0].name),
            )  # fmt: skip


def address_shown() -> str:
    """All that is shown now as an address; in which language is left to who opens it."""
    return _address(current_view(), window_text(shown_window()))


def _address(view: View, window: str) -> str:
    parts = (written(replace(view, language="")), urlencode({WINDOW: window}) if window else "")
    return "&".join(filter(None, parts))


def _tidied(address: str) -> str:
    """What an older program wrote, or somebody by hand, as we would write it."""
    return _address(read(address), window_text(_window(address)))


def _window(address: str) -> Bounds | None:
    return window_of(parse_qs(address).get(WINDOW, [""])[-1])


def _row(view: SavedView, desk: Desk, *, is_shown: bool, may_keep: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
        st.button(
            plain(view.name), key=f"view-{view.id}", type="secondary" if is_shown else "tertiary", width="stretch",
            wrap=True, icon=":material/bookmark_added:" if is_shown else ":material/bookmark:", on_click=_open,
            args=(view,),
        )  # fmt: skip
        if not may_keep:
            return
        key = f"view-edit-{view.id}"
        more = st.popover(
            say("Edit the view “{name}”", name=plain(view.name)), key=key, icon=":material/more_vert:", type="tertiary",
            on_change="rerun",
        )  # fmt: skip
        if more.open:
            with more:
                _editing(view, desk, key)


def _editing(view: SavedView, desk: Desk, key: str) -> None:
    with st.form(f"{key}-form", border=False):
        st.text_input(say("Name"), view.name, key=f"{key}-name", max_chars=LONGEST_NAME)
        st.form_submit_button(say("Rename"), on_click=_rename, args=(view, desk), width="stretch")
    st.button(
        say("Replace with what is shown now"), key=f"{key}-replace", icon=":material/sync:", width="stretch",
        on_click=_replace, args=(view, desk),
    )  # fmt: skip
    st.button(
        say("Remove"), key=f"{key}-remove", icon=":material/delete:", width="stretch", on_click=_remove,
        args=(view, desk),
    )  # fmt: skip


def _saving(desk: Desk) -> None:
    adding = st.popover(say("Save this view"), key=_SAVING, icon=":material/bookmark_add:", on_change="rerun")
    if adding.open:
        with adding, st.form("view-form", border=False):
            st.text_input(say("Name"), key=_NAME, max_chars=LONGEST_NAME, placeholder=say("what one sees here"))
            st.form_submit_button(say("Save"), type="primary", on_click=_save, args=(desk,))


def _open(view: SavedView) -> None:
    show(replace(read(view.address), language=language()))
    put_address(current_view())
    show_window(_window(view.address))


def _save(desk: Desk) -> None:
    name = str(st.session_state[_NAME])
    saved = _tried(lambda: desk.store.views.save(name, address_shown(), who=who(), at=now()), say("The view is saved."))
    if saved:
        st.session_state[_SAVING] = False
        st.session_state[_UNDO] = (saved, True)


def _rename(view: SavedView, desk: Desk) -> None:
    name = str(st.session_state[f"view-edit-{view.id}-name"])
    _changed(
        lambda: desk.store.views.change(view.id, name=name, who=who(), at=now()), say("The view is renamed."), view
    )


def _replace(view: SavedView, desk: Desk) -> None:
    views, address = desk.store.views, address_shown()
    _changed(lambda: views.change(view.id, address=address, who=who(), at=now()), say("The view is replaced."), view)


def _remove(view: SavedView, desk: Desk) -> None:
    _changed(lambda: desk.store.views.remove(view.id), say("The view is removed."), view)


def _changed(change: Callable[[], SavedView | Refusal], done: str, view: SavedView) -> None:
    """Makes a change that gives the view as it was before, and remembers that."""
    if before := _tried(change, done):
        st.session_state[f"view-edit-{view.id}"] = False
        st.session_state[_UNDO] = (before, False)


def _take_back(desk: Desk) -> None:
    """The last change of this reader's: what was new goes, what was changed or removed is again as it was."""
    view, is_new = st.session_state.pop(_UNDO)
    views = desk.store.views
    _tried(lambda: views.remove(view.id) if is_new else views.restore(view), say("The last change is undone."))


def _tried(change: Callable[[], SavedView | Refusal], done: str) -> SavedView | None:
    results: list[SavedView | Refusal] = []
    if not attempt(lambda: results.append(change()), ""):
        return None
    match results[0]:
        case Refusal() as refusal:
            tell(say(_REFUSED[refusal]), is_error=True)
            return None
        case view:
            tell(done)
            return view
