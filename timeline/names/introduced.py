"""People whom a report introduces by their office: behind "the Belgian envoy Jan Peeters" every Peeters is Belgium's.

No table can hold every deputy minister. Where a script has capitals, a name is what is written with them
right behind an office of a state or organisation that the text names, or behind the state of an office:
"le ministre belge des Affaires étrangères, Jan Peeters". Where it has none, it is the words there that no table
knows, and counts where one of them is later named as acting, behind a verb or "that".
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from timeline.names.mention import Mention
from timeline.names.rows import Form
from timeline.text import Span, Token

_OFFICE: Final = "officeholder"
# How far behind a state's name the office may stand, and how long a person's name may be.
_OFFICE_REACH: Final = 6
_NAME_LENGTH: Final = 4
# How far before a state's name its office may stand, and how many words of the office may follow the state.
_BEFORE_REACH: Final = 3
_REST_OF_OFFICE: Final = 7
_STATES: Final = (Form.NAME, Form.ACRONYM, Form.ADJECTIVE, Form.METONYM, Form.CAPITAL)
# Behind such words stands who acts.
_BEFORE_ACTING: Final = ("tense", "border")
# A shorter word of a name is part of it only: "Abu", "bin".
_SHORTEST: Final = 3
# Full stop of an initial.
_DOT: Final = "."


def introduced(tokens: Sequence[Token], text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The further mentions of people the text itself introduces, for the state or organisation they serve."""
    starts = [token.start for token in tokens]
    offices = [place for place, (_, _, _, keys) in enumerate(tokens) if _OFFICE in keys]
    if not offices:
        return []
    people: dict[str, str] = {}
    for mention in mentions:
        if mention.form in _STATES:
            first, after = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
            for surname in _surnames(first, after, offices, tokens, text):
                # Of two people of one surname neither is known by it.
                people[surname] = mention.actor if people.get(surname, mention.actor) == mention.actor else ""
    if not any(people.values()):
        return []
    taken = {place for mention in mentions for place in range(mention.span.start, mention.span.end)}
    return [
        Mention(Span(token.start, token.end), people[token.word], Form.SURNAME, text[token.start : token.end])
        for place, token in enumerate(tokens)
        if people.get(token.word)
        and token.start not in taken
        and (text[token.start].isupper() or (_is_caseless(token, text) and _acts(place, tokens)))
    ]


def _is_caseless(token: Token, text: str) -> bool:
    return text[token.start].isalpha() and text[token.start].upper() == text[token.start].lower()


def _acts(place: int, tokens: Sequence[Token]) -> bool:
    """Whether a word stands right behind a verb of the past, or where a clause begins."""
    return bool(place) and not tokens[place - 1].keys.keys().isdisjoint(_BEFORE_ACTING)


def _surnames(first: int, after: int, offices: Sequence[int], tokens: Sequence[Token], text: str) -> Iterator[str]:
    """The surname of whoever holds an office of the state whose name stands between two tokens, if anybody is named.

    `offices` are the places of the words for offices.
    """
    behind = bisect_left(offices, after)
    if offices[behind : behind + 1] and offices[behind] < after + _OFFICE_REACH:
        yield from _surname(offices[behind] + 1, tokens, text)
    before = bisect_left(offices, first)
    if before and offices[before - 1] >= first - _BEFORE_REACH:
        rest = range(after, min(after + _REST_OF_OFFICE, len(tokens)))
        begins = next((p for p in rest if "office" not in tokens[p].keys), len(tokens))
        yield from _surname(begins, tokens, text)
        yield from _caseless_name(begins, tokens, text)


def _surname(first: int, tokens: Sequence[Token], text: str) -> Iterator[str]:
    """The last word of the person's name that begins at a token, if one does."""
    words: list[Token] = []
    for token in tokens[first : first + 1 + 2 * _NAME_LENGTH]:
        if token.word == _DOT and words and words[-1].end - words[-1].start == 1:
            continue
        if not text[token.start].isupper() or _OFFICE in token.keys:
            break
        words.append(token)
    if 1 < len(words) <= _NAME_LENGTH and len(words[-1].word) > 2:
        yield words[-1].word


def _caseless_name(first: int, tokens: Sequence[Token], text: str) -> Iterator[str]:
    """The words behind an office that no table knows, where there are two or more: a person's name."""
    words: list[Token] = []
    for token in tokens[first : first + _NAME_LENGTH]:
        parted = not words or token.start > words[-1].end
        if token.keys or not parted or not _is_caseless(token, text):
            break
        words.append(token)
    if len(words) > 1:
        yield from (token.word for token in words if len(token.word) > _SHORTEST)
