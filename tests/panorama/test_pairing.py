"""Who took part with whom: counted by hand, and on very many events against plain loops."""

import random
from collections import Counter
from itertools import combinations

import numpy as np
import pytest

from timeline.events import Outline, Status
from timeline.panorama import Choice, Columns, Sources, chosen, columns_of, encounters, over_time, pair_key


def told(*events: tuple[str, str]) -> Columns:
    """Events of a date and actors parted by blanks."""
    return columns_of(
        Outline(f"{number:04}", "meeting", Status.PAST, date, actors=tuple(actors.split()))
        for number, (date, actors) in enumerate(events)
    )


def all_of(columns: Columns) -> np.ndarray:
    return np.ones(len(columns), dtype=bool)


SOME = told(
    ("2019", "CHN TJK"),
    ("2021-09-07", "CHN TJK"),
    ("2021", "CHN TJK RUS"),
    ("", "CHN RUS"),
    ("2020", "USA"),
    ("1999", ""),
)


def test_the_matrix_is_symmetric_and_ordered_by_count() -> None:
    found = encounters(SOME, all_of(SOME), 10)
    assert found.actors == ("CHN", "TJK", "RUS", "USA")
    assert found.counts.tolist() == [[4, 3, 2, 0], [3, 3, 1, 0], [2, 1, 2, 0], [0, 0, 0, 1]]
    assert found.pairs() == [("CHN TJK", 3), ("CHN RUS", 2), ("RUS TJK", 1)]


def test_only_so_many_actors_are_shown_and_the_rest_is_counted() -> None:
    found = encounters(SOME, all_of(SOME), 2)
    assert (found.actors, found.left_out) == (("CHN", "TJK"), 2)
    assert found.pairs() == [("CHN TJK", 3)]


def test_only_what_is_asked_for_is_counted() -> None:
    found = encounters(SOME, np.arange(len(SOME)) == 1, 10)
    assert (found.actors, found.pairs()) == (("CHN", "TJK"), [("CHN TJK", 1)])


def test_bars_count_a_pair_by_time_and_leave_undated_events_out() -> None:
    found = encounters(SOME, all_of(SOME), 10)
    assert (found.step, found.first, found.undated) == (1, 1999, 1)
    bars = {key: bar.tolist() for key, bar in found.bars.items()}
    years = {key: {found.first + place: n for place, n in enumerate(bar) if n} for key, bar in bars.items()}
    assert years == {"CHN TJK": {2019: 1, 2021: 2}, "CHN RUS": {2021: 1}, "RUS TJK": {2021: 1}}


@pytest.mark.parametrize(
    ("dates", "step", "first", "bars"),
    [
        (("1990", "2010"), 1, 1990, {0: 1, 20: 1}),
        (("1905", "2010"), 10, 1900, {0: 1, 11: 1}),
        (("-0043", "2010"), 100, -100, {0: 1, 21: 1}),
        (("-0005-03-15", "0005"), 1, -5, {0: 1, 10: 1}),
        # Of several candidates the earliest counts; what began nobody knows when counts by its end.
        (("[2001,2003]", "../2005"), 1, 2001, {0: 1, 4: 1}),
    ],
)
def test_bars_are_years_decades_or_centuries(
    dates: tuple[str, ...], step: int, first: int, bars: dict[int, int]
) -> None:
    columns = told(*((date, "A B") for date in dates))
    found = encounters(columns, all_of(columns), 5)
    assert (found.step, found.first) == (step, first)
    assert {place: n for place, n in enumerate(found.bars["A B"].tolist()) if n} == bars


@pytest.mark.parametrize("events", [(), (("", "A B"),), (("2020", ""),), (("2020", "A"),)])
def test_where_nobody_meets_on_a_known_day_there_are_no_bars(events: tuple[tuple[str, str], ...]) -> None:
    columns = told(*events)
    found = encounters(columns, all_of(columns), 5)
    assert sum(bar.sum() for bar in found.bars.values()) == 0


def test_events_are_counted_over_time() -> None:
    found = over_time(SOME, chosen(SOME, Choice(pairs=("CHN TJK",)), Sources()))
    assert (found.step, found.first, found.counts.tolist(), found.undated) == (1, 2019, [1, 0, 2], 0)
    assert over_time(SOME, all_of(SOME)).undated == 1
    assert over_time(SOME, ~all_of(SOME)).counts.tolist() == []


def test_very_many_are_counted_as_one_by_one() -> None:
    dice = random.Random(7)
    names = [chr(65 + number) for number in range(20)]
    events = [sorted(dice.sample(names, dice.choice((0, 1, 2, 2, 3, 9)))) for _ in range(3000)]
    columns = told(*((str(dice.randint(1900, 1950)), " ".join(actors)) for actors in events))
    found = encounters(columns, all_of(columns), 20)
    wanted = Counter(pair_key(*pair) for actors in events for pair in combinations(actors, 2))
    assert dict(found.pairs()) == wanted
    assert {key: int(bar.sum()) for key, bar in found.bars.items()} == wanted


@pytest.mark.parametrize(
    ("pairs", "left"),
    [
        (("CHN TJK",), [0, 1, 2]),
        (("TJK CHN",), [0, 1, 2]),
        (("CHN RUS", "RUS TJK"), [2, 3]),
        (("CHN USA",), []),
        (("CHN NOBODY",), []),
        ((" ",), []),
        ((), [0, 1, 2, 3, 4, 5]),
    ],
)
def test_a_choice_of_pairs_leaves_the_events_that_both_take_part_in(pairs: tuple[str, ...], left: list[int]) -> None:
    assert np.flatnonzero(chosen(SOME, Choice(pairs=pairs), Sources())).tolist() == left
