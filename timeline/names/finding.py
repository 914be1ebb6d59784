"""Finds names in one pass over a text's tokens: longest first, surnames only of people named in full."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.languages import Language, knowing
from timeline.names.introduced import introduced
from timeline.names.mention import Mention
from timeline.names.rows import ActorName, Form
from timeline.text import Span, Token, tokenize

Entry = tuple[tuple[str, ...], ActorName]


@dataclass(frozen=True)
class NameIndex:
    """The names of one language by their first word; `entries` finds them under any proclitic and in any case.

    `bases` gives, for a form of a name's word, the words of names it may be a form of.
    """

    entries: Callable[[str], tuple[tuple[int, Entry], ...]]
    language: Language
    bases: Mapping[str, tuple[str, ...]]


def index_names(names: Iterable[ActorName], language: Language) -> NameIndex:
    """An index of names: adjectives with the language's endings, words cut as the text's words are.

    Where blanks do not part them, `language` of the index knows the names as words: texts are to be cut by it.
    """
    names = list(names)
    if not language.spaced:
        language = knowing(language, (name.name for name in names))
    by_first: dict[str, list[Entry]] = {}
    for name in names:
        for words in _spellings(name, language):
            by_first.setdefault(words[0], []).append((words, name))
    bases = _bases((entry for row in by_first.values() for entry in row), language)

    @lru_cache(maxsize=1 << 16)
    def entries(word: str) -> tuple[tuple[int, Entry], ...]:
        stems = ((cut, base) for cut, stem in language.stems(word) for base in (stem, *bases.get(stem, ())))
        found = [(cut, entry) for cut, base in stems for entry in by_first.get(base, ())]
        return tuple(sorted(found, key=lambda e: (-len(e[1][0]), e[0], -_marks(e[1][1]), _RANK[e[1][1].form])))

    return NameIndex(entries, language, bases)


def _bases(entries: Iterable[Entry], language: Language) -> dict[str, tuple[str, ...]]:
    """The other forms of every word of the names; what is written in capitals has none."""
    words = {word for row, name in entries if not name.name.isupper() for word in row}
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        for form in language.name_forms(word)[1:]:
            found[form] = (*found.get(form, ()), word)
    return found


# Of two names that read the same, a mask hides any, a name outranks a city, a full form a surname.
_ORDER = (Form.MASK, Form.NAME, Form.ACRONYM, Form.CAPITAL, Form.METONYM, Form.ADJECTIVE, Form.DEMONYM, Form.SHORT)
_RANK = {form: rank for rank, form in enumerate((*_ORDER, Form.SURNAME, Form.LETTER))}
_CITIES = (Form.CAPITAL, Form.METONYM)
# Words that are names only of somebody the document names more fully.
_NEEDS_FULL_NAME = (Form.SHORT, Form.SURNAME, Form.LETTER)


def _spellings(name: ActorName, language: Language) -> Iterator[tuple[str, ...]]:
    endings = language.endings.get("adjective", ("",)) if name.form in (Form.ADJECTIVE, Form.DEMONYM) else ("",)
    for form in (_inflected(name.name, ending) for ending in endings):
        words = tuple(token.word for token in tokenize(form, language)) if form else ()
        if words:
            yield words


def _inflected(name: str, ending: str) -> str:
    """A name with an ending; "o>a" puts the new ending in the place of the old, and is none of names without it."""
    old, replaces, new = ending.rpartition(">")
    if not replaces:
        return name + ending
    return name.removesuffix(old) + new if name.endswith(old) else ""


def find_names(tokens: Sequence[Token], text: str, index: NameIndex) -> list[Mention]:
    """The names among the tokens of a whole document, in order, not overlapping."""
    found: list[list[Mention]] = []
    titled: set[str] = set()
    after = 0
    for place, token in enumerate(tokens):
        # Most words begin no name.
        if place < after or not index.entries(token.word):
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
    found: list[Mention] = []
    size = (0, 0)
    for cut, (words, name) in index.entries(token.word):
        if found and size != (len(words), cut):
            break
        after = place + len(words)
        if after > len(tokens) or (len(words) > 1 and not _agrees(tokens, place, words, index)):
            continue
        start = token.start + (cut if len(token.word) == token.end - token.start else 0)
        span = Span(start, tokens[after - 1].end)
        written = span.cut(text)
        if _is_written(name, written) and (name.form is not Form.LETTER or _in_company(tokens, place, index)):
            size = (len(words), cut)
            found.append(Mention(span, name.actor, name.form, written))
    if len(found) == 1 and found[0].form is Form.LETTER and _is_of_state(tokens, place):
        found = [replace(found[0], form=Form.NAME)]
    if found and _runs_on(tokens, place + size[0]):
        found = [mention for mention in found if mention.actor.isupper() and mention.form not in _CITIES]
    return found, place + max(size[0], 1)


def _agrees(tokens: Sequence[Token], place: int, words: tuple[str, ...], index: NameIndex) -> bool:
    article = index.language.article
    for offset in range(1, len(words)):
        written, word = tokens[place + offset].word, words[offset]
        if written == word or word in index.bases.get(written, ()):
            continue
        if not article or (written != article + word and article + written != word):
            return False
    return True


def _is_written(name: ActorName, written: str) -> bool:
    """Whether a text writes a name as it must be: in capitals, and with its vowel marks where the name has any.

    Acronyms are capitals in the text too ("US", not "us"); names begin with one where they are written so.
    """
    if name.form is Form.ACRONYM and name.name.isupper():
        return written.replace(".", "").isupper()
    if name.name[0].isupper() and not written[0].isupper():
        return False
    return _vowels(name.name) <= _vowels(written)


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


def _runs_on(tokens: Sequence[Token], after: int) -> bool:
    """Whether what stands behind a person's or a city's name still spells a foreign one: no Maas is in Maasralli."""
    if not tokens[after : after + 1] or tokens[after].start != tokens[after - 1].end:
        return False
    sounds = [token.keys.get("sound") for token in tokens[after : after + 2]]
    return sounds[0] == "only" or (len(sounds) > 1 and None not in sounds)


def _is_letter(token: Token, index: NameIndex) -> bool:
    return any(name.form is Form.LETTER for _, (_, name) in index.entries(token.word))


def _marks(name: ActorName) -> int:
    return len(_vowels(name.name))


@lru_cache(maxsize=1 << 14)
def _vowels(text: str) -> frozenset[str]:
    """The marks of a text that stand over or under its letters."""
    return frozenset(sign for sign in text if unicodedata.category(sign) == "Mn")


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
