"""Where a value is looked at from, and which date it is counted from."""

from dataclasses import dataclass
from typing import Final

from timeline.dates import Date, Grain, Interval, OneOf, When, civil, shift
from timeline.mentions import From, Shift, Tense

# What businesses report on, and compare with the same of another year.
PERIODS: Final = (Grain.QUARTER, Grain.HALF)
# News goes on from days of the last week; what lies further back it looks back to.
_LATE_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a value is looked at from: one possible document date, the story so far, the clause's tense."""

    reference: Date | None
    story: When | None
    trail: tuple[Date, ...]
    tense: Tense
    narrative: bool

    def anchor(self) -> Date | None:
        """The date that dates without a year are counted from."""
        named = told(self.story) if self.narrative else None
        return named or self.reference

    def base(self, value: Shift) -> Date | None:
        """The date a shift is counted from: of those told, the last one known finely enough."""
        if value.origin is From.DOCUMENT and not self.narrative:
            return self.reference or told(self.story)
        if value.origin is From.PERIOD:
            reported = next((d for d in self.trail if d.grain in PERIODS), None)
            return reported or self._last_period(value)
        if value.grain is Grain.YEAR and value.count < 0 and not self.narrative:
            period = next((d for d in self.trail if d.grain in PERIODS), None)
            if period is not None:
                return period
        if value.origin is From.LATELY and not self.narrative and self.reference is not None:
            return self._told_lately(self.reference)
        named = told(self.story)
        fine = (d for d in (named, *self.trail) if d is not None and d.grain >= value.grain)
        return next(fine, None) or named or self.reference

    def named_day(self, month: int | None, day: int) -> Date | None:
        """A day the text has named in full before it leaves out its year or month: "after 11 September" in 2004."""
        if self.narrative:
            return None
        days = (d for d in self.trail if d.grain is Grain.DAY and civil(d.day)[2] == day)
        return next((d for d in days if month in (None, civil(d.day)[1])), None)

    def _told_lately(self, reference: Date) -> Date:
        near = (d for d in self.trail if d.grain is Grain.DAY and abs(d.day - reference.day) <= _LATE_DAYS)
        return next(near, reference)

    def _last_period(self, value: Shift) -> Date | None:
        """What a text reports on without saying so is the last period that has ended."""
        if value.grain in PERIODS and self.reference is not None and self.reference.grain is Grain.DAY:
            return shift(self.reference, -1, value.grain)
        return self.reference


def told(story: When | None) -> Date | None:
    """The day a story has come to: the end of a stretch, the first of several candidates."""
    match story:
        case Date():
            return story
        case Interval(start, end):
            return end if isinstance(end, Date) else start if isinstance(start, Date) else None
        case OneOf(candidates):
            return told(candidates[0])
    return None
