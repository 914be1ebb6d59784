"""Where a text speaks against the date given with it: wrong metadata are common, and a reader should know."""

from typing import Final

import numpy as np

from timeline.dates import Date, write_edtf
from timeline.dating.clues import FIRM
from timeline.dating.document_date import Clue
from timeline.dating.evidence import FIRST_DAY, Evidence, Stretches, all_days
from timeline.dating.material import Material
from timeline.dating.model import Weighed, weigh
from timeline.text import Domain

# Clues that name their days: a rightly dated text is of them, or near them.
_FIRM: Final = frozenset(("anniversary", "metadata", "ordinal", "today", "weekday and day"))
# Clues that name a first day: no text is earlier.
_FIRST: Final = frozenset(("first day", "full date", "thing of a time"))
# Dates given are those of the event, the wire, or the page: a few days apart.
_REACH: Final = 3
# How much less likely than at its best, as a logarithm, a firm clue may be on the day given.
_STRONG: Final = -4.0
_MOST: Final = 5


def contradictions(material: Material, given: Date) -> tuple[Clue, ...]:
    """The clues that speak strongly against a day, the strongest first."""
    scored = [(_score(one, given, material), one.clue) for one in weigh(material, FIRM)]
    against = [(score, clue) for score, clue in scored if score <= _STRONG]
    against.sort(key=lambda pair: (pair[0], pair[1].span))
    return tuple(_said(clue, score, given) for score, clue in against[:_MOST])


def _score(one: Weighed, given: Date, material: Material) -> float:
    """The logarithm of the clue's likelihood near the day given, against its best; 0 where it cannot contradict."""
    if one.clue.kind in _FIRST:
        may = given.day + _REACH < _first_best(one.evidence)
    else:
        may = one.clue.kind in _FIRM and material.document.domain is Domain.NEWS
    near = all_days().around(given.day, _REACH) if may else None
    if near is None or not len(near.numbers):
        return 0.0
    return float(one.evidence.on(near).max()) - float(one.evidence.by_year().max())


def _first_best(evidence: Evidence) -> int:
    return int(evidence.starts[np.argmax(evidence.values[1:])]) if isinstance(evidence, Stretches) else FIRST_DAY


def _said(clue: Clue, score: float, given: Date) -> Clue:
    because = f"Speaks against the date given, {write_edtf(given)}: {clue.because}"
    return Clue("contradiction", because, clue.quote, clue.span, round(score, 2))
