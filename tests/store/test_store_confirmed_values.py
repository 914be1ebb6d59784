"""Whatever happens to a document, what a person has settled stays settled."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_readings import NOON, TEXT, by_type, document, event, reading

from timeline.dates import write_edtf
from timeline.store import Store

TYPES = ("meeting", "call", "agreement")
OF = document(TEXT)
readings = st.lists(st.tuples(st.sampled_from(range(3)), st.integers(1, 28)), unique_by=lambda pair: pair[0]).map(
    lambda pairs: reading(OF, tuple(event(OF, number, f"2021-09-{day:02d}", place=f"p{day}") for number, day in pairs))
)
numbers = st.sampled_from(range(3))
fields = st.sampled_from([("date", "2001"), ("date", "2002-02"), ("place", "Rome"), ("place", "Paris")])
operations = st.one_of(
    st.tuples(st.just("save"), readings),
    st.tuples(st.just("correct"), numbers, fields),
    st.tuples(st.just("confirm"), numbers, st.sampled_from(["date", "place"])),
    st.tuples(st.just("undo"), numbers),
    st.tuples(st.just("redo"), numbers),
)


class Model:
    """The same decisions, kept the simple way: a list of them an event."""

    def __init__(self) -> None:
        self.decisions: dict[str, list[tuple[str, str]]] = {}
        self.undone: dict[str, list[tuple[str, str]]] = {}

    def settle(self, event_id: str, field: str, value: str) -> None:
        settled = dict(self.decisions.get(event_id, []))
        if settled.get(field) != value:
            self.decisions.setdefault(event_id, []).append((field, value))
            self.undone[event_id] = []

    def move(self, event_id: str, source: dict[str, list], target: dict[str, list]) -> None:
        target.setdefault(event_id, []).append(source[event_id].pop())


def run(store: Store, model: Model, step: tuple, ids: dict[int, str]) -> None:
    signed = {"who": "Amina", "at": NOON}
    match step:
        case ("save", read):
            store.save(read, at=NOON)
            ids.update({TYPES.index(kind): found.id for kind, found in by_type(store).items()})
        case ("correct", number, (field, value)) if store.event(ids.get(number, "")):
            store.correct(ids[number], field, value, **signed)
            model.settle(ids[number], field, value)
        case ("confirm", number, field) if store.event(ids.get(number, "")):
            present = value_of(store, ids[number], field)
            store.confirm(ids[number], field, **signed)
            model.settle(ids[number], field, present)
        case ("undo", number) if model.decisions.get(ids.get(number, "")):
            store.undo(ids[number], **signed)
            model.move(ids[number], model.decisions, model.undone)
        case ("redo", number) if model.undone.get(ids.get(number, "")):
            store.redo(ids[number], **signed)
            model.move(ids[number], model.undone, model.decisions)


def value_of(store: Store, event_id: str, field: str) -> str:
    found = store.event(event_id)
    return write_edtf(found.when) if field == "date" else found.place


# One store for all examples: each begins by taking the document away.
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(operations, max_size=12))
def test_no_order_of_readings_and_decisions_loses_what_a_person_settled(store: Store, steps: list) -> None:
    model, ids = Model(), {}
    store.remove_document(OF.id, who="Amina", at=NOON)
    for step in [("save", reading()), *steps]:
        run(store, model, step, ids)
        for event_id, decisions in model.decisions.items():
            check(store, event_id, dict(decisions))


def check(store: Store, event_id: str, settled: dict[str, str]) -> None:
    for field, value in settled.items():
        assert value_of(store, event_id, field) == value
    found = store.event(event_id)
    # An event whose only decisions were undone is still kept: a person has touched it.
    assert set(found.confirmed) == set(settled)
