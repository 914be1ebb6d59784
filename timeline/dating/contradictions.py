"""Where a text speaks against the date given with it: wrong metadata are common, and a reader should know."""

from typing import Final

from timeline.dates import Date, write_edtf
from timeline.dating.document_date import Clue
from timeline.dating.evidence import all_days
from timeline.dating.material import Material
from timeline.dating.model import Weighed, weigh

# Clues that a rightly dated text does not contradict; the others say what is likely, not what is so.
_FIRM: Final = frozenset(
    ("anniversary", "full date", "first day", "thing of a time", "metadata", "ordinal", "today", "weekday and day")
)
# Dates given are those of the event, the wire, or the page: a few days apart.
_REACH: Final = 3
# How much less likely than at its best, as a logarithm, a firm clue may be on the day given.
_STRONG: Final = -3.0
_MOST: Final = 5


def contradictions(material: Material, given: Date) -> tuple[Clue, ...]:
    """The clues that speak strongly against a day, the strongest first."""
    against = [(score, one.clue) for one in weigh(material) if (score := _score(one, given)) <= _STRONG]
    against.sort(key=lambda pair: (pair[0], pair[1].span))
    return tuple(_said(clue, score, given) for score, clue in against[:_MOST])


def _score(one: Weighed, given: Date) -> float:
    if one.clue.kind not in _FIRM:
        return 0.0
    best = one.evidence.by_year().max()
    near = all_days().around(given.day, _REACH)
    return float(one.evidence.on(near).max() - best) if len(near.numbers) else 0.0


def _said(clue: Clue, score: float, given: Date) -> Clue:
    because = f"Speaks against the date given, {write_edtf(given)}: {clue.because}"
    return Clue("contradiction", because, clue.quote, clue.span, round(score, 2))
