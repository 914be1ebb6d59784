"""Places are found on the map by their names in any language."""

import pytest

from timeline import pipeline
from timeline.web.placing import Places

DUSHANBE, BEIJING, MOSCOW, PARIS, GENEVA = (38.5, 68.8), (39.9, 116.4), (55.8, 37.6), (48.9, 2.3), (46.2, 6.1)
WASHINGTON, THE_HAGUE, ALMATY = (38.9, -77.0), (52.1, 4.3), (43.3, 76.9)


@pytest.fixture(scope="module")
def places() -> Places:
    return Places(pipeline.knowledge())


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("Dushanbe", DUSHANBE),
        ("دوشنبه", DUSHANBE),
        ("北京", BEIJING),
        ("Москва", MOSCOW),
        ("Geneva, Switzerland", GENEVA),
        ("جنيف، سويسرا", GENEVA),
        ("  geneva ", GENEVA),
        # Metonyms and states lie at the capital; a city's own name is its own.
        ("Kremlin", MOSCOW),
        ("White House", WASHINGTON),
        ("法国", PARIS),
        ("طاجيكستان", DUSHANBE),
        ("The Hague", THE_HAGUE),
        ("لاهاي", THE_HAGUE),
        ("Almaty", ALMATY),
    ],
)
def test_a_place_is_found_by_any_of_its_names(places: Places, name: str, there: tuple[float, float]) -> None:
    spot = places.spot(name)
    assert spot is not None
    assert (round(spot.latitude, 1), round(spot.longitude, 1)) == there


@pytest.mark.parametrize("name", ["", "  ", ",", "no such place", "Xi Jinping", "Commonwealth", "Hamas"])
def test_what_is_no_place_lies_nowhere(places: Places, name: str) -> None:
    assert places.spot(name) is None
