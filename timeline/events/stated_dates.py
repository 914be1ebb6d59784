"""The dates a sentence states: what its resolved time expressions can say of when something took place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.dates import Date, EdtfError, Interval, When, parse_edtf
from timeline.events.frame import Frame
from timeline.events.triggers import Trigger
from timeline.mentions import Duration, Portion, RangeEnd, Repeating, Vague
from timeline.resolution import Resolution, ResolvedDate

# Where time words stand before their verb, those behind it are its own only if no more than "in" lies between.
_HANGS_ON: Final = 1


@dataclass(frozen=True, slots=True)
class Dated:
    """A time-span and why it is the happening's; `on_report_day` where it is so for want of any other."""

    when: When | None
    because: str
    on_report_day: bool = False


def may_date(trigger: Trigger, resolutions: Sequence[Resolution], frame: Frame) -> Sequence[Resolution]:
    """The dates of a sentence that may be a trigger's.

    Where time words stand before their verb those before it, or that hang on it; where verbs come first those that
    stand before what somebody says: "said on Monday that they met in May".
    """
    if frame.language.time_first and trigger.is_verb:
        return [res for res in resolutions if res.timex.span.start <= trigger.span.end + _HANGS_ON]
    if frame.language.verb_first and trigger.by:
        said = next((t.start for t in frame.tokens[trigger.after :] if "border" in t.keys), None)
        return [res for res in resolutions if said is None or res.timex.span.start < said]
    return resolutions


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
