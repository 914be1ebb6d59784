"""The clues, one function each, in plain sight: what in a document says when it was written.

Each yields a `Clue` for the ledger and the probability of every day of the window given that clue alone.
"""

from collections.abc import Callable
from typing import Final

from timeline.dating import known_clues, told_clues
from timeline.dating.beliefs import Days, Found
from timeline.dating.material import Material

CLUES: Final[tuple[Callable[[Material, Days], Found], ...]] = (
    told_clues.metadata,
    told_clues.dateline,
    told_clues.weekday_and_day,
    told_clues.today,
    told_clues.full_dates,
    told_clues.years,
    known_clues.anniversaries,
    known_clues.first_days,
    known_clues.offices,
)
