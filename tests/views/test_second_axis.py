"""A second row of dates: another calendar's years, months and days at the window's scale."""

import tomllib
from pathlib import Path

import pytest

from timeline.dates import Bounds, civil, day_number
from timeline.dates.reckonings import RECKONINGS
from timeline.events import EventType
from timeline.panorama import LanesBy
from timeline.views import phrases
from timeline.views.picture import Looks, framing
from timeline.views.second_axis import calendar_name, calendar_ticks, second_axis

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
TYPES: dict[str, EventType] = {}


def ticks(calendar: str, first: int, last: int, language: str = "en") -> list[tuple[tuple[int, int, int], str]]:
    found = calendar_ticks(Bounds(first, last), calendar, phrases(language), width=1000)
    return [(civil(day), text) for day, text in found]


@pytest.mark.parametrize(
    ("calendar", "day", "expected"),
    [
        ("hijri", (2024, 3, 11), (1445, 9, 1)),
        ("hijri", (622, 7, 19), (1, 1, 1)),
        ("solar", (2021, 3, 21), (1400, 1, 1)),
        ("solar", (2021, 3, 20), (1399, 12, 30)),
        ("julian", (1918, 2, 14), (1918, 2, 1)),
        ("julian", (1582, 10, 15), (1582, 10, 5)),
        ("julian", (-43, 3, 13), (-43, 3, 15)),
        ("minguo", (1912, 1, 1), (1, 1, 1)),
        ("minguo", (1911, 12, 31), (0, 12, 31)),
        ("republican", (1794, 7, 27), (2, 11, 9)),
    ],
)
def test_a_day_has_its_date_in_each_calendar(
    calendar: str, day: tuple[int, int, int], expected: tuple[int, int, int]
) -> None:
    assert RECKONINGS[calendar].day(day_number(*day)) == expected


@pytest.mark.parametrize("calendar", list(RECKONINGS))
def test_every_first_of_a_month_is_read_back(calendar: str) -> None:
    reckoning = RECKONINGS[calendar]
    for year in (1, 2, 3, 14, 110, 299):
        for month in range(1, 13):
            assert reckoning.day(reckoning.start(year, month)) == (year, month, 1)


def test_from_afar_the_ticks_are_years() -> None:
    found = ticks("hijri", day_number(1950), day_number(2020))
    assert ((1979, 11, 20), "1400 AH") in found


def test_nearer_they_are_months_and_the_first_says_its_year() -> None:
    found = ticks("hijri", day_number(2024, 3, 5), day_number(2024, 9, 1))
    assert found[0] == ((2024, 3, 11), "Ramadan 1445 AH")
    assert "1446 AH" in [text for _, text in found]


def test_in_a_week_they_are_days() -> None:
    found = ticks("solar", day_number(2021, 3, 18), day_number(2021, 3, 24))
    assert [text for _, text in found][:4] == ["28 Esfand 1399 SH", "29 Esfand", "30 Esfand", "1 Farvardin 1400 SH"]


def test_julian_years_before_ours_are_said_as_people_count_them() -> None:
    texts = [text for _, text in ticks("julian", day_number(-99), day_number(60))]
    assert "40 BCE" in texts
    assert "0" not in texts


def test_years_before_the_republic_of_china_count_backwards() -> None:
    texts = [text for _, text in ticks("minguo", day_number(1880), day_number(1990), "zh")]
    assert any(text.startswith("民国前") for text in texts)
    assert any(text.startswith("民国") and "前" not in text for text in texts)


@pytest.mark.parametrize("calendar", ["hijri", "solar", "republican"])
@pytest.mark.parametrize("first", [-9999, -400, 3, 9900])
def test_where_a_calendar_does_not_reach_there_are_no_ticks_and_no_error(calendar: str, first: int) -> None:
    for days in (5, 90, 700, 20_000):
        reached = ticks(calendar, day_number(first), day_number(first) + days)
        assert first > 600 or not reached


@pytest.mark.parametrize("calendar", list(RECKONINGS))
@pytest.mark.parametrize("days", [3, 30, 200, 900, 9_000, 100_000, 5_000_000])
def test_there_is_room_for_every_tick(calendar: str, days: int) -> None:
    found = ticks(calendar, day_number(1795), day_number(1795) + days)
    assert len(found) <= 13


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("calendar", list(RECKONINGS))
def test_every_language_names_every_calendar_and_its_months(language: str, calendar: str) -> None:
    words = phrases(language)
    assert calendar_name(calendar, words)
    named = [text for _, text in ticks(calendar, day_number(1794, 9, 10), day_number(1795, 6, 1), language)]
    assert len(set(named)) == len(named) > 3


def test_names_of_months_differ_within_a_language() -> None:
    tables = tomllib.loads((Path(__file__).parents[2] / "timeline/views/calendars.toml").read_text("utf-8"))
    assert set(tables) == set(LANGUAGES)
    for table in tables.values():
        for calendar in table["calendars"].values():
            assert len(set(calendar.get("months", range(12)))) == 12


def test_the_row_has_room_of_its_own_over_the_axis() -> None:
    window = Bounds(day_number(2020), day_number(2021))
    plain, second = (framing([], window, Looks(TYPES, {}, LanesBy.TYPE, calendar=name)) for name in ("", "hijri"))
    assert second["margin"]["t"] > plain["margin"]["t"]
    assert not plain["annotations"]
    assert second["annotations"]


def test_a_calendar_nobody_knows_has_no_row() -> None:
    assert second_axis(Bounds(0, 99), "mayan", phrases("en"), width=900) == {"annotations": [], "shapes": []}
