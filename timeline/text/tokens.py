"""Words and numbers of a text, each with the tables it stands in."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import Match
from typing import Final

from timeline.languages import NO_KEYS, Keys, Language
from timeline.text.inflection import inflected, with_tense
from timeline.text.number_words import join_numbers, number_words
from timeline.text.numerals import keys_in_role, numeral_keys, written_keys
from timeline.text.token import Token

_HYPHENS: Final = ("-", "\u2010", "\u2011")


def tokenize(text: str, language: Language, offset: int = 0) -> list[Token]:
    """The tokens of a text in order; blanks are passed over, blank lines break patterns.

    Proclitics are split off where the rest is a word of the lexicon; number words that belong
    together become one token. `offset` is added to every position.
    """
    tokens = _tokens(text, language, offset)
    words = {token.word for token in tokens}
    if not words.isdisjoint(language.phrases):
        tokens = list(_join_phrases(tokens, language))
    if not words.isdisjoint(number_words(language)):
        tokens = list(join_numbers(tokens, language))
    return tokens


def _tokens(text: str, language: Language, offset: int) -> list[Token]:
    lexicon = language.lexicon
    tokens: list[Token] = []
    previous: Match[str] | None = None
    consumed = 0
    for found in language.word.finditer(text):
        start = found.start()
        if start < consumed:
            continue
        kind = found.lastgroup
        if kind == "word":
            place = start + offset
            for first, last, word, keys in _parts(found[0], language):
                # As Token(...), without the call that unpacks its arguments: this line runs for every word.
                tokens.append(tuple.__new__(Token, (place + first, place + last, word, keys)))
        elif kind == "sign":
            tokens.append(Token(start + offset, start + offset + 1, found[0], lexicon.get(found[0], NO_KEYS)))
        elif kind == "gap":
            tokens.append(Token(start + offset, found.end() + offset, "", NO_KEYS))
        else:
            token = _number(found, previous, language, offset)
            consumed = token.end - offset
            tokens.append(token)
        previous = found
    return tokens


@lru_cache(maxsize=256)
def _plain(word: str) -> Keys:
    """The keys of a name that is written small and so means something else: "may", "march"."""
    return Keys({"=" + word: None})


@lru_cache(maxsize=1 << 17)
def _parts(written: str, language: Language) -> tuple[tuple[int, int, str, Keys], ...]:
    """The tokens a written word makes: start and end in it, folded form, keys. Texts repeat their words."""
    word = language.folded(written)
    keys = language.lexicon.get(word)
    if word in language.capitalised and written[0].islower():
        return ((0, len(written), word, _plain(word)),)
    if keys is not None:
        return ((0, len(written), word, with_tense(word, keys, language)),)
    return _split(written, word, language)


def _split(written: str, word: str, language: Language) -> tuple[tuple[int, int, str, Keys], ...]:
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


def _number(found: Match[str], previous: Match[str] | None, language: Language, offset: int) -> Token:
    """A number, with the role its suffix gives it ("7th"); glued to unknown letters it is no number of ours."""
    start, end = found.span()
    own = language.numerals and found.lastgroup == "digits" and not found[0].isdecimal()
    keys = written_keys(found[0], language.numerals) if own else numeral_keys(found[0], found.lastgroup or "")
    if previous is not None and previous.end() == start and previous.lastgroup == "word" and language.spaced:
        prefix = language.folded(previous[0])
        if not _may_touch(prefix, language):
            keys = NO_KEYS
    suffix, behind = _suffix(found.string, end, language)
    if suffix in language.number_suffixes and found.lastgroup == "digits":
        keys = keys_in_role(found[0], language.number_suffixes[suffix])
        end = behind
    elif suffix and suffix[0] != "-" and language.spaced and not _may_touch(suffix, language):
        keys = NO_KEYS
    # A pattern may ask for one number alone, as it may for one word.
    if found[0] in language.lexicon and keys:
        keys = Keys({**language.lexicon[found[0]], **keys})
    return Token(start + offset, end + offset, found.string[start:end], keys)


def _suffix(text: str, end: int, language: Language) -> tuple[str, int]:
    """The word that touches a number's end, with the hyphen it may hang on, and where it ends."""
    hyphen = text[end : end + 1] in _HYPHENS
    following = language.word.match(text, end + hyphen)
    if following is None or following.lastgroup != "word":
        return "", end
    return "-" * hyphen + language.folded(following[0]), following.end()


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


def _join_phrases(tokens: list[Token], language: Language) -> Iterator[Token]:
    """Words of the lexicon that are written as several: "United Nations Day", a Levantine month."""
    phrases, index = language.phrases, 0
    for start in [place for place, token in enumerate(tokens) if token.word in phrases]:
        found = _phrase(tokens, start, phrases[tokens[start].word], language) if start >= index else None
        if found:
            yield from tokens[index:start]
            yield found[0]
            index = found[1]
    yield from tokens[index:]


def _phrase(
    tokens: list[Token], index: int, rows: Iterable[tuple[tuple[str, ...], Keys]], language: Language
) -> tuple[Token, int] | None:
    """The phrase that begins at a token, as one token, and the index behind it."""
    for words, keys in rows:
        row = tokens[index : index + len(words)]
        if len(row) == len(words) and all(_is(t.word, w, language) for t, w in zip(row, words, strict=True)):
            return Token(row[0].start, row[-1].end, " ".join(words), keys), index + len(words)
    return None


def _is(stem: str, word: str, language: Language) -> bool:
    return stem == word or language.article + stem == word
