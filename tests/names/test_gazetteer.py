"""Cities are found by their names in any script; the best known of a name is meant."""

import csv
import runpy

import pytest

from timeline.names import City, cities_by_name
from timeline.pipeline import DATA, knowledge


@pytest.mark.parametrize(
    ("name", "city", "alpha2"),
    [
        ("Geneva", "Geneva", "CH"),
        ("Женева", "Geneva", "CH"),
        ("日内瓦", "Geneva", "CH"),
        ("جدة", "Jeddah", "SA"),
        ("Kiev", "Kyiv", "UA"),
        ("vaduz", "Vaduz", "LI"),
    ],
)
def test_a_city_is_found_by_any_of_its_names(name, city, alpha2):
    found = knowledge().find_city(name)
    assert (found.name, found.alpha2) == (city, alpha2)


@pytest.mark.parametrize("word", ["", "of", "March", "Thursday", "the mission"])
def test_a_common_word_is_no_city(word):
    assert knowledge().find_city(word) is None


def test_a_city_has_its_coordinates():
    vienna = knowledge().find_city("Vienna")
    assert (round(vienna.latitude), round(vienna.longitude)) == (48, 16)


def test_a_visit_to_a_city_is_to_its_state(read):
    (event,) = read("The Ukrainian president arrived in Strasbourg on Monday.", "en", "2021-09-07").events
    assert (event.actors, event.recipients, event.place) == (("UKR",), ("FRA",), "Strasbourg")


def test_the_largest_city_of_a_name_is_meant_but_a_citys_own_name_is_no_others_nickname():
    small, large = City("Troy", "US", 0, 0, 50_000, "Paris|Ilion"), City("Paris", "FR", 0, 0, 2_000_000, "Ilion")
    found = cities_by_name([large, small])
    assert [found[name] for name in ("troy", "paris", "ilion")] == [small, large, large]
    assert "" not in cities_by_name([City("Troy", "US", 0, 0, 50_000, "")])


def test_the_extract_is_what_its_source_has():
    refresh = runpy.run_path(str(DATA / "refresh_cities.py"))
    with (DATA / "cities.csv").open(encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    assert tuple(columns) == refresh["COLUMNS"]
    assert [tuple(row) for row in rows] == refresh["rows"]()
