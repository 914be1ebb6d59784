"""Shapes of belief over the days of a window: what one clue alone says of each day.

A shape over the days a clue allows is mixed with a doubt spread evenly over all days: how often such a
clue misleads. The doubts and lags are our own, set by judgement on agency reports.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.dates import civil, day_number, is_valid
from timeline.dating.document_date import Clue
from timeline.mentions import Tense

Days = NDArray[np.int64]
Belief = NDArray[np.float64]
Found = Iterator[tuple[Clue, Belief]]

# How agency reports lag behind what they tell: on the day, a day later, and so on; then a long tail.
_LAGS: Final = np.array([0.60, 0.20, 0.07, 0.04, 0.03, 0.02, 0.02])
_TAIL: Final = 2.0
# How often a clue misleads that is not said to do so more often.
DOUBT: Final = 0.02


def yearly(month: int, day: int, days: Days) -> list[int]:
    """That day of every year of the window."""
    first, last = civil(int(days[0]))[0], civil(int(days[-1]))[0]
    return [day_number(year, month, day) for year in range(first, last + 1) if is_valid(year, month, day)]


def after_day(days: Days, told: int) -> Belief:
    """The days from one told: the lags of news, and a tail for what is told later."""
    lag = days - told
    shape = np.zeros(len(days))
    near = (lag >= 0) & (lag < len(_LAGS))
    shape[near] = _LAGS[lag[near]]
    late = lag >= len(_LAGS)
    shape[late] = _LAGS[-1] * (lag[late] / (len(_LAGS) - 1)) ** -_TAIL
    return mixed(shape, DOUBT)


def around_days(days: Days, told: list[int], tense: Tense) -> Belief:
    """The lags of news behind each of several days; ahead of them where the text looks ahead."""
    shape = np.zeros(len(days))
    for day in told:
        for lag, share in enumerate(_LAGS):
            index = day - int(days[0]) + (-lag if tense is Tense.FUTURE else lag)
            if 0 <= index < len(days):
                shape[index] = max(shape[index], share)
    return mixed(shape, DOUBT)


def mixed(shape: NDArray[np.float64] | NDArray[np.bool_], doubt: float, whole: float | None = None) -> Belief:
    """A shape as probabilities, with a doubt spread over all days; the doubt alone where no day is allowed.

    `whole` is the shape's sum where part of it lies outside the window.
    """
    total = float(shape.sum()) if whole is None else whole
    even = np.full(len(shape), 1.0 / len(shape))
    return even if total == 0 else (1 - doubt) * shape / total + doubt * even
