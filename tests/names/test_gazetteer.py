"""Cities are found by their names in any script; the best known of a name is meant."""

import pytest

from timeline.names import find_city


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
    found = find_city(name)
    assert (found.name, found.alpha2) == (city, alpha2)


@pytest.mark.parametrize("word", ["", "of", "March", "Thursday", "the mission"])
def test_a_common_word_is_no_city(word):
    assert find_city(word) is None


def test_a_city_has_its_coordinates():
    vienna = find_city("Vienna")
    assert (round(vienna.latitude), round(vienna.longitude)) == (48, 16)


def test_a_visit_to_a_city_is_to_its_state(read):
    (event,) = read("The Ukrainian president arrived in Strasbourg on Monday.", "en", "2021-09-07").events
    assert (event.actors, event.recipients, event.place) == (("UKR",), ("FRA",), "Strasbourg")
