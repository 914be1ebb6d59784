"""The clues, one function each, in plain sight: what in a document says when it was written.

Each yields a `Clue` for the ledger and its `Evidence`: how likely it makes every day.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

from timeline.dating import (
    days_told,
    happenings,
    known_clues,
    metadata,
    named_clues,
    rates_told,
    spans_told,
    weekdays_told,
    years_told,
)
from timeline.dating.document_date import Found
from timeline.dating.material import Material
from timeline.dating.told_elsewhere import told_elsewhere


def _told_elsewhere(material: Material) -> Found:
    return told_elsewhere(material.told_elsewhere)


Finder: TypeAlias = Callable[[Material], Found]

CLUES: Final[tuple[Finder, ...]] = (
    metadata.metadata,
    days_told.weekday_and_day,
    days_told.days_and_months,
    weekdays_told.today,
    weekdays_told.weekdays,
    weekdays_told.weekday_of_month,
    years_told.full_dates,
    years_told.years,
    spans_told.since,
    known_clues.anniversaries,
    known_clues.offices,
    named_clues.things,
    named_clues.stories,
    named_clues.ordinals,
    happenings.happenings,
    _told_elsewhere,
    named_clues.prices,
    rates_told.rates,
)

# Those whose clues name days outside which a text can hardly have been written.
FIRM: Final[tuple[Finder, ...]] = (
    metadata.metadata,
    days_told.weekday_and_day,
    weekdays_told.today,
    weekdays_told.weekday_of_month,
    years_told.full_dates,
    known_clues.anniversaries,
    named_clues.things,
    named_clues.ordinals,
)
