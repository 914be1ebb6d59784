"""The names of a language by their first two words, however a text writes them."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from timeline.languages import Language, knowing
from timeline.names.rows import ActorName, Form
from timeline.text import words_of

# Of two names that read the same, a mask hides any, a name outranks a city, a full form a surname.
_ORDER: Final = (
    *(Form.MASK, Form.NAME, Form.ACRONYM, Form.CAPITAL, Form.METONYM, Form.ADJECTIVE, Form.DEMONYM, Form.SHORT),
    *(Form.SURNAME, Form.LETTER),
)
_RANK: Final = {form: rank for rank, form in enumerate(_ORDER)}


# The names that begin with a word, by their second one: "" for those of one word. Each with its place among all.
Group = dict[str, list[tuple[int, tuple[str, ...], ActorName]]]


class Entry(NamedTuple):
    """One way to write a name, word by word; `cut` letters of the text's first word are its proclitic."""

    cut: int
    words: tuple[str, ...]
    name: ActorName


@dataclass(frozen=True)
class NameIndex:
    """The names of one language, under any proclitic and in any case.

    `begins` tells whether some name begins with a word; `entries` are those that do and, where they are of several
    words, go on with another, the longest and likeliest first; `readings` are the words of names that a text's word
    may be a form of.
    """

    language: Language
    begins: Callable[[str], object]
    entries: Callable[[str, str], Sequence[Entry]]
    readings: Callable[[str], Set[str]]


def index_names(names: Iterable[ActorName], language: Language) -> NameIndex:
    """An index of names: adjectives with the language's endings, words cut as the text's words are.

    Where blanks do not part them, `language` of the index knows the names as words: texts are to be cut by it.
    """
    names = list(names)
    if not language.spaced:
        language = knowing(language, (name.name for name in names))
    spelled = [(words, name) for name in names for words in _spellings(name, language)]
    by_first: dict[str, Group] = {}
    for place, (words, name) in enumerate(spelled):
        group = by_first.setdefault(words[0], {})
        group.setdefault(words[1] if len(words) > 1 else "", []).append((place, words, name))
    bases = _bases(spelled, language)

    @lru_cache(maxsize=1 << 16)
    def readings(word: str) -> frozenset[str]:
        article = language.article
        others = (article + word, word.removeprefix(article)) if article else ()
        return frozenset((word, *bases.get(word, ()), *others))

    @lru_cache(maxsize=1 << 16)
    def groups(word: str) -> tuple[tuple[int, Group], ...]:
        stems = ((cut, base) for cut, stem in language.stems(word) for base in (stem, *bases.get(stem, ())))
        return tuple((cut, by_first[base]) for cut, base in stems if base in by_first)

    @lru_cache(maxsize=1 << 16)
    def entries(word: str, following: str) -> tuple[Entry, ...]:
        seconds = ("", *readings(following)) if following else ("",)
        found = []
        for cut, group in groups(word):
            rows = sorted(row for second in seconds for row in group.get(second, ()))
            found += [Entry(cut, words, name) for _, words, name in rows]
        return tuple(sorted(found, key=_likeliness))

    return NameIndex(language, groups, entries, readings)


def _likeliness(entry: Entry) -> tuple[int, ...]:
    return -len(entry.words), entry.cut, -len(vowels(entry.name.name)), _RANK[entry.name.form]


@lru_cache(maxsize=1 << 14)
def vowels(text: str) -> frozenset[str]:
    """The marks of a text that stand over or under its letters."""
    return frozenset(sign for sign in text if unicodedata.category(sign) == "Mn")


def _bases(spelled: Iterable[tuple[tuple[str, ...], ActorName]], language: Language) -> dict[str, tuple[str, ...]]:
    """The other forms of every word of the names; what is written in capitals has none."""
    words = {word for row, name in spelled if not name.name.isupper() for word in row}
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        for form in language.name_forms(word)[1:]:
            found[form] = (*found.get(form, ()), word)
    return found


def _spellings(name: ActorName, language: Language) -> Iterator[tuple[str, ...]]:
    endings = language.endings.get("adjective", ("",)) if name.form in (Form.ADJECTIVE, Form.DEMONYM) else ("",)
    for form in (_inflected(name.name, ending) for ending in endings):
        words = words_of(form, language) if form else ()
        if words:
            yield words


def _inflected(name: str, ending: str) -> str:
    """A name with an ending; "o>a" puts the new ending in the place of the old, and is none of names without it."""
    old, replaces, new = ending.rpartition(">")
    if not replaces:
        return name + ending
    return name.removesuffix(old) + new if name.endswith(old) else ""
