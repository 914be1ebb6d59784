"""What each clue did to the answer, said behind its reason: the ledger a reader can check."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from timeline.dates import Date, Grain, write_edtf
from timeline.dating.document_date import Clue
from timeline.dating.evidence import FIRST_YEAR, Floats, all_years
from timeline.dating.model import Posterior, Weighed

# The logarithm of a clue's likelihood in the year of the answer, against its best, that is worth a word.
_AGAINST: Final = -2.0
# A loss of belief worth a sentence.
_LOSS: Final = 0.1


def explained(posterior: Posterior, weighed: Sequence[Weighed], best: Date | None) -> tuple[Clue, ...]:
    """The clues, each with its weight and with what would change without it."""
    if best is None:
        return tuple(one.clue for one in weighed)
    return tuple(_explained(one, posterior, best) for one in weighed)


def _explained(one: Weighed, posterior: Posterior, best: Date) -> Clue:
    year = best.year - FIRST_YEAR
    without = _without(posterior.by_year, one.by_year)
    weight = _odds(posterior.by_year[year]) - _odds(without[year])
    alone = float(one.by_year[year] - one.by_year.max())
    note = _note(float(posterior.by_year[year]), without, best.year, alone)
    if not note and best.grain is Grain.DAY:
        note = _note_on_day(one, posterior, best)
    return replace(one.clue, because=" ".join(filter(None, (one.clue.because, note))), weight=round(weight, 2))


def _without(by_year: Floats, share: Floats) -> Floats:
    left = by_year > 0
    logs = np.full(len(by_year), -np.inf)
    logs[left] = np.log(by_year[left]) - share[left]
    rest = np.exp(logs - logs.max())
    found: Floats = rest / rest.sum()
    return found


def _note(belief: float, without: Floats, year: int, alone: float) -> str:
    rival = int(all_years()[int(np.argmax(without))])
    if alone <= _AGAINST:
        return f"Taken alone this speaks against {year}; the other clues outweigh it."
    if rival != year:
        return f"Without this clue {rival} would be likelier than {year}."
    left = float(without[year - FIRST_YEAR])
    if belief - left >= _LOSS:
        return f"Without this clue the belief in {year} would be {left:.0%}, not {belief:.0%}."
    return ""


def _note_on_day(one: Weighed, posterior: Posterior, best: Date) -> str:
    days = posterior.days.around(best.day, 200)
    near = np.isin(posterior.days.numbers, days.numbers)
    belief = posterior.belief[near]
    likelihood = one.share * one.evidence.on(days)
    rest = np.where(belief > 0, belief * np.exp(-likelihood), 0.0)
    rival = Date(int(days.numbers[int(np.argmax(rest))]))
    return "" if rival == best else f"Without this clue {write_edtf(rival)} would be likelier than {write_edtf(best)}."


def _odds(belief: float) -> float:
    kept = min(max(belief, 1e-9), 1 - 1e-9)
    return float(np.log(kept / (1 - kept)))
