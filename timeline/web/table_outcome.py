"""What the rows of a table would give: how many events, which rows are refused and why, which names are not known."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from timeline.names import Kind
from timeline.store import StoreError
from timeline.tabular import RefusedRow, Why
from timeline.taking_tables import Plan, save
from timeline.web.error_words import error_in_words
from timeline.web.messages import tell
from timeline.web.plain import plain
from timeline.web.speaking import noted, say, say_count
from timeline.web.state import Desk, now
from timeline.web.undisturbed import pressed, undisturbed

_WHY: Final[Mapping[Why, str]] = {
    Why.CELLS: noted("More cells than there are columns"),
    Why.DATE: noted("Not understood as a date"),
    Why.ORDER: noted("The last day comes before the first"),
    Why.TYPE: noted("No type of event"),
    Why.STATUS: noted("No status"),
    Why.ACTOR: noted("No known actor"),
    Why.NOBODY: noted("The row names no actor"),
}
_MOST_SHOWN: Final = 1000
_LEFT_OUT: Final = "—"


def what_came(plan: Plan, desk: Desk) -> list[tuple[str, str]]:
    """Draws what a plan gave; names that the reader has settled just now, to be tried again."""
    tried = plan.tried
    said = say_count("{number} row is an event.", "{number} rows are events.", len(tried.events))
    if not tried.refused:
        st.success(said, icon=":material/check:")
    else:
        refused = say_count("{number} row is refused.", "{number} rows are refused.", len(tried.refused))
        st.warning(f"{said} {refused}", icon=":material/rule:")
        _refused(tried.refused)
    return _unknown(tried.unknown, desk) if tried.unknown else []


def _refused(rows: Sequence[RefusedRow]) -> None:
    with st.expander(say("The refused rows"), expanded=True):
        columns = {
            say("Line"): [row.line for row in rows[:_MOST_SHOWN]],
            say("Why"): [say(_WHY[row.why]) for row in rows[:_MOST_SHOWN]],
            say("Words"): [row.words for row in rows[:_MOST_SHOWN]],
        }
        st.dataframe(columns, hide_index=True, key="table-refused")
        if len(rows) > _MOST_SHOWN:
            st.caption(say("and {number} more", number=len(rows) - _MOST_SHOWN))


def _unknown(names: Sequence[tuple[str, int]], desk: Desk) -> list[tuple[str, str]]:
    """The unknown names, each to be given an actor or left out."""
    st.caption(say("These names are not known. Say whom they mean, or leave them out, and check again:"))
    options = {_LEFT_OUT + " " + say("leave it out"): ""} | {
        f"{desk.names.get(code, code)} ({code})": code
        for code, actor in desk.knowledge.actors.items()
        if actor.kind is not Kind.PERSON
    }
    name, rows, means = say("Name"), say("Rows"), say("Means")
    with st.form("table-names"):
        edited: Any = st.data_editor(
            {name: [one for one, _ in names], rows: [count for _, count in names], means: [None] * len(names)},
            column_config={
                name: st.column_config.TextColumn(disabled=True),
                rows: st.column_config.NumberColumn(disabled=True),
                means: st.column_config.SelectboxColumn(options=sorted(options)),
            },
            hide_index=True,
            key=f"table-names-{hash(tuple(names))}",
        )
        if not st.form_submit_button(say("Check again with these names"), icon=":material/rule:"):
            return []
    return [(one, options[chosen]) for one, chosen in zip(edited[name], edited[means], strict=True) if chosen]


def take_in(plan: Plan, desk: Desk) -> None:
    """The button that saves, part by part: each is whole, and a table that was stopped goes on when it comes again."""
    count = len(plan.tried.events)
    if not count:
        return
    label = say_count("Take in {number} event", "Take in {number} events", count)
    if pressed(st.button, label, key="table-take", type="primary", icon=":material/add:"):
        with undisturbed():
            _take_in(plan, desk)


def _take_in(plan: Plan, desk: Desk) -> None:
    bar = st.progress(0.0, say("Saving …"))
    added = same = 0
    try:
        for number, part in enumerate(plan.parts, start=1):
            saved = save(part, desk.store, at=now())
            added, same = added + saved.added, same + saved.unchanged
            bar.progress(number / len(plan.parts), say("Saving …"))
    except StoreError as error:
        st.error(plain(error_in_words(error)))
        return
    tell(say("{added} events are new, {same} were here already.", added=added, same=same))
    st.rerun()
