import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import date
from timeline.dating import Candidate
from timeline.text import Span
from timeline.views import belief_figure, marked

DAYS = [
    Candidate(date(2021, 9, 7), 0.7),
    Candidate(date(2021, 9, 8), 0.2),
    Candidate(date(2010, 9, 7), 0.1),
]


def bars(figure) -> list[dict[str, float]]:
    return [dict(zip(trace.x, trace.y, strict=True)) for trace in figure.data]


def test_days_are_added_up_to_years_and_shown_for_the_likeliest() -> None:
    years, days = bars(belief_figure(DAYS))
    assert years == pytest.approx({"2010": 0.1, "2021": 0.9})
    assert days == {"7 September 2021": 0.7, "8 September 2021": 0.2}


def test_years_alone_are_one_row_in_order_of_time() -> None:
    figure = belief_figure([Candidate(date(2010), 0.6), Candidate(date(1999), 0.4)])
    assert [list(row) for row in bars(figure)] == [["1999", "2010"]]


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-2, 35), st.integers(-2, 35)), max_size=6))
def test_a_marked_text_is_the_text(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [Span(*sorted(pair)) for pair in ends]
    pieces = marked(text, spans)
    assert "".join(piece for piece, _ in pieces) == text
    covered = {at for span in spans if span.start >= 0 and span.end <= len(text) for at in range(span.start, span.end)}
    flags = [flag for piece, flag in pieces for _ in piece]
    assert {at for at, flag in enumerate(flags) if flag} == covered
