"""The tray under the chart holds the events that have no date."""

from app_harness import put

from timeline import pipeline
from timeline.store import Store
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama
from timeline.web.pictures import minimap
from timeline.web.viewing import View

KNOWLEDGE = pipeline.knowledge()


def tray(store: Store, view: View) -> object:
    names = KNOWLEDGE.actor_labels("en")
    return minimap(Panorama(store, Names(KNOWLEDGE)), view, names, KNOWLEDGE.event_types)["tray"]


def test_undated_events_wait_under_the_chart(store: Store) -> None:
    put(store, "2021-09-07", "", title="One")
    found = tray(store, View(language="en"))
    assert isinstance(found, dict)
    assert found["title"] == "1 of 2 events has no date"
    (undated,) = store.events([event["id"] for event in found["events"]])
    assert undated.when is None
    assert "China" in found["events"][0]["text"]


def test_where_all_are_dated_there_is_no_tray(store: Store) -> None:
    put(store, "2021-09-07")
    assert tray(store, View()) is None


def test_of_very_many_the_first_are_shown_and_the_rest_counted(store: Store) -> None:
    put(store, *[""] * 1055)
    found = tray(store, View())
    assert isinstance(found, dict)
    assert (len(found["events"]), found["rest"]) == (50, "+1,005")
