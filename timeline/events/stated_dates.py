"""The dates a sentence states: what its resolved time expressions can say of when something took place."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.dates import Date, EdtfError, Interval, When, parse_edtf
from timeline.mentions import Duration, Portion, RangeEnd, Repeating, Vague
from timeline.resolution import Resolution, ResolvedDate


@dataclass(frozen=True, slots=True)
class Dated:
    """A time-span and why it is the happening's; `on_report_day` where it is so for want of any other."""

    when: When | None
    because: str
    on_report_day: bool = False


def stated_dates(resolutions: Sequence[Resolution]) -> list[tuple[Dated, ResolvedDate]]:
    """The sentence's dates; the two ends of a range are one stretch."""
    found: list[tuple[Dated, ResolvedDate]] = []
    opened: ResolvedDate | None = None
    for resolution in resolutions:
        if not isinstance(resolution, ResolvedDate) or resolution.when is None or not _can_date(resolution):
            continue
        if resolution.timex.end is RangeEnd.FIRST:
            opened = resolution
        elif resolution.timex.end is RangeEnd.LAST and opened is not None:
            found.append((_stretch(opened, resolution), opened))
            opened = None
        else:
            found.append((Dated(_whole(resolution), resolution.because), resolution))
    return found


def _whole(resolution: ResolvedDate) -> When | None:
    """The month or year of which a text names a part: "in mid-May" is May, known no better."""
    if not isinstance(resolution.timex.value, Portion):
        return resolution.when
    try:
        return parse_edtf(resolution.value)
    except EdtfError:  # A century's value is no EDTF.
        return resolution.when


def _can_date(resolution: ResolvedDate) -> bool:
    return not isinstance(resolution.timex.value, Duration | Repeating | Vague)


def _stretch(first: ResolvedDate, last: ResolvedDate) -> Dated:
    start, end = first.when, last.when
    if isinstance(start, Date) and isinstance(end, Date) and start.day <= end.day:
        return Dated(Interval(start, end), f"{first.because} {last.because} The two are the ends of one stretch.")
    return Dated(start, first.because)
