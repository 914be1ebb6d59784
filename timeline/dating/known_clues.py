"""Clues in what is known of the world: foundings and their anniversaries, first days of names, terms of office."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.dates import Date, Grain, civil, day_number, is_valid, write_edtf
from timeline.dating.beliefs import DOUBT, Belief, Days, Found, mixed
from timeline.dating.document_date import Clue
from timeline.dating.material import Material, Passage
from timeline.mentions import Milestone, Shift, Timex
from timeline.names import Anniversary, AnniversaryKind, Mention, Term
from timeline.text import Span

_FOUNDED: Final = {
    AnniversaryKind.INDEPENDENCE: "{who} became independent",
    AnniversaryKind.FOUNDING: "{who} was founded",
    AnniversaryKind.RELATIONS: "{who} established relations",
    AnniversaryKind.TREATY: "{who} concluded the treaty",
}
# How often people are named in the news while out of office, and things by names they have not got yet.
_DOUBT_OF_OFFICES: Final = 0.1
_DOUBT_OF_NAMES: Final = 0.005
_AROUND_ANNIVERSARY: Final = 250


def anniversaries(material: Material, days: Days) -> Found:
    """Next year marks the 30th anniversary of relations: counted from a founding that is known."""
    for passage in material.passages:
        for milestone in passage.milestones:
            for founding in _foundings(milestone, passage, material):
                found = _anniversary(milestone, founding, passage, material, days)
                if found is not None:
                    yield found


def _foundings(milestone: Milestone, passage: Passage, material: Material) -> list[Anniversary]:
    wanted = [row for row in material.references.anniversaries if row.kind.value == milestone.kind]
    states = {material.state(name) for name in passage.names} - {""}
    exact = [row for row in wanted if set(row.actors) in (states, material.pair) and len(row.actors) > 1]
    organisation = material.organisation_before(milestone.span.start)
    owned = [row for row in wanted if len(row.actors) == 1 and row.actors[0] in states]
    own = [row for row in wanted if row.actors == (organisation,)]
    return (own if milestone.kind == "founding" and own else exact or owned)[:1]


def _anniversary(
    milestone: Milestone, founding: Anniversary, passage: Passage, material: Material, days: Days
) -> tuple[Clue, Belief] | None:
    year, month, day = civil(founding.date.day)
    if not is_valid(year + milestone.count, month, day):
        return None
    falls = day_number(year + milestone.count, month, day)
    offset = next((count for count in map(_year_shift, passage.timexes) if count is not None), None)
    if offset is not None:
        written = year + milestone.count - offset
        allowed = (days >= day_number(written)) & (days < day_number(written + 1))
        when = f"in {written}"
    else:
        after = 0 if milestone.is_coming else _AROUND_ANNIVERSARY
        allowed = (days >= falls - _AROUND_ANNIVERSARY) & (days <= falls + after)
        when = f"{'before' if milestone.is_coming else 'around'} {write_edtf(Date(falls))}"
    what = _FOUNDED[founding.kind].format(who=material.named(founding.actors))
    since = f"{what} on {write_edtf(founding.date)}"
    because = f"{since}; {milestone.count} years later: the report was written {when}."
    quote = milestone.span.cut(material.document.text)
    return Clue("anniversary", because, quote, milestone.span), mixed(allowed, DOUBT)


def _year_shift(timex: Timex) -> int | None:
    value = timex.value
    return value.count if isinstance(value, Shift) and value.grain is Grain.YEAR else None


def first_days(material: Material, days: Days) -> Found:
    """Things that had no name, or were not there, before a day (terminus post quem)."""
    text = material.document.text
    seen: set[str] = set()
    for row in material.references.first_days:
        place = text.find(row.name) if row.id not in seen else -1
        if place < 0:
            continue
        seen.add(row.id)
        because = f"“{row.name}” cannot have been named before {write_edtf(row.earliest)}."
        clue = Clue("first day", because, row.name, Span(place, place + len(row.name)))
        yield clue, mixed(days >= row.earliest.day, _DOUBT_OF_NAMES)


def offices(material: Material, days: Days) -> Found:
    """People are in the news while they hold office."""
    first_mentions: dict[str, Mention] = {}
    for passage in material.passages:
        for name in passage.names:
            first_mentions.setdefault(name.actor, name)
    for person, name in first_mentions.items():
        terms = [term for term in material.references.terms if term.person == person]
        if terms:
            spans = "; ".join(f"{write_edtf(t.start)} to {write_edtf(t.end) if t.end else 'now'}" for t in terms)
            allowed = np.any([_in_term(days, term) for term in terms], axis=0)
            clue = Clue("office", f"{material.named([person])} held office {spans}.", name.text, name.span)
            yield clue, mixed(allowed, _DOUBT_OF_OFFICES)


def _in_term(days: Days, term: Term) -> NDArray[np.bool_]:
    limits = term.bounds
    first = days[0] if limits.earliest is None else limits.earliest
    last = days[-1] if limits.latest is None else limits.latest
    held: NDArray[np.bool_] = (days >= first) & (days <= last)
    return held
