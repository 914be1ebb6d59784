"""Where something happened: the capital, or else the large city, that a word of place stands before."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.events.cases import PLACE, case_behind
from timeline.events.frame import Frame
from timeline.events.knowledge import Knowledge
from timeline.events.triggers import Trigger
from timeline.names import City, Form, Kind, Mention
from timeline.text import Token

# New York City, Dar es Salaam.
_LONGEST_NAME: Final = 3
_PLACE: Final = "place"
# How many words before a city its word of place may stand.
_PLACE_REACH: Final = 3
_CITIES: Final = (Form.CAPITAL, Form.METONYM)


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its English name and the state it lies in."""

    label: str
    state: str


def place_of(trigger: Trigger, named: Sequence[Mention], frame: Frame, knowledge: Knowledge) -> Place | None:
    """The place nearest to a trigger; `named` are the sentence's names that say where."""
    nearest = min(named, key=lambda name: trigger.span.gap(name.span), default=None)
    if nearest is not None:
        state = knowledge.state_of(nearest.actor)
        return Place(_city_of(nearest, state, knowledge) or knowledge.place_label(nearest.actor), state)
    city = next(_cities_behind(frame, frame.clause_start(trigger), frame.clause_end(trigger), knowledge), None)
    return None if city is None else Place(city.name, knowledge.states_by_alpha2.get(city.alpha2, ""))


def _city_of(name: Mention, state: str, knowledge: Knowledge) -> str:
    """The city of a state that a name is: Almaty is not the capital any more; "" for the White House."""
    city = knowledge.find_city(name.text) if name.form is Form.CAPITAL else None
    return city.name if city is not None and knowledge.states_by_alpha2.get(city.alpha2) == state else ""


def places_among(names: Sequence[Mention], tokens: Sequence[Token]) -> list[Mention]:
    """The names that say where: a city behind "in" is where it happened, not who did it."""
    cities = [name for name in names if name.form in _CITIES]
    ends = [token.end for token in tokens] if cities else []
    found = []
    for name in cities:
        index = bisect_right(ends, name.span.start)
        before = any(_PLACE in token.keys for token in tokens[max(0, index - _PLACE_REACH) : index])
        if before or case_behind(tokens, bisect_left(ends, name.span.end) + 1) == PLACE:
            found.append(name)
    return found


def _cities_behind(frame: Frame, first: int, last: int, knowledge: Knowledge) -> Iterator[City]:
    """The cities behind the words of place among some tokens."""
    for place in range(first, last - 1) if _PLACE in frame.tables else ():
        if _PLACE in frame.tokens[place].keys:
            city = _city_at(frame, place + 1, knowledge)
            if city is not None and not _is_organisation(frame, place + 1, knowledge):
                yield city


def _is_organisation(frame: Frame, first: int, knowledge: Knowledge) -> bool:
    """Whether an organisation is named at a token: who joins the Commonwealth goes to no city of that name."""
    at = frame.tokens[first].start
    names = (name for name in frame.names if name.span.start <= at < name.span.end and name.form not in _CITIES)
    return any(knowledge.actors[name.actor].kind is Kind.ORGANISATION for name in names)


def _city_at(frame: Frame, first: int, knowledge: Knowledge) -> City | None:
    """The city whose name begins at a token, written as a name is, and no word the language knows."""
    sentence, tokens = frame.clauses.sentence, frame.tokens
    if tokens[first].keys or tokens[first].word.isdecimal():
        return None
    for length in range(min(_LONGEST_NAME, len(tokens) - first), 0, -1):
        start, end = tokens[first].start, tokens[first + length - 1].end
        written = sentence.text[start - sentence.span.start : end - sentence.span.start]
        if written[:1].islower():
            return None
        city = knowledge.find_city(written)
        if city is not None:
            return city
    return None
