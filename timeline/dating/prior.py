"""What is believed of a report's year before any clue is read."""

from functools import cache
from typing import Final

import numpy as np

from timeline.dating.evidence import Floats, all_years

# More is written, and kept, each decade; then as much each year, until the years our tables know nothing of.
_PLENTY_SINCE: Final = 2000
_KNOWN_UNTIL: Final = 2026
_DOUBLES_IN: Final = 15.0
_HALVES_AFTER: Final = 0.4
# Before the wires and the mass press, slower.
_PRESS_SINCE: Final = 1850
_DOUBLED_IN_OLD_TIMES: Final = 60.0


@cache
def prior() -> Floats:
    """The logarithm of our belief in a day of each year, from 1500 on, before any clue."""
    years = all_years().astype(np.float64)
    growing = (np.minimum(years, _PLENTY_SINCE) - _PLENTY_SINCE) / _DOUBLES_IN
    old = np.minimum(years - _PRESS_SINCE, 0.0)
    growing = np.where(
        years < _PRESS_SINCE,
        (_PRESS_SINCE - _PLENTY_SINCE) / _DOUBLES_IN + old / _DOUBLED_IN_OLD_TIMES,
        growing,
    )
    fading = -np.maximum(years - _KNOWN_UNTIL, 0.0) / _HALVES_AFTER
    found: Floats = (growing + fading) * np.log(2.0)
    return found
