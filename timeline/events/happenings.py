"""One happening from many reports: which claims of different documents are about the same.

The grouping depends on the claims alone, not on the order they came in: it is worked out anew from the sorted
claims of a neighbourhood. Claims that share no key of `neighbourhoods` are never of one happening, so a store
need only look there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from timeline.dates import Bounds, OneOf, When, bounds
from timeline.events.event import Event, Status

# Reports name one encounter now a meeting, now talks, now a summit.
FAMILIES: Final = {"negotiation": "meeting", "summit": "meeting"}
_ENCOUNTERS: Final = frozenset(("meeting", "call"))
# What two parties do once, or seldom: a day's difference is the reports' own, and a year is date enough.
_RARE: Final = frozenset(("recognition", "relations", "severance", "agreement", "mission"))
_SLACK: Final = 1
# An embassy opens today and a consulate tomorrow: there a day's difference is another happening's.
_EXACT: Final = frozenset(("mission",))
# Wider dates hold too many happenings of one kind; rare ones may be told by their year.
_WIDEST: Final = 31
_WIDEST_RARE: Final = 366
# One party meets, decides or speaks by itself, and reports add now this, now that member or addressee.
_ONE_PARTY: Final = frozenset(("summit", "resolution", "appointment", "statement"))
_MOST_PARTIES: Final = 8


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document tells of a happening.

    `held`: the event a person keeps the claim in; claims held together stay together, those held apart
    stay apart.
    """

    id: str
    document_id: str
    event: Event
    held: str = ""


def neighbourhoods(event: Event) -> tuple[str, ...]:
    """The keys of which two claims of one happening share at least one; none for what can not be compared."""
    return () if _limits(event) is None else _keys(event)


def undated_neighbourhoods(event: Event) -> tuple[str, ...]:
    """The keys under which an event without a narrow date may be told elsewhere with one; none for the others."""
    return tuple(f"? {key}" for key in _keys(event)) if _limits(event) is None else ()


def _keys(event: Event) -> tuple[str, ...]:
    if event.status is Status.DENIED:
        return ()
    family, parties = _family(event), sorted(_parties(event))[:_MOST_PARTIES]
    keys = [f"{family} {one} {other}" for one, other in combinations(parties, 2)]
    if len(parties) == 1 or event.type in _ONE_PARTY:
        keys += [f"{family} {party}" for party in parties]
    return tuple(keys)


def reach(event: Event) -> Bounds:
    """The days on which another claim of the same happening may lie."""
    limits = bounds(event.when) if event.when is not None else Bounds(None, None)
    if limits.earliest is None or limits.latest is None:
        return limits
    return Bounds(limits.earliest - _SLACK, limits.latest + _SLACK)


def same_happening(a: Claim, b: Claim) -> bool:
    """Whether two claims can be of one happening; of one document, never: its mentions are merged already."""
    if a.document_id == b.document_id or (a.held and b.held and a.held != b.held):
        return False
    one, other = a.event, b.event
    return (
        set(neighbourhoods(one)).intersection(neighbourhoods(other)) != set()
        and _statuses_agree(one.status, other.status)
        and _dates_agree(one, other)
        and _mostly_agree(_parties(one), _parties(other))
        and _people_and_places_agree(one, other)
    )


def dates_another(undated: Claim, dated: Claim) -> bool:
    """Whether a claim without a narrow date may be of a happening that another tells to the day.

    The day must be one it allows, and a person or the place must be the same: a pair of states alone
    meets too often.
    """
    one, other = undated.event, dated.event
    if not undated_neighbourhoods(one) or not _is_day(other) or other.when is None:
        return False
    allowed = one.when.candidates if isinstance(one.when, OneOf) else (one.when,)
    if not any(candidate is None or _may_be(candidate, other.when) for candidate in allowed):
        return False
    shared = bool(set(one.people).intersection(other.people)) or bool(one.place and one.place == other.place)
    return shared and same_happening(replace(undated, event=replace(one, when=other.when)), dated)


def _may_be(candidate: When, when: When) -> bool:
    whole, day = bounds(candidate), bounds(when).earliest
    return day is not None and (whole.earliest or day) <= day <= (whole.latest or day)


def happenings(claims: Iterable[Claim]) -> list[tuple[Claim, ...]]:
    """The claims grouped by happening, each group in the order of its ids.

    Every claim of a group fits every other, unless a person holds them together. The finest dates come first;
    a coarse one joins only where a single happening fits it.
    """
    groups: list[list[Claim]] = _held_together(claims := sorted(claims, key=_fineness))
    for claim in claims:
        if claim.held:
            continue
        fitting = [group for group in groups if _fits(claim, group)]
        if len(fitting) == 1 or (fitting and _is_day(claim.event)):
            max(fitting, key=lambda group: (_likeness(claim, group), _reversed(group[0].id))).append(claim)
        else:
            groups.append([claim])
    return [tuple(sorted(group, key=lambda claim: claim.id)) for group in groups]


def _held_together(claims: Sequence[Claim]) -> list[list[Claim]]:
    held: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.held:
            held.setdefault(claim.held, []).append(claim)
    return list(held.values())


def _fits(claim: Claim, group: Sequence[Claim]) -> bool:
    return all(same_happening(claim, other) for other in group)


def _likeness(claim: Claim, group: Sequence[Claim]) -> tuple[bool, bool, int]:
    """Of several fitting happenings, that of the same day, the same kind and the most shared people is meant."""
    event, first = claim.event, group[0].event
    people = {person for other in group for person in other.event.people}
    return event.when == first.when, event.type == first.type, len(people.intersection(event.people))


def _reversed(text: str) -> tuple[int, ...]:
    """A key that orders texts the other way round, so that of equals the first id is the greatest."""
    return tuple(-ord(letter) for letter in text)


def _fineness(claim: Claim) -> tuple[int, bool, str]:
    return _width(claim.event), claim.event.on_report_day, claim.id


def _width(event: Event) -> int:
    limits = _limits(event)
    return _WIDEST_RARE if limits is None else limits[1] - limits[0]


def _is_day(event: Event) -> bool:
    return _width(event) == 0


def _limits(event: Event) -> tuple[int, int] | None:
    """First and last day of a date narrow enough to tell one happening from another; None for other dates."""
    if event.when is None or isinstance(event.when, OneOf):
        return None
    limits = bounds(event.when)
    if limits.earliest is None or limits.latest is None:
        return None
    widest = _WIDEST_RARE if event.type in _RARE else _WIDEST
    return (limits.earliest, limits.latest) if limits.latest - limits.earliest < widest else None


def _dates_agree(one: Event, other: Event) -> bool:
    first, second = _limits(one), _limits(other)
    if first is None or second is None:
        return False
    slack = _SLACK if _is_day(one) and _is_day(other) and _may_differ(one, other) else 0
    if Status.ANNIVERSARY in (one.status, other.status):
        return first == second
    meets = first[0] <= second[1] + slack and second[0] <= first[1] + slack
    # Two stretches that only touch are two stays, unless one lies in the other.
    return meets and (_is_day(one) or _is_day(other) or _holds(first, second) or _holds(second, first))


def _may_differ(one: Event, other: Event) -> bool:
    """Whether a day's difference may be the reports' own: of what is rare, and where one does not say when it was.

    It was then the day before that report.
    """
    if one.type in _RARE - _EXACT:
        return True
    if one.on_report_day == other.on_report_day or one.type in _EXACT:
        return False
    report, stated = (one, other) if one.on_report_day else (other, one)
    return _first_day(stated) < _first_day(report)


def _first_day(event: Event) -> int:
    limits = _limits(event)
    return 0 if limits is None else limits[0]


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _statuses_agree(one: Status, other: Status) -> bool:
    """What one report announces another tells as done; anniversaries and denials are of their own kind."""
    happening = (Status.PAST, Status.ONGOING, Status.PLANNED)
    return one is other or (one in happening and other in happening)


def _mostly_agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one report names no more than the other, or both share at least two and half of all."""
    if one <= other or other <= one:
        return True
    shared = len(one & other)
    return shared >= 2 and 2 * shared >= len(one | other)


def _people_and_places_agree(one: Event, other: Event) -> bool:
    shared = set(one.people).intersection(other.people)
    if one.people and other.people and not shared:
        return False
    # Who meets one guest in the morning and another at noon meets twice.
    if _family(one) in _ENCOUNTERS and not _mostly_agree(frozenset(one.people), frozenset(other.people)):
        return False
    # A speech or note needs more than a pair of states and a day: they exchange several.
    if _family(one) == "statement" and not shared:
        return False
    return bool(shared) or not one.place or not other.place or one.place == other.place


def _family(event: Event) -> str:
    return FAMILIES.get(event.type, event.type)


def _parties(event: Event) -> frozenset[str]:
    return frozenset((*event.actors, *event.recipients))
