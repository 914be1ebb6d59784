"""One event from many mentions of one document."""

from collections import deque
from collections.abc import Collection, Sequence, Set
from dataclasses import replace
from typing import Final

from timeline.dates import Interval, OneOf, When, bounds
from timeline.events.event import Event, Evidence, Status
from timeline.events.told import Told
from timeline.events.triggers import Form

# What is said there belongs there.
_ENCOUNTERS: Final = frozenset(("meeting", "call"))
# Under these heads a state does several things on one day.
_MANY_ACTS: Final = frozenset(("statement", "other"))
# Of these it may make several on one day, with different parties.
_SEVERAL_A_DAY: Final = _MANY_ACTS | {"agreement"}
# Those who meet at the top meet: two of them may be told as one or the other.
_FACE_TO_FACE: Final = frozenset(("meeting", "summit"))
# Nobody does these alone: a mention that names one side leaves the other out.
_OF_TWO: Final = frozenset(("severance", "relations", "visit", "meeting", "call"))
# A wider stretch of days holds many happenings of one kind.
_WIDEST: Final = 366
# What was over so many days before a report is not what its title sums up.
_LONG: Final = 30


def merge_mentions(told: Sequence[Told]) -> list[Event]:
    """The events of one document, each told once, with every quote that tells of it.

    Two mentions are one happening where type and status agree, the dates can, one's actors hold the
    other's, and so do the people; a finite verb with other parties tells a happening of its own.
    """
    merged: list[Told] = []
    quotes: list[deque[Evidence]] = []
    # A title sums up what is told below: it is a further quote of that, and an event of its own only without it.
    for mention in sorted(told, key=lambda mention: mention.sums_up):
        if any(_was_said_at(known, mention) for known in merged):
            continue
        index = next((i for i, known in enumerate(merged) if _same(known, mention)), None)
        if index is None:
            merged.append(mention)
            quotes.append(deque(mention.event.evidence))
        else:
            known = merged[index]
            proves = _is_better(mention, known) and not mention.sums_up
            # The quote that proves the date comes first.
            (quotes[index].extendleft if proves else quotes[index].extend)(mention.event.evidence)
            dated = known.is_dated or mention.is_dated
            merged[index] = replace(known, event=_joined(known, mention), is_dated=dated)
    # Every quote once; told apart only here, since a happening may be told in every sentence.
    return [_with_quotes(known.event, row) for known, row in zip(merged, quotes, strict=True)]


def _with_quotes(event: Event, quotes: Collection[Evidence]) -> Event:
    return event if len(quotes) == 1 else replace(event, evidence=tuple(dict.fromkeys(quotes)))


def _was_said_at(known: Told, mention: Told) -> bool:
    """Whether a saying is part of a meeting or call told before: by one who was there, of no other party or day."""
    if not mention.says or known.event.type not in _ENCOUNTERS:
        return False
    encounter, saying = known.event, mention.event
    took_part = set(saying.actors) <= _parties(encounter) and (saying.when == encounter.when or not mention.is_dated)
    named = bool(saying.people) and set(saying.people) <= set(encounter.people)
    return took_part and (named or _parties(saying) <= _parties(encounter))


def _same(known: Told, mention: Told) -> bool:
    a, b = known.event, mention.event
    if a.type != b.type:
        return _is_one_encounter(a, b)
    if _is_answer(a, b) and not (mention.sums_up or mention.mutual):
        return False
    if _recalls(mention) or _goes_on(known, mention):
        return True
    if mention.sums_up:
        return not (mention.is_dated or _is_old(a, b)) and not _parties(a).isdisjoint(_parties(b))
    return (
        (a.status == b.status or Form.NAMED in (known.form, mention.form) or _is_announced(a, b))
        and (dates_agree(a.when, b.when) or _is_recalled(known, mention))
        and (
            _parties(a) == _parties(b)
            or (_may_be_partial(known, mention) and _one_holds_other(_parties(a), _parties(b)))
        )
        and (a.plover == b.plover or a.type not in _MANY_ACTS)
        and _same_saying(known, mention)
        and _people_agree(a.people, b.people, own=mention.is_verb and not _is_retold(a, b))
    )


def _is_answer(a: Event, b: Event) -> bool:
    """Whether who is acted on in one acts in the other: one state expels envoys, then the other does."""
    acting, answering = set(a.actors), set(b.actors)
    return bool(a.recipients and b.recipients) and acting <= set(b.recipients) and answering <= set(a.recipients)


def _is_old(known: Event, news: Event) -> bool:
    """Whether something was over long before the news a title sums up."""
    old, new = _limits(known.when), _limits(news.when)
    return old is not None and new is not None and old[1] < new[0] - _LONG


def _is_announced(a: Event, b: Event) -> bool:
    """Whether one only announces, without a day, what the other tells as done."""
    planned = [event for event in (a, b) if event.status is Status.PLANNED]
    return len(planned) == 1 and planned[0].when is None and Status.PAST in (a.status, b.status)


def _is_retold(a: Event, b: Event) -> bool:
    """Whether parties and day are the same, so that names left out make no other happening."""
    return a.when is not None and a.when == b.when and _parties(a) == _parties(b)


def _is_one_encounter(a: Event, b: Event) -> bool:
    """Whether two sides' summit is told again as their meeting of that day, or the other way round."""
    both = {a.type, b.type} == _FACE_TO_FACE and a.status == b.status
    return both and len(_parties(a)) == 2 and _parties(a) == _parties(b) and a.when is not None and a.when == b.when


def _may_be_partial(known: Told, mention: Told) -> bool:
    """Whether a mention may leave out parties: as a noun, or one side, or where both tell of the very same day."""
    same_day = known.is_dated and mention.is_dated and known.event.when == mention.event.when
    one_sided = mention.event.type in _OF_TWO and len(_parties(mention.event)) == 1
    return not mention.is_verb or one_sided or (same_day and known.event.type not in _SEVERAL_A_DAY)


def _goes_on(known: Told, mention: Told) -> bool:
    """Whether he who spoke before only says more."""
    says = known.says and mention.says and mention.continues and not mention.is_dated
    a, b = known.event, mention.event
    return says and a.actors == b.actors and a.when == b.when and b.plover in ((), a.plover)


def _same_saying(known: Told, mention: Told) -> bool:
    return known.says == mention.says


def _parties(event: Event) -> Set[str]:
    return {*event.actors, *event.recipients}


def _is_recalled(known: Told, mention: Told) -> bool:
    """Whether of two tellings only one says when: the other is dated by no more than the day of its telling."""
    return known.is_dated != mention.is_dated and not (known.says or mention.says)


def _recalls(mention: Told) -> bool:
    """Whether a named occasion is only mentioned again ("at the summit"), with no date of its own."""
    return mention.form is Form.NAMED and mention.event.when is None


def dates_agree(a: When | None, b: When | None) -> bool:
    """Whether two time-spans can be of one happening: equal, or one coarse enough to hold the other."""
    if a is None or b is None or a == b:
        return True
    if isinstance(a, OneOf) or isinstance(b, OneOf) or max(_width(a), _width(b)) > _WIDEST:
        return False
    first, second = bounds(a), bounds(b)
    within = _holds(first.earliest, second.earliest, second.latest, first.latest)
    return within or _holds(second.earliest, first.earliest, first.latest, second.latest)


def _holds(*days: int | None) -> bool:
    known = [day for day in days if day is not None]
    return len(known) == len(days) and known == sorted(known)


def _one_holds_other(a: Collection[str], b: Collection[str]) -> bool:
    return set(a) <= set(b) or set(b) <= set(a)


def _people_agree(a: Sequence[str], b: Sequence[str], *, own: bool) -> bool:
    if not a or not b or set(a) == set(b):
        return True
    return not own and _one_holds_other(a, b)


def _joined(known: Told, mention: Told) -> Event:
    """The two as one: the finer date, all parties."""
    a, b = known.event, mention.event
    if mention.sums_up or (_recalls(mention) and known.form is Form.NAMED):
        return a
    finer = b if _is_better(mention, known) else a
    if known.is_verb and not mention.is_verb and len(_parties(a)) > 1:
        # Who stands beside "the meeting" is no third party to it.
        return replace(a, when=finer.when, because=finer.because, place=a.place or b.place)
    return replace(
        a,
        type=a.type if a.type == b.type else "summit",
        status=Status.PAST if _is_announced(a, b) else a.status,
        when=finer.when,
        because=finer.because,
        on_report_day=finer.on_report_day,
        actors=tuple(sorted({*a.actors, *b.actors})),
        recipients=tuple(sorted({*a.recipients, *b.recipients} - {*a.actors, *b.actors})),
        people=tuple(sorted({*a.people, *b.people})),
        place=a.place or b.place,
    )


def _is_better(mention: Told, known: Told) -> bool:
    """Whether a mention's date is to be kept: it says when and the other did not, or says it more exactly."""
    if mention.is_dated != known.is_dated:
        return mention.is_dated
    return _is_finer(mention.event.when, known.event.when)


def _is_finer(when: When | None, than: When | None) -> bool:
    """Whether a date says more than another; a stretch that lasted is not a coarse date, and stays."""
    if when is None or than is None:
        return when is not None
    return not isinstance(than, Interval) and (isinstance(when, Interval) or _width(when) < _width(than))


def _width(when: When) -> float:
    limits = _limits(when)
    return float("inf") if limits is None else limits[1] - limits[0]


def _limits(when: When | None) -> tuple[int, int] | None:
    limits = bounds(when) if when is not None else None
    if limits is None or limits.earliest is None or limits.latest is None:
        return None
    return limits.earliest, limits.latest
