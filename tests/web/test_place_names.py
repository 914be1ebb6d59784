"""Places in the reader's language, where a table has their name in it, and never another town's."""

import pytest

from timeline.web.speaking import LANGUAGES
from timeline.web.state import names_in

NAMES = {
    # As it stands in the data, then in each language; as it stands where nothing is said.
    "Dushanbe": {"ar": "دوشنبه", "fr": "Douchanbé", "ru": "Душанбе", "zh": "杜尚别"},
    "Paris": {"ar": "باريس", "es": "París", "ru": "Париж", "zh": "巴黎"},
    "باريس": {"en": "Paris", "fr": "Paris", "ru": "Париж"},
    "New York": {"ar": "نيويورك", "es": "Nueva York", "ru": "Нью-Йорк", "zh": "纽约"},
    "Geneva": {"ar": "جنيف", "zh": "日内瓦"},
    "Geneva, Switzerland": {"ar": "جنيف، سويسرا"},
    "Tajikistan": {"fr": "Tadjikistan", "en": "Tajikistan"},
    # What is no town of ours stays as it is: a house, a camp, what a city was called once.
    "White House": dict.fromkeys(LANGUAGES, "White House"),
    "Camp David": dict.fromkeys(LANGUAGES, "Camp David"),
    "Leningrad": {"en": "Leningrad", "fr": "Leningrad"},
    # A person that no table knows is no town behind a comma.
    "Washington, George": dict.fromkeys(LANGUAGES, "Washington, George"),
    "": {"ar": ""},
    "CHN": {"fr": "Chine"},
}


@pytest.mark.parametrize(
    ("place", "code", "expected"), [(p, c, e) for p, told in NAMES.items() for c, e in told.items()]
)
def test_a_place_is_called_as_the_reader_s_language_calls_it(place: str, code: str, expected: str) -> None:
    assert names_in(code).get(place, place) == expected


def test_only_actors_are_gone_through() -> None:
    names = names_in("ar")
    assert names["Paris"] == "باريس"
    assert "Paris" not in list(names)
    assert len(names) == len(list(names))


@pytest.mark.parametrize("code", ["ar", "ru", "zh"])
def test_a_capital_is_never_called_by_another_town_s_name(code: str) -> None:
    """What a place is called leads back to it, where the gazetteer knows the name."""
    names, known = names_in(code), names_in("en")
    for city in ("Almaty", "Astana", "Tel Aviv", "Jerusalem", "Dar es Salaam", "Dodoma", "La Paz", "Lagos", "Abuja"):
        assert known.get(names.get(city, city)) in (city, None), city
