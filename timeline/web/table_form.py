"""A table of known events: a look at it, what its columns mean, what its rows would give, and then the taking in."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from timeline.events import Status
from timeline.formats import TABLES, Refused, read_rows
from timeline.names import Kind
from timeline.tabular import Dates, Mapping, MappingError, Table, Unknown
from timeline.taking_tables import Plan, plan, proposed
from timeline.text import Citation
from timeline.views import phrases, type_label
from timeline.web.error_words import error_in_words
from timeline.web.plain import plain, write
from timeline.web.speaking import noted, say, say_count
from timeline.web.state import Desk
from timeline.web.table_outcome import take_in, what_came
from timeline.web.undisturbed import pressed, undisturbed

_SHOWN: Final = 5
# In the session: the file's identity, its table and proposed mapping; and the plan that was made last.
_FILE: Final = "table-of"
PLAN: Final = "table-plan"
_LABELS: Final = {
    "date": noted("Date, or first day"),
    "end": noted("Last day"),
    "actors_from": noted("Actors"),
    "recipients_from": noted("Recipients"),
    "people_from": noted("People"),
    "place": noted("Place"),
    "quote": noted("Description, quoted as proof"),
    "source": noted("Source of the row"),
    "type_from": noted("Type"),
    "status_from": noted("Status"),
}
_ORDERS: Final = {
    Dates.ANY: noted("EDTF, year-month-day, or words"),
    Dates.DAY_FIRST: noted("Day first: 28/2/1994"),
    Dates.MONTH_FIRST: noted("Month first: 2/28/1994"),
}


def table_form(desk: Desk) -> None:
    """Draws the way in for tables."""
    st.caption(say("A row is an event: a CSV, TSV or XLSX file whose first row names the columns."))
    file = st.file_uploader(say("Table"), type=[ending.lstrip(".") for ending in TABLES], key="table-file")
    if file is None:
        st.session_state.pop(_FILE, None)
        st.session_state.pop(PLAN, None)
        return
    table, guess = _looked_into(file, desk)
    if isinstance(table, Refused):
        st.error(plain(error_in_words(table.reason)))
        return
    st.caption(say_count("{number} row; the first of them:", "{number} rows; the first of them:", len(table.rows)))
    cells = {name: [row.cells[place] for row in table.rows[:_SHOWN]] for place, name in enumerate(table.headings)}
    st.dataframe(cells, hide_index=True, key="table-preview")
    with st.form("table-mapping"):
        mapping, citation = _mapping(table, guess, desk), _citation()
        checked = pressed(
            st.form_submit_button, say("Check the rows"), key="table-check", type="primary", icon=":material/rule:"
        )
    if checked:
        with undisturbed():
            _check(table, mapping, citation, desk)
    if st.session_state.get(PLAN) is not None:
        again = what_came(st.session_state[PLAN], desk)
        if again:
            _check(table, _named(st.session_state[PLAN].mapping, again), citation, desk)
            st.rerun()
        take_in(st.session_state[PLAN], desk)


def _looked_into(file: Any, desk: Desk) -> tuple[Table | Refused, Mapping]:
    """The file's table and what its columns seem to mean; a file is looked into once."""
    kept = st.session_state.get(_FILE)
    if kept is None or kept[0] != file.file_id:
        table = read_rows(file.name, file.getvalue())
        guess = Mapping() if isinstance(table, Refused) else proposed(table, desk.knowledge)
        st.session_state[_FILE] = kept = (file.file_id, table, guess)
        st.session_state.pop(PLAN, None)
    return kept[1], kept[2]


def _mapping(table: Table, guess: Mapping, desk: Desk) -> Mapping:
    """The columns and the values that hold for every row, as the reader chooses them."""
    write("h2", say("What the columns mean"), style="part")
    places = st.columns(3)
    chosen: dict[str, Any] = {}
    for number, name in enumerate(_LABELS):
        chosen[name] = _column(places[number % 3], name, table, guess)
    write("h2", say("What holds for every row"), style="part")
    left, middle, right = st.columns(3)
    kinds = sorted(desk.types, key=lambda kind: type_label(kind, desk.types, desk.language))
    chosen["type"] = left.selectbox(
        say("Type, where no column tells"), kinds, kinds.index(guess.type), key="table-type",
        format_func=lambda kind: type_label(kind, desk.types, desk.language),
    )  # fmt: skip
    chosen["status"] = middle.selectbox(
        say("Status, where no column tells"), list(Status), key="table-status",
        format_func=lambda status: phrases(desk.language).status[status],
    )  # fmt: skip
    chosen["dates"] = right.selectbox(
        say("How dates are written"), list(Dates), list(Dates).index(guess.dates), key="table-dates",
        format_func=lambda order: say(_ORDERS[order]),
    )  # fmt: skip
    left, right = st.columns(2)
    chosen["with_actors"] = _codes(left, say("Also actors of every row"), "table-with-actors", desk)
    chosen["with_recipients"] = _codes(right, say("Also recipients of every row"), "table-with-recipients", desk)
    leave = st.checkbox(say("Take rows with unknown names, without these names"), key="table-unknown")
    return Mapping(**chosen, unknown=Unknown.LEAVE_OUT if leave else Unknown.REFUSE, language=guess.language)


def _column(place: Any, name: str, table: Table, guess: Mapping) -> str | tuple[str, ...]:
    said, label, key = getattr(guess, name), say(_LABELS[name]), f"table-{name}"
    if isinstance(said, tuple):
        chosen = place.multiselect(label, table.headings, list(said), key=key, placeholder=say("no column"))
        return tuple(chosen)
    index = table.headings.index(said) if said else None
    return place.selectbox(label, table.headings, index, key=key, placeholder=say("no column")) or ""


def _codes(place: Any, label: str, key: str, desk: Desk) -> tuple[str, ...]:
    return tuple(
        place.multiselect(label, actor_codes(desk), format_func=_name(desk), key=key, placeholder=say("nobody"))
    )


def actor_codes(desk: Desk) -> list[str]:
    """The states and organisations, by their names."""
    known = (code for code, actor in desk.knowledge.actors.items() if actor.kind is not Kind.PERSON)
    return sorted(known, key=lambda code: _name(desk)(code).casefold())


def _name(desk: Desk) -> Callable[[str], str]:
    return lambda code: desk.names.get(code, code)


def _citation() -> Citation:
    left, middle, right = st.columns(3)
    archive = left.text_input(say("Collection or archive (optional)"), key="table-archive")
    address = middle.text_input(say("Address (optional)"), key="table-url", placeholder="https://")
    licence = right.text_input(say("Licence (optional)"), key="table-licence")
    return Citation(archive=archive.strip(), url=address.strip(), licence=licence.strip())


def _named(mapping: Mapping, names: Sequence[tuple[str, str]]) -> Mapping:
    return replace(mapping, names=tuple(dict([*mapping.names, *names]).items()))


def _check(table: Table, mapping: Mapping, citation: Citation, desk: Desk) -> None:
    """Codes all rows and keeps what they gave; nothing is saved yet."""
    bar = st.progress(0.0, say("Reading …"))
    parts = []
    try:
        for done, part in plan(table, mapping, desk.knowledge, citation):
            parts.append(part)
            bar.progress(done / len(table.rows), say("Read {number} of {all} …", number=done, all=len(table.rows)))
    except MappingError as error:
        st.error(plain(error_in_words(error)))
        return
    finally:
        bar.empty()
    st.session_state[PLAN] = Plan(tuple(parts), mapping)
