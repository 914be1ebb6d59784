import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text import Span
from timeline.views.source_marks import Mark, MarkKind, cut_at_marks, page_at, pages_of

TEXT = "On 7 September Xi met Rahmon. They dined."
EVENT = Mark(Span(0, 29), MarkKind.EVENT, "Meeting", "e1")
DATE = Mark(Span(3, 14), MarkKind.DATE, "2021-09-07")
NAME = Mark(Span(15, 17), MarkKind.NAME, "Xi")


WHOLE = Span(0, len(TEXT))


def pieces(*marks, shown=WHOLE):
    return cut_at_marks(TEXT, marks, shown)


def test_a_quote_holds_the_dates_and_names_in_it():
    found = [(piece.text, piece.mark and piece.mark.kind, bool(piece.told)) for piece in pieces(EVENT, DATE, NAME)]
    assert found == [
        ("On ", None, True),
        ("7 September", MarkKind.DATE, True),
        (" ", None, True),
        ("Xi", MarkKind.NAME, True),
        (" met Rahmon.", None, True),
        (" They dined.", None, False),
    ]


def test_an_event_begins_once_and_two_of_one_sentence_each():
    other = Mark(Span(0, 29), MarkKind.EVENT, "Visit", "e2")
    assert [[mark.id for mark in piece.begins] for piece in pieces(EVENT, other, DATE)] == [["e1", "e2"], [], [], []]


def test_of_overlapping_names_the_first_and_longest_is_marked():
    marks = [Mark(Span(15, 28), MarkKind.NAME, "long"), NAME, Mark(Span(22, 40), MarkKind.NAME, "late")]
    assert [piece.mark.means for piece in pieces(*marks) if piece.mark] == ["long"]


def test_a_part_shows_what_reaches_into_it_and_no_more():
    found = pieces(EVENT, DATE, shown=Span(5, 16))
    assert [(piece.text, piece.start, len(piece.told), len(piece.begins)) for piece in found] == [
        ("September", 5, 1, 0),
        (" X", 14, 1, 0),
    ]


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))


@given(st.text(max_size=60), st.lists(st.tuples(SPANS, st.sampled_from(MarkKind))), st.integers(1, 30))
def test_pieces_joined_again_are_the_text(text, found, size):
    marks = [Mark(span, kind, "") for span, kind in found if span.end <= len(text)]
    parts = pages_of(text, size)
    assert "".join(piece.text for part in parts for piece in cut_at_marks(text, marks, part)) == text


@pytest.mark.parametrize(("at", "number"), [(0, 0), (9, 0), (10, 1), (24, 2), (99, 0)])
def test_a_place_is_on_the_part_that_holds_it(at, number):
    assert page_at([Span(0, 10), Span(10, 20), Span(20, 25)], at) == number
