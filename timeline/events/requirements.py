"""What a trigger needs beside it to mean what it means: "signed" a treaty, the embassy that "was closed"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from timeline.names import Form as NameForm
from timeline.names import Mention
from timeline.text import Span, Token

# How many words away a required word may stand, and how many where it must stand beside the trigger.
_REACH: Final = 40
_BESIDE: Final = 6
# Where those who do it may be private people: a team meets another. They stand near the verb.
_BY_OFFICIALS: Final = frozenset(("meeting", "visit", "summit", "negotiation", "agreement"))
_PRIVATE_REACH: Final = 10
ANY_NAME: Final = "statename"
# What an adjective or a possessive names is another thing: "recognized Chinese efforts", "recognized China's role".
_POSSESSIVE: Final = "'’"


class Claim(NamedTuple):
    """One thing a trigger may tell: the event type, how far it asserts, and where which word must stand.

    `plover` is a PLOVER event, perhaps with its mode, where it is finer than the type's ("plover:COERCE.arrest");
    `by` says who must act: "official" is a state, an organisation or their officeholders; with `date` "own" it
    counts only where the sentence says when it was: a war that is merely named is long known.
    """

    type: str
    form: str
    side: str = ""
    table: str = ""
    plover: tuple[str, ...] = ()
    by: str = ""
    date: str = ""


class Surroundings(NamedTuple):
    """A sentence as one trigger sees it: its words, and the neighbouring verbs that have words of their own."""

    tokens: Sequence[Token]
    names: Sequence[Mention]
    first: int
    after: int
    verb_before: int
    verb_behind: int


@lru_cache(maxsize=1 << 12)
def claims(meaning: str) -> tuple[tuple[Claim, ...], ...]:
    """A trigger's meaning: groups parted by `|`, of which the first that holds counts, each of claims parted by `;`.

    Words that mean "none" only keep shorter triggers from being found among them.
    """
    if meaning == "none":
        return ()
    return tuple(tuple(_claim(claim) for claim in group.split(";")) for group in meaning.split("|"))


def _claim(text: str) -> Claim:
    type_, form, *rest = text.split()
    further = dict(part.split(":", 1) for part in rest)
    plover, by, date = tuple(further.pop("plover", "").split(".")), further.pop("by", ""), further.pop("date", "")
    side, table = next(iter(further.items()), ("", ""))
    return Claim(type_, form, side, table, plover if plover[0] else (), by, date)


def fulfilled(meaning: str, place: Surroundings) -> list[tuple[Claim, Span | None]]:
    """The claims of the first group that finds its words, with them: up to the next verb, else in the sentence."""
    for within_verbs in (True, False):
        for group in claims(meaning):
            allowed = [claim for claim in group if not _is_private(claim, place)]
            found = [(claim, _word(claim, place, within_verbs=within_verbs)) for claim in allowed]
            held = [(claim, word) for claim, word in found if word is not None or not claim.side]
            if held:
                return held
    return []


def _is_private(claim: Claim, place: Surroundings) -> bool:
    """Whether those who travel or meet are a team, a troupe, tourists: the first who is named, behind or before."""
    if claim.type not in _BY_OFFICIALS:
        return False
    before = place.tokens[max(place.verb_before, place.first - _BESIDE) : place.first]
    row = (*place.tokens[place.after : place.after + _PRIVATE_REACH], *before)
    first = next((token for token in row if "layman" in token.keys or "officeholder" in token.keys), None)
    return first is not None and "layman" in first.keys


def _word(claim: Claim, place: Surroundings, *, within_verbs: bool) -> Span | None:
    """Where the word stands that a claim requires: the nearest of its table, or any actor's name."""
    if not claim.side:
        return None
    if claim.side == "after":
        first = max(0, place.first - _REACH, place.verb_before if within_verbs else 0)
        row = place.tokens[first : place.first]
        return next(_hits(claim, row, place.names, -1), None)
    reach = _BESIDE if claim.side == "beside" else _REACH
    last = min(place.after + reach, place.verb_behind) if within_verbs else place.after + reach
    return next(_hits(claim, place.tokens[place.after : last], place.names), None)


def _hits(claim: Claim, row: Sequence[Token], names: Sequence[Mention], step: int = 1) -> Iterator[Span]:
    """Where its word stands among some tokens, in their order or (a step of -1) from the last."""
    if claim.table != ANY_NAME:
        yield from (Span(start, end) for start, end, _, keys in row[::step] if claim.table in keys)
    elif row:
        for name in names[::step]:
            if row[0].start <= name.span.start < row[-1].end and not (claim.side == "beside" and _is_owner(name, row)):
                yield name.span


def _is_owner(name: Mention, row: Sequence[Token]) -> bool:
    """Whether a name only says whose the next thing is."""
    behind = next((token for token in row if token.start >= name.span.end), None)
    owns = behind is not None and behind.start == name.span.end and behind.word in _POSSESSIVE
    return owns or name.form in (NameForm.ADJECTIVE, NameForm.DEMONYM)
