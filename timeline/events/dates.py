"""When a happening took place: the date that governs its trigger."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain
from typing import Final

from timeline.dates import (
    Date,
    Grain,
    OneOf,
    When,
    bounds,
    civil,
    day_number,
    is_valid,
    write_edtf,
)
from timeline.events.clauses import Clauses
from timeline.events.event import REPORT_DAY, Status
from timeline.events.stated_dates import Dated, stated_dates
from timeline.events.triggers import Form, Trigger
from timeline.names import Anniversary
from timeline.resolution import Resolution
from timeline.text import Span, Token

# How near a finer date must stand to a year for the year to be that of a treaty, not of the happening.
_NEAR_YEAR: Final = 40
# What was over so many days before a report is not its news.
_LONG: Final = 30


def governing_date(
    trigger: Trigger,
    rivals: Sequence[Trigger],
    resolutions: Sequence[Resolution],
    parts: Clauses,
    story: Dated | None,
    document: Dated,
    *,
    joins: Sequence[int] = (),
    breaks: Sequence[int] = (),
    aside: bool = False,
) -> tuple[Dated, Span | None]:
    """The date of the trigger's own clause, then of its sentence; else the story's; else the document's.

    With the date comes the place of its words, where the sentence has them. `joins` are the places of words
    behind which stands what happened at the same time ("when the envoy arrived"); `breaks` those behind which
    a clause of its own may begin ("who shot him in May").
    """
    stated = [
        (dated, resolution.timex.span)
        for dated, resolution in stated_dates(resolutions)
        if not _is_to_come(dated, trigger, document)
    ]
    own = [
        (dated, words)
        for dated, words in stated
        if _governs(words, trigger, rivals, parts, breaks) and not _belongs_to_noun(words, trigger, rivals)
    ]
    if own:
        home = parts.of(trigger.span)
        return min(
            own,
            key=lambda pair: (
                _outdone(pair[1], trigger, rivals),
                parts.of(pair[1]) != home,
                _is_year(pair[0]) and any(pair[1].gap(other) <= _NEAR_YEAR for _, other in own if other != pair[1]),
                trigger.span.gap(pair[1]),
            ),
        )
    if aside:
        return Dated(None, "It was at another time, which the text does not say."), None
    shared = _shared(trigger, rivals, stated, parts, joins)
    if shared is None and _follows_long_past(trigger, rivals, stated, document):
        return Dated(None, "The sentence tells of another time; when this was, it does not say."), None
    return shared or (_inherited(trigger, story, document), None)


def _follows_long_past(
    trigger: Trigger, rivals: Sequence[Trigger], stated: Sequence[tuple[Dated, Span]], document: Dated
) -> bool:
    """Whether a sentence tells of another time before it comes to a trigger: "ties soured in 1990, which led to"."""
    before = [dated.when for dated, words in stated if words.end <= trigger.span.start]
    if trigger.by or not before or any(rival.by for rival in rivals):
        return False
    return all(when is not None and long_before(when, document.when) for when in before)


def long_before(when: When, document: When | None) -> bool:
    """Whether a time-span ended weeks before a document was written."""
    latest = bounds(when).latest
    earliest = bounds(document).earliest if document is not None else None
    return latest is not None and earliest is not None and latest < earliest - _LONG


def joins_of(trigger: Trigger, tokens: Sequence[Token]) -> list[int]:
    """The places of words behind which stands what was at the same time: "when"; "and" only before the trigger."""
    joins = [token for token in tokens if "when" in token.keys]
    return [token.start for token in joins if token.keys["when"] != "and" or token.end <= trigger.span.start]


def is_bound(date: Span, tokens: Sequence[Token]) -> bool:
    """Whether a date only says since or until when: "for the first time since 1998"."""
    place = bisect_left(tokens, date.start, key=lambda token: token.start) - 1
    return place >= 0 and "since" in tokens[place].keys


def _is_to_come(dated: Dated, trigger: Trigger, document: Dated) -> bool:
    """Whether a date is too late for what is told as done: "agreed to meet next month"; anniversaries may come."""
    told_as_done = trigger.status is Status.PAST and trigger.form in (Form.PAST, Form.ASSERTED)
    if trigger.type == "anniversary":
        return False
    return told_as_done and dated.when is not None and later_than(dated.when, document.when)


def later_than(when: When, document: When | None) -> bool:
    """Whether all of a time-span comes after a document."""
    latest = bounds(document).latest if document is not None else None
    earliest = bounds(when).earliest
    return latest is not None and earliest is not None and earliest > latest


def _is_year(dated: Dated) -> bool:
    """Whether a date says no more than the year, which may be another's: "signed the treaty of 1920 on 12 July"."""
    return isinstance(dated.when, Date) and dated.when.grain <= Grain.YEAR


def _belongs_to_noun(words: Span, trigger: Trigger, rivals: Sequence[Trigger]) -> bool:
    """Whether a date stands right behind the noun of another happening: "after the killing of 2 May"."""
    return any(
        not rival.is_verb
        and rival is not trigger
        and rival.type != trigger.type
        and 0 <= words.start - rival.span.end <= 1
        for rival in rivals
    )


def _outdone(words: Span, trigger: Trigger, rivals: Sequence[Trigger]) -> bool:
    """Whether a date stands nearer to another trigger: "recognized it in May and in June sent an envoy"."""
    return any(words.gap(rival.span) < words.gap(trigger.span) for rival in rivals)


def _shared(
    trigger: Trigger,
    rivals: Sequence[Trigger],
    stated: Sequence[tuple[Dated, Span]],
    parts: Clauses,
    joins: Sequence[int],
) -> tuple[Dated, Span] | None:
    """The date a trigger has in common with others of its sentence.

    That of the clause it is joined to, or that is joined to it; that which opens the sentence; the nearest
    of those that stand in a clause of their own.
    """
    start = trigger.span.start
    before = [pair for pair in stated if pair[1].end <= start]
    joined = any(parts.of(Span(join, join)) == parts.of(trigger.span) and join < start for join in joins)
    if trigger.status is not Status.PAST or trigger.form in (Form.BACKGROUND, Form.NAMED):
        return before[-1] if before and joined and trigger.form is Form.NAMED else None
    if before and any(rival.by and rival.span.end <= before[-1][1].start for rival in rivals):
        # "Announced on 3 May that it had recalled": the news is of that day.
        return before[-1]
    if joined or (before and any(join < before[-1][1].start for join in joins)):
        # Of the clause it is joined to, or of the one before it that says when: "When it fell in May, he left".
        return before[-1] if before else None
    behind = (pair for join in joins if join > start for pair in stated if pair[1].start > join)
    opening = (pair for pair in before[::-1] if all(pair[1].end <= rival.span.start for rival in rivals))
    found = next(chain(behind, opening), None)
    if found is not None:
        return found
    taken = {parts.of(rival.span) for rival in rivals}
    free = (pair for pair in stated if parts.of(pair[1]) not in taken)
    return min(free, key=lambda pair: trigger.span.gap(pair[1]), default=None)


def _governs(span: Span, trigger: Trigger, rivals: Sequence[Trigger], parts: Clauses, breaks: Sequence[int]) -> bool:
    """Whether a date may be the trigger's: of its clause, or of a clause of its own to which it is nearest."""
    clause = parts.of(span)
    if clause == parts.of(trigger.span):
        return not any(
            trigger.span.end <= place < rival.span.start < span.start
            for place in breaks
            for rival in rivals
            if rival.is_verb
        )
    if any(parts.of(rival.span) == clause for rival in rivals):
        return False
    # A clause that only says when follows what it is said of.
    nearest = min(rivals, key=lambda rival: (rival.span.start > span.start, span.gap(rival.span)), default=trigger)
    return nearest == trigger


def _inherited(trigger: Trigger, story: Dated | None, document: Dated) -> Dated:
    if trigger.form in (Form.BACKGROUND, Form.NAMED):
        return Dated(None, "The text mentions this without saying when it was.")
    if trigger.form is Form.FUTURE or trigger.status is Status.PLANNED:
        return Dated(None, "The text announces this without saying when.")
    if story is not None and story.when is not None:
        return Dated(story.when, f"The sentence gives no date; the text is telling of this day. {story.because}")
    if document.when is None:
        return Dated(None, "The sentence gives no date, and the document's own date is not known.")
    why = f"{REPORT_DAY} {document.because}"
    return Dated(document.when, why, on_report_day=True)


def anniversary_date(
    founding: Anniversary, owners: str, count: int, stated: Dated | None, document: When | None
) -> Dated | None:
    """The day a known founding's anniversary falls on, where text and document allow that year.

    `owners` are the names of those whose founding it is, for the reason.
    """
    year, month, day = civil(founding.date.day)
    grain = founding.date.grain
    if grain is not Grain.DAY or not is_valid(year + count, month, day):
        return None
    result = Date(day_number(year + count, month, day))
    reason = f"It counts {count} years from {write_edtf(founding.date)}, the {founding.kind.value} of {owners}."
    if stated is not None and stated.when is not None:
        # The text names its own, coarser date ("next year"): it is kept as the text has it.
        return Dated(stated.when, f"{stated.because} {reason}")
    if document is not None and not _near(result, document):
        return None
    return Dated(result, reason)


def _near(day: Date, document: When) -> bool:
    """Whether an anniversary lies within about a year of a document that speaks of it."""
    if isinstance(document, OneOf):
        return any(_near(day, candidate) for candidate in document.candidates)
    limits = bounds(document)
    earliest = limits.earliest if limits.earliest is not None else day.day
    latest = limits.latest if limits.latest is not None else day.day
    return earliest - 400 <= day.day <= latest + 400
