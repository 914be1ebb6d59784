"""The days a document may have been written on: clues added up over a window, and what they leave.

Every clue gives each day of the window a probability; taken as independent, they multiply (their logarithms
add up), and the belief in a day is its share of the whole. `when` is the smallest set of days that holds
90% of it.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.dates import Date, Edge, Grain, Interval, OneOf, When, civil, day_number, parse_edtf, write_edtf
from timeline.dating.clues import CLUES
from timeline.dating.document_date import Candidate, Clue, DocumentDate
from timeline.dating.material import Material
from timeline.mentions import Absolute
from timeline.text import Domain

# Reports without a year are taken to be from these years, unless they name earlier ones.
YEARS: Final = (1945, 2030)
_CREDIBLE: Final = 0.9
_SURE: Final = 0.5
_MOST_PIECES: Final = 40
_MOST_CANDIDATES: Final = 400
_SHOWN_CANDIDATES: Final = 400


def date_document(material: Material) -> DocumentDate:
    """When a document was written: as given, else as its clues add up; nothing where it has none.

    Raises EdtfError where the date given with the document is no EDTF day, month or year.
    """
    if material.document.created:
        return _given(material.document.created)
    if material.document.domain is Domain.NARRATIVE:
        return _narrated(material)
    days = _window(material)
    weights = np.zeros(len(days))
    clues: list[Clue] = []
    # Added up as they come: a long text has more clues than memory has room for their rows of days.
    for clue, given in (pair for find in CLUES for pair in find(material, days)):
        clues.append(clue)
        weights += np.log(given)
    return _answer(days, _belief(weights), (_window_clue(days), *clues)) if clues else DocumentDate()


def _given(created: str) -> DocumentDate:
    when = parse_edtf(created)
    best = when if isinstance(when, Date) else None
    clue = Clue("given", f"The date {created} was given with the document.")
    candidates = (Candidate(best, 1.0),) if best is not None else ()
    return DocumentDate(when, best, candidates, (clue,))


def _narrated(material: Material) -> DocumentDate:
    """A story may be told any time after what it tells: its latest date is a terminus post quem, no more."""
    told = [
        (timex.value.when, timex)
        for timex in material.timexes
        if isinstance(timex.value, Absolute) and isinstance(timex.value.when, Date)
    ]
    if not told:
        return DocumentDate()
    latest, timex = max(told, key=lambda pair: pair[0].day)
    because = f"The latest date told is {write_edtf(latest)}; a story may be told any time after."
    return DocumentDate(Interval(latest, Edge.OPEN), clues=(Clue("full date", because, timex.text, timex.span),))


def _window(material: Material) -> NDArray[np.int64]:
    """The days considered; a text that names earlier years is not taken to be later than they allow."""
    named = [
        civil(timex.value.when.day)[0]
        for timex in material.timexes
        if isinstance(timex.value, Absolute) and isinstance(timex.value.when, Date)
    ]
    latest = max(named, default=YEARS[0])
    first = min(YEARS[0], latest) if latest >= 1000 else YEARS[0]
    return np.arange(day_number(first), day_number(YEARS[1] + 1), dtype=np.int64)


def _window_clue(days: NDArray[np.int64]) -> Clue:
    first, last = civil(int(days[0]))[0], civil(int(days[-1]))[0]
    return Clue("window", f"Days from {first} to {last} were considered.")


def _belief(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    shares = np.exp(weights - weights.max())
    belief: NDArray[np.float64] = shares / shares.sum()
    return belief


def _answer(days: NDArray[np.int64], belief: NDArray[np.float64], clues: tuple[Clue, ...]) -> DocumentDate:
    # Ties are broken by day, so that the answer does not depend on the machine.
    order = np.lexsort((days, -np.round(belief, 12)))
    enough = int(np.searchsorted(np.cumsum(belief[order]), _CREDIBLE)) + 1
    kept = order[:enough]
    best = Date(int(days[order[0]])) if belief[order[0]] >= _SURE else None
    shown = kept[:_SHOWN_CANDIDATES]
    candidates = tuple(Candidate(Date(int(days[i])), round(float(belief[i]), 4)) for i in shown)
    return DocumentDate(_as_when(np.sort(days[kept])), best, candidates, clues)


def _as_when(days: NDArray[np.int64]) -> When:
    """A set of days as one time-span: a day, a set of days and stretches, or a stretch that holds them all."""
    runs = np.split(days, np.flatnonzero(np.diff(days) > 1) + 1)
    if len(runs) > _MOST_PIECES:
        return OneOf((Interval(Date(int(days[0])), Date(int(days[-1]))),))
    pieces = tuple(_piece(int(run[0]), int(run[-1])) for run in runs)
    if len(pieces) == 1 and isinstance(pieces[0], Date):
        return pieces[0]
    return OneOf(pieces)


def _piece(first: int, last: int) -> Date | Interval:
    return Date(first) if first == last else Interval(Date(first), Date(last))


def references(dated: DocumentDate) -> tuple[Date, ...]:
    """The dates relative expressions are to be counted from: all that are still credible, while they are few.

    A year where all of them lie in one; none where they are spread too wide to help.
    """
    if dated.best is not None and isinstance(dated.when, Date):
        return (dated.best,)
    if dated.candidates and len(dated.candidates) < _MOST_CANDIDATES:
        return tuple(candidate.date for candidate in dated.candidates)
    years = {candidate.date.year for candidate in dated.candidates}
    return (Date(day_number(years.pop()), Grain.YEAR),) if len(years) == 1 else ()
