"""People whom a report introduces by their office: behind "the Belgian envoy Jan Peeters" every Peeters is Belgium's.

No table can hold every deputy minister. Where a script has capitals, a name is what is written with them
right behind an office of a state or organisation that the text names.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from timeline.names.mention import Mention
from timeline.names.rows import Form
from timeline.text import Span, Token

# How far behind a state's name the office may stand, and how long a person's name may be.
_OFFICE_REACH: Final = 6
_NAME_LENGTH: Final = 4
_STATES: Final = (Form.NAME, Form.ACRONYM, Form.ADJECTIVE, Form.METONYM, Form.CAPITAL)
# Full stop of an initial.
_DOT: Final = "."


def introduced(tokens: Sequence[Token], text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The further mentions of people the text itself introduces, for the state or organisation they serve."""
    starts = [token.start for token in tokens]
    people: dict[str, str] = {}
    for mention in mentions:
        if mention.form in _STATES:
            for surname in _surname_behind(bisect_left(starts, mention.span.end), tokens, text):
                # Of two people of one surname neither is known by it.
                people[surname] = mention.actor if people.get(surname, mention.actor) == mention.actor else ""
    if not any(people.values()):
        return []
    taken = {place for mention in mentions for place in range(mention.span.start, mention.span.end)}
    return [
        Mention(Span(token.start, token.end), people[token.word], Form.SURNAME, text[token.start : token.end])
        for token in tokens
        if people.get(token.word) and token.start not in taken and text[token.start].isupper()
    ]


def _surname_behind(first: int, tokens: Sequence[Token], text: str) -> Iterator[str]:
    """The last word of a person's name behind the office that follows a state's name, if there is one."""
    office = next(
        (
            place
            for place in range(first, min(first + _OFFICE_REACH, len(tokens)))
            if "officeholder" in tokens[place].keys
        ),
        None,
    )
    if office is None:
        return
    words: list[Token] = []
    for token in tokens[office + 1 : office + 2 + 2 * _NAME_LENGTH]:
        if token.word == _DOT and words and words[-1].end - words[-1].start == 1:
            continue
        if not text[token.start].isupper() or "officeholder" in token.keys:
            break
        words.append(token)
    if 1 < len(words) <= _NAME_LENGTH and len(words[-1].word) > 2:
        yield words[-1].word
