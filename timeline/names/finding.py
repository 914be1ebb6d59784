"""Finds names in one pass over a text's tokens: longest first, surnames only of people named in full."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import compress, count

from timeline.names.index import NameIndex, vowels
from timeline.names.introduced import introduced
from timeline.names.mention import Mention
from timeline.names.rows import ActorName, Form
from timeline.text import Span, Token

_CITIES = (Form.CAPITAL, Form.METONYM)
# Words that are names only of somebody the document names more fully.
_NEEDS_FULL_NAME = (Form.SHORT, Form.SURNAME, Form.LETTER)


def find_names(tokens: Sequence[Token], text: str, index: NameIndex) -> list[Mention]:
    """The names among the tokens of a whole document, in order, not overlapping."""
    found: list[list[Mention]] = []
    titled: set[str] = set()
    after = 0
    # Most words begin no name.
    for place in compress(count(), map(index.begins, [word for _, _, word, _ in tokens])):
        if place < after:
            continue
        readings, after = _readings(tokens, place, text, index)
        if readings:
            found.append(readings)
            if readings[0].form is Form.SURNAME and _has_title(tokens, place, after):
                titled.update(reading.actor for reading in readings)
    settled = _settled(found, titled)
    return sorted([*settled, *introduced(tokens, text, settled)], key=lambda mention: mention.span)


def _has_title(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether an office stands right before a surname ("President Bush") or behind it ("the Bush administration").

    What the language knows as a word of its own is no surname by that.
    """
    if any(token.keys for token in tokens[first:after]):
        return False
    return any(
        "officeholder" in token.keys for token in (*tokens[max(0, first - 1) : first], *tokens[after : after + 1])
    )


def _readings(tokens: Sequence[Token], place: int, text: str, index: NameIndex) -> tuple[list[Mention], int]:
    """What the longest name at a place may be, the likeliest first, and the place behind it."""
    token = tokens[place]
    following = tokens[place + 1].word if place + 1 < len(tokens) else ""
    entries = index.entries(token.word, following)
    if not entries:
        return [], place + 1
    found: list[Mention] = []
    size = (0, 0)
    for cut, words, name in entries:
        if found and size != (len(words), cut):
            break
        after = place + len(words)
        if after > len(tokens) or (len(words) > 2 and not _agrees(tokens, place, words, index)):
            continue
        start = token.start + (cut if len(token.word) == token.end - token.start else 0)
        end = tokens[after - 1].end
        written = text[start:end]
        if _is_written(name, written) and (name.form is not Form.LETTER or _in_company(tokens, place, index)):
            size = (len(words), cut)
            found.append(Mention(Span(start, end), name.actor, name.form, written))
    if len(found) == 1 and found[0].form is Form.LETTER and _is_of_state(tokens, place):
        found = [replace(found[0], form=Form.NAME)]
    if found and (_runs_on(tokens, place + size[0]) or _has_run_up(tokens, place)):
        found = [mention for mention in found if mention.actor.isupper() and mention.form not in _CITIES]
    return found, place + max(size[0], 1)


def _agrees(tokens: Sequence[Token], place: int, words: tuple[str, ...], index: NameIndex) -> bool:
    """Whether a text goes on as a name does of which it has the first two words."""
    return all(words[offset] in index.readings(tokens[place + offset].word) for offset in range(2, len(words)))


def _is_written(name: ActorName, written: str) -> bool:
    """Whether a text writes a name as it must be: in capitals, and with its vowel marks where the name has any.

    Acronyms are capitals in the text too ("US", not "us"); names begin with one where they are written so.
    """
    if name.form is Form.ACRONYM and name.name.isupper():
        return written.replace(".", "").isupper()
    if name.name[0].isupper() and not written[0].isupper():
        return False
    return vowels(name.name) <= vowels(written)


def _in_company(tokens: Sequence[Token], place: int, index: NameIndex) -> bool:
    """Whether words beside a letter show that it stands for a state: its office, "envoy in", another such letter."""
    token = tokens[place]
    before = tokens[place - 1] if place and tokens[place - 1].end == token.start else None
    behind = tokens[place + 1] if place + 1 < len(tokens) and tokens[place + 1].start == token.end else None
    return (before is not None and ("before_letter" in before.keys or _is_letter(before, index))) or (
        behind is not None and ("behind_letter" in behind.keys or _is_letter(behind, index))
    )


def _is_of_state(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word before a letter stands before states alone: "to visit", "envoy in"; and no place goes on."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    ends = behind is None or bool(behind.keys) or not behind.word.isalpha()
    return ends and bool(place) and tokens[place - 1].keys.get("before_letter") == "state"


def _has_run_up(tokens: Sequence[Token], place: int) -> bool:
    """Whether a letter that only spells sounds stands right before a name, which is then part of a longer one."""
    before = tokens[place - 1] if place else None
    touches = before is not None and before.end == tokens[place].start
    return touches and tokens[place - 1].keys.get("sound") in ("only", "first")


def _runs_on(tokens: Sequence[Token], after: int) -> bool:
    """Whether what stands behind a person's or a city's name still spells a foreign one: no Maas is in Maasralli."""
    if not tokens[after : after + 1] or tokens[after].start != tokens[after - 1].end:
        return False
    sounds = [token.keys.get("sound") for token in tokens[after : after + 2]]
    return sounds[0] == "only" or (len(sounds) > 1 and None not in sounds)


def _is_letter(token: Token, index: NameIndex) -> bool:
    return any(name.form is Form.LETTER for _, _, name in index.entries(token.word, ""))


def _settled(found: Sequence[Sequence[Mention]], titled: Set[str]) -> list[Mention]:
    """One mention for each name: of several actors so called the one that the document names most elsewhere.

    Surnames and short names count only for actors the document names in full or, at some place, with a title,
    where nobody of the same name is named in full; masks were only in the way.
    """
    named = {reading.actor for row in found for reading in row if reading.form not in _NEEDS_FULL_NAME}
    known = named | titled
    counts = Counter(row[0].actor for row in found if len({reading.actor for reading in row}) == 1)
    settled = []
    for row in found:
        possible = [r for r in row if r.form not in _NEEDS_FULL_NAME or r.actor in named] or [
            r for r in row if r.actor in known
        ]
        if possible and row[0].form is not Form.MASK:
            best = max(possible, key=lambda reading: counts[reading.actor])
            others = {reading.actor for reading in possible} - {best.actor}
            settled.append(replace(best, namesakes=tuple(sorted(others))) if others else best)
    return settled
