"""Clues in what is known of the world: foundings and their anniversaries, terms of office."""

from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import takewhile
from typing import Final

from timeline.dates import Date, Grain, civil, day_number, is_valid, write_edtf
from timeline.dating import weights
from timeline.dating.document_date import Clue, Found
from timeline.dating.evidence import Evidence, Stretches
from timeline.dating.material import Material, Passage, bare
from timeline.dating.times import all_of, any_of, faint, inside, its_time
from timeline.mentions import Milestone, Shift, Timex
from timeline.names import Anniversary, AnniversaryKind, FirstDay, Mention, Office, Prominence, Term, Title
from timeline.text import Span

_FOUNDED: Final = {
    AnniversaryKind.INDEPENDENCE: "{who} became independent",
    AnniversaryKind.FOUNDING: "{who} was founded",
    AnniversaryKind.RELATIONS: "{who} established relations",
    AnniversaryKind.TREATY: "{who} concluded the treaty",
}
# Anniversaries are spoken of for most of a year before, and some months after.
_COMING: Final = 300
_PAST: Final = 180
# A title stands at most so many characters before its holder's name.
_TITLE_REACH: Final = 45


def anniversaries(material: Material) -> Found:
    """Next year marks the 30th anniversary of relations: counted from a founding that is known."""
    for passage in material.passages:
        for milestone in passage.milestones:
            for founding in _foundings(milestone, passage, material):
                found = _anniversary(milestone, founding, passage, material)
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
    milestone: Milestone, founding: Anniversary, passage: Passage, material: Material
) -> tuple[Clue, Evidence] | None:
    year, month, day = civil(founding.date.day)
    if not is_valid(year + milestone.count, month, day):
        return None
    falls = day_number(year + milestone.count, month, day)
    offset = next((count for count in map(_year_shift, passage.timexes) if count is not None), None)
    if offset is not None:
        written = year + milestone.count - offset
        first, last = day_number(written), day_number(written + 1) - 1
        when = f"in {written}"
    else:
        # What is not still to come is kept for the whole year it falls in, and for some months at least.
        kept_until = max(falls + _PAST, day_number(year + milestone.count + 1) - 1)
        first, last = falls - _COMING, falls if milestone.is_coming else kept_until
        when = f"{'before' if milestone.is_coming else 'around'} {write_edtf(Date(falls))}"
    what = _FOUNDED[founding.kind].format(who=material.named(founding.actors))
    since = f"{what} on {write_edtf(founding.date)}"
    because = f"{since}; {milestone.count} years later: the report was written {when}."
    quote = milestone.span.cut(material.document.text)
    clue = Clue("anniversary", because, quote, milestone.span)
    return clue, inside(first, last, weights.DOUBT_OF_ANNIVERSARY)


def _year_shift(timex: Timex) -> int | None:
    value = bare(timex.value)
    return value.count if isinstance(value, Shift) and value.grain is Grain.YEAR and abs(value.count) <= 1 else None


def offices(material: Material) -> Found:
    """People are in the news while they hold office, and less before and after."""
    first_mentions: dict[str, Mention] = {}
    for passage in material.passages:
        for name in passage.names:
            first_mentions.setdefault(name.actor, name)
    titled = _titled(material)
    for person, name in first_mentions.items():
        meant = (person, *name.namesakes)
        terms = [term for one in meant for term in material.references.terms.get(one, ())]
        if terms:
            offices_told = {term.office for term in terms} & titled.get(person, set())
            told = [term for term in terms if not offices_told or term.office in offices_told]
            who = " or ".join(material.named([one]) for one in meant)
            clue = Clue("office", _office_reason(who, told, offices_told), name.text, name.span)
            each = [any_of([_in_titled_term(t) for t in told if t.office is office]) for office in sorted(offices_told)]
            careers = [row for one in meant if (row := _career(one, material)) is not None]
            yield clue, all_of(each) if each else _untitled(name.text, told, careers)


def _office_reason(who: str, terms: Sequence[Term], offices_told: Set[Office]) -> str:
    spans = "; ".join(f"{write_edtf(t.start)} to {write_edtf(t.end) if t.end else 'now'}" for t in terms)
    offices = " and ".join(sorted(office.value.replace("_", " ") for office in offices_told))
    return f"{who} was {offices} {spans}." if offices else f"{who} held office {spans}."


def _titled(material: Material) -> dict[str, set[Office]]:
    """The offices a text names just before a person, or, where words are not parted, just behind."""
    found: dict[str, set[Office]] = {}
    titles = material.references.titles.find(material.document.text, material.document.language)
    ends = [span.end for _, span in titles]
    for passage in material.passages:
        for name in passage.names:
            if name.actor in material.references.terms:
                near = titles[bisect_left(ends, name.span.start - _TITLE_REACH) :]
                offices = _before(near, name.span.start)
                # The former, the late, the vice president holds another office, or none.
                if Office.OTHER not in offices:
                    found.setdefault(name.actor, set()).update(offices)
    return found


def _before(titles: Sequence[tuple[Title, Span]], place: int) -> list[Office]:
    return [row.office for row, _ in takewhile(lambda pair: pair[1].start < place, titles)]


def _career(person: str, material: Material) -> FirstDay | None:
    """The years a person was much in the news, in office or out of it."""
    row = material.references.things.named(material.named([person]))
    return row if row is not None and row.prominence is Prominence.PERSON else None


def _untitled(name: str, terms: Sequence[Term], careers: Sequence[FirstDay]) -> Stretches:
    found = [_in_term(term) for term in terms]
    found += [faint(its_time(*row.days, *weights.AROUND_CAREER), weights.OUT_OF_OFFICE) for row in careers]
    # A single word may be another person's name.
    return any_of(found) if len(name.split()) > 1 else faint(any_of(found), 1.0, weights.DOUBT_OF_SURNAME)


def _in_titled_term(term: Term) -> Stretches:
    """A person named with an office most likely holds it: only former holders are called by it too."""
    limits = term.bounds
    return its_time(limits.earliest, limits.latest, weights.BEFORE_TITLE, weights.AFTER_TITLE)


def _in_term(term: Term) -> Stretches:
    limits = term.bounds
    return its_time(limits.earliest, limits.latest, weights.BEFORE_OFFICE, weights.AFTER_OFFICE)
