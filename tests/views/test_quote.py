import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.events import Evidence
from timeline.text import Span
from timeline.views import quote_in_context

TEXT = "Alpha beta gamma delta epsilon."


@pytest.mark.parametrize(
    ("span", "margin", "expected"),
    [
        (Span(11, 16), 400, ("Alpha beta ", "gamma", " delta epsilon.", False, False)),
        (Span(11, 16), 7, ("beta ", "gamma", " delta", True, True)),
        (Span(0, 5), 6, ("", "Alpha", " beta", False, True)),
        (Span(0, len(TEXT)), 5, ("", TEXT, "", False, False)),
    ],
)
def test_a_quote_is_cut_out_with_its_surroundings(span: Span, margin: int, expected: tuple[object, ...]) -> None:
    quoted = quote_in_context(TEXT, Evidence("d", span, span.cut(TEXT)), margin=margin)
    assert (quoted.before, quoted.quote, quoted.after, quoted.cut_before, quoted.cut_after) == expected


@pytest.mark.parametrize("span", [Span(5, 999), Span(5, 5), Span(9, 3)])
def test_a_span_outside_the_text_still_gives_the_quote_kept_with_it(span: Span) -> None:
    assert quote_in_context(TEXT, Evidence("d", span, "kept")).quote == "kept"


@given(st.text(min_size=1), st.integers(0, 50), st.integers(1, 50), st.integers(0, 30))
def test_the_three_pieces_are_a_piece_of_the_text(text: str, start: int, length: int, margin: int) -> None:
    start = min(start, len(text) - 1)
    span = Span(start, min(start + length, len(text)))
    quoted = quote_in_context(text, Evidence("d", span, ""), margin=margin)
    assert quoted.quote == span.cut(text)
    assert quoted.before + quoted.quote + quoted.after in text
    assert quoted.cut_before is not text.startswith(quoted.before + quoted.quote) or quoted.before == ""
