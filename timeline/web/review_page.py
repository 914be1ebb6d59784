"""The Review page: what needs a person, one question at a time, the hardest first."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from timeline.review import Queue
from timeline.web.clashes import clashes, keep
from timeline.web.filters import filters
from timeline.web.going import go
from timeline.web.questions import KINDS, questions
from timeline.web.reviewing import review_queue
from timeline.web.settling import Progress, take
from timeline.web.speaking import say
from timeline.web.state import Desk
from timeline.web.viewing import View

_PROGRESS: Final = "review progress"
_COMPONENT: Final = "review"
_ITEM: Final = "item"
# Questions sent at once, so that the next are there before the answer to one has arrived.
_AHEAD: Final = 14
_BEHIND: Final = 3


def review_page(desk: Desk) -> None:
    """What to settle, of what the filters leave."""
    st.title(say("Review"), anchor=False)
    if not desk.store.has_documents():
        st.info(say("There is nothing to review yet. Add a report first."))
        if st.button(say("Add a report"), type="primary", icon=":material/add:"):
            go("sources")
        return
    view = filters(desk)
    _asking(view, desk)


@st.fragment
def _asking(view: View, desk: Desk) -> None:
    """The questions: a part of the page that runs by itself, so that filters are not counted anew at each answer."""
    progress, desk = _progress(), replace(desk, panorama=desk.panorama.anew())

    def on_log(log: Mapping[str, Any]) -> None:
        take(log, progress, lambda: desk.panorama.queue(view), desk)
        while progress.clashes:
            keep(progress.clashes.pop())

    clashes(desk)
    queue = desk.panorama.queue(view)
    at = review_queue(_data(queue, progress, desk), key=_COMPONENT, on_log=on_log)
    if at and st.query_params.get(_ITEM) != at:
        st.query_params[_ITEM] = at


def _progress() -> Progress:
    progress: Progress = st.session_state.setdefault(_PROGRESS, Progress())
    return progress


def _data(queue: Queue, progress: Progress, desk: Desk) -> dict[str, Any]:
    """The questions round the one the reader is at, and how many are left."""
    order = queue.order(progress.skipped)
    place, start = queue.place(_wanted(progress)), 0
    if place is not None:
        start = max(int((order == place).argmax()) - _BEHIND, 0)
    items = queue.items(order[start : start + _BEHIND + _AHEAD].tolist())
    late = set(progress.skipped)
    asked = [{**one, "skipped": one["key"] in late} for one in questions(items, queue, desk, progress.named)]
    # From the very first on, or there are others before these.
    counts = [[doubt.value, say(KINDS[doubt]), number] for doubt, number in queue.counts().items() if number]
    return {
        "questions": asked,
        "counts": counts,
        "more": start + len(items) < len(order),
        "run": progress.run,
        "applied": progress.applied,
        "show": progress.show or st.query_params.get(_ITEM, ""),
        "notice": progress.notice,
        "said": progress.said,
        "undoable": len(progress.done) + len(progress.named),
    }


def _wanted(progress: Progress) -> str:
    """The question to be among those sent: that of the notice, where the reader is, or what the address names."""
    if progress.show:
        return progress.show
    state: Any = st.session_state.get(_COMPONENT)
    log = state.get("log") if state else None
    return str(log.get("at", "")) if log else st.query_params.get(_ITEM, "")
