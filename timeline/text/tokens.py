"""Words and numbers of a text, each with the tables it stands in."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain
from typing import Final

from timeline.languages import NO_KEYS, Cut, Keys, Language
from timeline.text.inflection import inflected, with_tense
from timeline.text.number_words import join_numbers, number_words
from timeline.text.numerals import keys_in_role, numeral_keys, written_keys
from timeline.text.token import Token, Tokens

Phrase = tuple[tuple[str, ...], Keys]
# A token of a piece of text: its place there, its folded form, its keys.
Part = tuple[int, int, str, Keys]

_HYPHENS: Final = ("-", "\u2010", "\u2011")
# The only token that may hold a blank.
_GAP: Final = re.compile(r"\n\s*\n")


def tokenize(text: str, language: Language, offset: int = 0) -> Tokens:
    """The tokens of a text in order; blanks are passed over, blank lines break patterns.

    Proclitics are split off where the rest is a word of the lexicon; number words that belong
    together become one token. `offset` is added to every position.
    """
    tokens = _tokens(text, language, offset)
    words = [token.word for token in tokens]
    if starts := [place for place, word in enumerate(words) if word in language.phrases]:
        tokens = _with_phrases(tokens, starts, language)
    if not number_words(language).isdisjoint(words):
        tokens = join_numbers(tokens, language)
    return Tokens(tokens)


def words_of(text: str, language: Language) -> tuple[str, ...]:
    """The folded words of a text's tokens."""
    words = [word for chunk in text.split(" ") for _, _, word, _ in _chunks(language)[chunk]]
    joins = not number_words(language).isdisjoint(words) or any(word in language.phrases for word in words)
    return tuple(token.word for token in tokenize(text, language)) if joins else tuple(words)


def _tokens(text: str, language: Language, place: int) -> list[Token]:
    cut = _chunks(language)
    chunks = [text] if _GAP.search(text) else text.split(" ")
    places = accumulate([len(chunk) + 1 for chunk in chunks], initial=place)
    # As Token(...), without the call that unpacks its arguments: this line runs for every word.
    return [
        tuple.__new__(Token, (place + start, place + end, word, keys))
        for place, chunk in zip(places, chunks, strict=False)
        for start, end, word, keys in cut[chunk]
    ]


class _Chunks(dict[str, Sequence[Part]]):
    """The tokens of what stands between two blanks. Texts repeat their words, and no token looks past a blank."""

    # Longer ones do not come again; when so many are kept, the text has changed.
    _LONGEST: Final = 60
    _MOST: Final = 1 << 16

    def __init__(self, language: Language) -> None:
        self._language = language

    def __missing__(self, chunk: str) -> Sequence[Part]:
        parts = tuple(_cut(chunk, self._language))
        if len(chunk) <= self._LONGEST:
            if len(self) >= self._MOST:
                self.clear()
            self[chunk] = parts
        return parts


@cache
def _chunks(language: Language) -> _Chunks:
    return _Chunks(language)


def _cut(text: str, language: Language) -> Iterator[Part]:
    lexicon = language.lexicon
    previous: Cut | None = None
    consumed = 0
    for cut in language.cutter.cuts(text):
        kind, start, end = cut
        if start < consumed:
            continue
        if kind == "word":
            for first, last, word, keys in _parts(text[start:end], language):
                yield start + first, start + last, word, keys
        elif kind == "sign":
            sign = text[start]
            yield start, end, sign, lexicon.get(sign, NO_KEYS)
        elif kind == "gap":
            yield start, end, "", NO_KEYS
        else:
            number = _number(text, cut, previous, language)
            consumed = number[1]
            yield number
        previous = cut


@lru_cache(maxsize=256)
def _plain(word: str) -> Keys:
    """The keys of a name that is written small and so means something else: "may", "march"."""
    return Keys({"=" + word: None})


@lru_cache(maxsize=1 << 17)
def _parts(written: str, language: Language) -> tuple[Part, ...]:
    """The tokens a written word makes: start and end in it, folded form, keys. Texts repeat their words."""
    word = language.folded(written)
    keys = language.lexicon.get(word)
    if word in language.capitalised and written[0].islower():
        return ((0, len(written), word, _plain(word)),)
    if keys is not None:
        return ((0, len(written), word, with_tense(word, keys, language)),)
    return _split(written, word, language)


def _split(written: str, word: str, language: Language) -> tuple[Part, ...]:
    """A word that is not in the lexicon as it stands: perhaps without its proclitic and article."""
    for cut, stem in language.stems(word):
        keys = language.lexicon.get(stem)
        if keys is None:
            continue
        middle = _letters(written, cut, language)
        rest = (middle, len(written), stem, keys)
        proclitic = word[:cut]
        return ((0, middle, proclitic, language.lexicon.get(proclitic, NO_KEYS)), rest) if cut else (rest,)
    return ((0, len(written), word, with_tense(word, inflected(word, language), language)),)


def _letters(word: str, count: int, language: Language) -> int:
    """How many characters of the written word make its first `count` folded letters."""
    index = folded = 0
    while index < len(word) and folded < count:
        folded += len(language.folded(word[index]))
        index += 1
    return index


def _number(text: str, cut: Cut, previous: Cut | None, language: Language) -> Part:
    """A number, with the role its suffix gives it ("7th"); glued to unknown letters it is no number of ours."""
    kind, start, end = cut
    written = text[start:end]
    own = language.numerals and kind == "digits" and not written.isdecimal()
    keys = written_keys(written, language.numerals) if own else numeral_keys(written, kind)
    if previous is not None and previous.end == start and previous.kind == "word" and language.spaced:
        prefix = language.folded(text[previous.start : start])
        if not _may_touch(prefix, language):
            keys = NO_KEYS
    suffix, behind = _suffix(text, end, language)
    if suffix in language.number_suffixes and kind == "digits":
        keys = keys_in_role(written, language.number_suffixes[suffix])
        end = behind
    elif suffix and suffix[0] != "-" and language.spaced and not _may_touch(suffix, language):
        keys = NO_KEYS
    # A pattern may ask for one number alone, as it may for one word.
    if written in language.lexicon and keys:
        keys = Keys({**language.lexicon[written], **keys})
    return start, end, text[start:end], keys


def _suffix(text: str, end: int, language: Language) -> tuple[str, int]:
    """The word that touches a number's end, with the hyphen it may hang on, and where it ends."""
    hyphen = text[end : end + 1] in _HYPHENS
    following = language.cutter.at(text, end + hyphen)
    if following is None or following.kind != "word":
        return "", end
    return "-" * hyphen + language.folded(text[following.start : following.end]), following.end


def _may_touch(word: str, language: Language) -> bool:
    """Whether a word may stand beside a number with no blank between and leave it a number.

    Where blanks are often missing any word may; but a single letter there is part of a code or a decimal sign.
    """
    if word in language.proclitics:
        return True
    keys = language.lexicon.get(word)
    if keys is not None and (len(word) > 1 or any(not key.startswith("=") for key in keys)):
        return True
    return language.glued_numbers and len(word) > 1


def _with_phrases(tokens: list[Token], starts: Iterable[int], language: Language) -> list[Token]:
    """The tokens, words of the lexicon that are written as several joined: "United Nations Day", a Levantine month.

    `starts` are the places of the words with which such can begin.
    """
    joined: list[Token] = []
    index = 0
    for start in starts:
        found = _phrase(tokens, start, language) if start >= index else None
        if found:
            joined += tokens[index:start]
            joined.append(found)
            index = start + 1 + found.word.count(" ")
    return [*joined, *tokens[index:]] if joined else tokens


def _phrase(tokens: list[Token], start: int, language: Language) -> Token | None:
    """The phrase that begins at a token, as one token."""
    following = tokens[start + 1].word if start + 1 < len(tokens) else ""
    for words, keys in _phrases(language).get((tokens[start].word, following), ()):
        row = tokens[start : start + len(words)]
        if len(row) == len(words) and all(_is(t.word, w, language) for t, w in zip(row, words, strict=True)):
            return Token(row[0].start, row[-1].end, " ".join(words), keys)
    return None


@cache
def _phrases(language: Language) -> Mapping[tuple[str, str], Sequence[Phrase]]:
    """The phrases by their first two words, the second with its article and without."""
    found: dict[tuple[str, str], list[Phrase]] = {}
    for row in chain.from_iterable(language.phrases.values()):
        first, second = row[0][:2]
        for written in {second, second.removeprefix(language.article)}:
            found.setdefault((first, written), []).append(row)
    return found


def _is(stem: str, word: str, language: Language) -> bool:
    return stem == word or language.article + stem == word
