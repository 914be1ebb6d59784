from collections.abc import Callable

import numpy as np
import pytest
from crowds import outlines
from hypothesis import given

from timeline.dates import bounds, day_number, parse_edtf
from timeline.dates.core import OneOf
from timeline.events import Outline, Status
from timeline.panorama import Choice, Sources, chosen, columns_of, counted

SOURCES = Sources({"d1": "One"}, {"d1": "ar", "d2": "en"}, {"d1": "Xinhua", "d3": "Xinhua"})
YEAR_2021 = (day_number(2021), day_number(2022) - 1)


def touches_2021(event: Outline) -> bool:
    if not event.date:
        return False
    when = parse_edtf(event.date)
    spans = [bounds(part) for part in (when.candidates if isinstance(when, OneOf) else (when,))]
    first, last = YEAR_2021
    return any((s.earliest or -(10**9)) <= last and (s.latest or 10**9) >= first for s in spans)


ASKED: list[tuple[Choice, Callable[[Outline], bool]]] = [
    (Choice(), lambda event: True),
    (Choice(types=("call", "nothing")), lambda event: event.type == "call"),
    (Choice(statuses=("past", "denied")), lambda event: event.status in (Status.PAST, Status.DENIED)),
    (Choice(actors=("CHN", "UN")), lambda event: bool({"CHN", "UN"} & set(event.actors))),
    (Choice(people=("Xi, Jinping",)), lambda event: "Xi, Jinping" in event.people),
    (Choice(places=("دوشنبه",)), lambda event: event.place == "دوشنبه"),
    (Choice(sources=("d2",)), lambda event: "d2" in event.documents),
    (Choice(languages=("ar",)), lambda event: "d1" in event.documents),
    (Choice(collections=("Xinhua",)), lambda event: bool({"d1", "d3"} & set(event.documents))),
    (Choice(precisions=("day",)), lambda event: event.date in ("2021-09-07", "-0043-03-15")),
    (Choice(precisions=("one-of", "undated")), lambda event: event.date.startswith("[") or not event.date),
    (Choice(days=YEAR_2021), touches_2021),
    (Choice(types=("visit",), actors=("FRA",)), lambda event: event.type == "visit" and "FRA" in event.actors),
]


@pytest.mark.parametrize(("choice", "fits"), ASKED)
def test_a_choice_leaves_what_fits(choice: Choice, fits: Callable[[Outline], bool]) -> None:
    @given(outlines())
    def holds(events: list[Outline]) -> None:
        columns = columns_of(events)
        left = [columns.outline(place).id for place in chosen(columns, choice, SOURCES).nonzero()[0]]
        assert left == sorted(event.id for event in events if fits(event))

    holds()


@given(outlines())
def test_a_search_by_words_narrows_what_is_chosen(events: list[Outline]) -> None:
    columns = columns_of(events)
    among = np.arange(len(columns)) % 2 == 0
    assert chosen(columns, Choice(among=among), SOURCES).tolist() == among.tolist()


@given(outlines())
def test_a_facet_counts_what_choosing_it_would_leave(events: list[Outline]) -> None:
    columns = columns_of(events)
    choice = Choice(types=("call",), statuses=("past", "planned"))
    for name, facets in counted(columns, choice, SOURCES).items():
        for facet in facets:
            asked = {"types": choice.types, "statuses": choice.statuses} | {name: (facet.word,)}
            assert facet.count == chosen(columns, Choice(**asked), SOURCES).sum(), (name, facet)
