"""The Map and the Who-met-whom page: what they draw, and what a pick does to the view."""

import json
from typing import Any

import pytest
import streamlit as st
from app_harness import page_text, put
from streamlit.testing.v1 import AppTest

from timeline import pipeline
from timeline.store import Store
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama
from timeline.web.viewing import View, read, written


def page_of(name: str) -> AppTest:
    """One page by itself, which the harness cannot reach by a click."""
    script = f"""
from timeline.web.address import take_address
from timeline.web.{name}_page import {name}_page
from timeline.web.shell import framed

take_address()
framed({name}_page)()
"""
    return AppTest.from_string(script, default_timeout=90)


@pytest.fixture
def map_app(url: str) -> AppTest:
    return page_of("map")


@pytest.fixture
def pairs_app(url: str) -> AppTest:
    return page_of("pairs")


def drawn(app: AppTest, key: str) -> dict[str, Any]:
    """What a component of the page was given."""
    (found,) = [part for part in app.get("bidi_component") if part.key == key]
    return dict(json.loads(found.proto.json))


def rows(given: dict[str, Any]) -> list[list[str]]:
    return [row["cells"] for group in given["groups"] for row in group["rows"]]


def keys(app: AppTest) -> set[str]:
    return {part.key for part in app.get("bidi_component")}


def test_the_map_shows_the_places_with_their_events(map_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07", "2021-10-07")
    given = drawn(map_app.run(), "map")
    assert not map_app.exception
    assert [[cell.strip("\u2066\u2069") for cell in row] for row in rows(given)] == [["Dushanbe", "2"]]
    assert given["figure"]["data"][-1]["customdata"] == ["Dushanbe"]
    assert given["chosen"] == []
    assert read(drawn(map_app, "map-events")["view"]).places == ()


def test_a_chosen_place_is_marked_and_its_events_listed(map_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07")
    map_app.query_params["places"] = "Dushanbe"
    given = drawn(map_app.run(), "map")
    assert given["chosen"] == ["Dushanbe"]
    assert read(drawn(map_app, "map-events")["view"]).places == ("Dushanbe",)


def test_the_other_places_stay_on_the_map_when_one_is_chosen(store: Store) -> None:
    put(store, "2021-09-07")
    panorama = Panorama(store, Names(pipeline.knowledge()))
    assert panorama.atlas(View(places=("Elsewhere",)), lambda _: None).unknown[0].word == "Dushanbe"


@pytest.mark.parametrize("name", ["map", "pairs"])
def test_an_empty_store_is_told_what_the_page_is_for(name: str, store: Store) -> None:
    app = page_of(name).run()
    assert not app.exception
    assert "Add a report" in page_text(app)


@pytest.mark.parametrize("name", ["map", "pairs"])
def test_filters_that_leave_nothing_can_be_cleared_here(name: str, store: Store) -> None:
    put(store, "2021-09-07")
    app = page_of(name)
    app.query_params["years"] = "1700..1701"
    app.run()
    assert not app.exception
    app.button(key="clear-here").click().run()
    assert {"map", "pairs-square"} & keys(app)


def test_the_square_and_its_table_show_who_met_whom(pairs_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07", "2023")
    given = drawn(pairs_app.run(), "pairs-square")
    assert not pairs_app.exception
    assert rows(given) == [["China – Tajikistan", "2"]]
    assert given["groups"][0]["rows"][0]["bars"] == [1, 0, 1]
    assert given["figure"]["data"][0]["meta"]["keys"] == [["", "CHN TJK"], ["CHN TJK", ""]]
    assert "pairs-time" not in keys(pairs_app)
    assert read(drawn(pairs_app, "pair-events")["view"]).pairs == ()


@pytest.mark.parametrize(
    ("browser", "shown"), [("Mozilla/5.0 (Linux) Chrome/150 Mobile", 10), ("Mozilla/5.0 Chrome/150", 20)]
)
def test_on_a_phone_the_square_begins_with_fewer_actors(
    pairs_app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch, browser: str, shown: int
) -> None:
    put(store, "2021-09-07")
    monkeypatch.setattr(type(st.context), "headers", {"User-Agent": browser})
    assert pairs_app.run().session_state["most"] == shown


def test_a_chosen_pair_is_shown_over_time_with_its_events(pairs_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07", "2023")
    pairs_app.query_params["pairs"] = "CHN TJK"
    app = pairs_app.run()
    assert not app.exception
    assert rows(drawn(app, "pairs-time")) == [["2021", "1"], ["2023", "1"]]
    assert read(drawn(app, "pair-events")["view"]).pairs == ("CHN TJK",)
    # The pair stands among the filters, where it can be taken away.
    app.multiselect(key="pairs").set_value([]).run()
    assert "pairs-time" not in keys(app)


def test_a_chosen_year_leaves_the_other_years_of_the_pair_in_sight(pairs_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07", "2023")
    pairs_app.query_params["pairs"] = "CHN TJK"
    pairs_app.query_params["years"] = "2023..2023"
    given = drawn(pairs_app.run(), "pairs-time")
    assert rows(given) == [["2021", "1"], ["2023", "1"]]
    assert given["chosen"] == ["2023"]


@pytest.mark.parametrize("pairs", ["CHN", "CHN NOBODY", "CHN TJK RUS", ""])
def test_a_pair_nobody_knows_is_as_if_not_asked(pairs: str, pairs_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07")
    pairs_app.query_params["pairs"] = pairs
    app = pairs_app.run()
    assert not app.exception
    assert drawn(app, "pairs-square")["chosen"] == []


def test_as_many_actors_are_shown_as_the_address_says(pairs_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07")
    pairs_app.query_params["most"] = "10"
    assert pairs_app.run().session_state["most"] == 10
    pairs_app.query_params["most"] = "-4"
    assert pairs_app.run().session_state["most"] == 20


def test_pairs_go_into_the_address_and_come_back() -> None:
    view = View(pairs=("CHN TJK", "RUS USA"))
    assert read(written(view)) == view
    assert view.choice(None).pairs == view.pairs
