"""Words for searching: the same on both sides, whatever their case, accents, vowel marks or script.

A database's own search knows neither Arabic's prefixed particles nor where a Chinese word ends, so words are cut here:
letters of a script without blanks stand alone and are found as a phrase.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

# Letters that are written in several ways, and a stroke that only lengthens a word.
_SPELT: Final = str.maketrans({"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None})
# What may be written together with the word it precedes: and, so, by, like, to; and the article.
_PARTICLES: Final = ("و", "ف", "ب", "ك", "ل")
_ARTICLE: Final = "ال"
_TO_THE: Final = "لل"
_ARABIC: Final = re.compile("[\u0621-\u06d3]")
# Han, kana, Thai, Lao, Burmese and Khmer letters stand by themselves, those of other scripts in whole runs.
_ALONE: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WORD: Final = re.compile(f"[{_ALONE}]|[^\\W_{_ALONE}]+")
# Stands between two parts of an event's words, so that no phrase is found across them.
_BETWEEN: Final = " xxnextxx "
# A tsvector holds a megabyte: each word once, and where it stands; here each counts as if it came but once.
_MOST_BYTES: Final = 1_000_000
_BYTES_A_PLACE: Final = 6
# A letter is at most four bytes, and every second sign a blank at most.
_SURELY_FITS: Final = _MOST_BYTES // (4 + _BYTES_A_PLACE)


def fold(text: str) -> str:
    """The text without case, accents, vowel marks and spelling variants.

    >>> fold("Ürümqi STRASSE")
    'urumqi strasse'
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    return plain.translate(_SPELT)


def tokens(text: str) -> list[str]:
    """The words of a text, folded.

    >>> tokens("O'Neill, 100%")
    ['o', 'neill', '100']
    """
    # A vowel sign that stands alone is no word, to the databases either.
    return [word for word in _WORD.findall(fold(text)) if word.isalnum()]


def searchable(parts: Iterable[str]) -> str:
    """What is kept of some texts to be searched: as much as PostgreSQL can search."""
    words = _BETWEEN.join(" ".join(tokens(part)) for part in parts)
    return words if len(words) <= _SURELY_FITS else " ".join(_fitting(words.split(" ")))


def _fitting(words: Iterable[str]) -> Iterator[str]:
    room = _MOST_BYTES
    for word in words:
        room -= len(word.encode()) + _BYTES_A_PLACE
        if room < 0:
            return
        yield word


def phrases(query: str) -> list[list[list[str]]]:
    """What a reader's words ask for: of each word the ways it may be written, each way a phrase of tokens.

    >>> phrases("Paris 1919")
    [[['paris']], [['1919']]]
    """
    found = (tokens(word) for word in query.split())
    return [[[first, *rest] for first in _written_with(first)] for first, *rest in filter(None, found)]


def _written_with(token: str) -> list[str]:
    """A word by itself and, in Arabic, behind particles."""
    if not _ARABIC.match(token):
        return [token]
    bare = token.removeprefix(_ARTICLE)
    with_article = [_ARTICLE + bare, *(particle + _ARTICLE + bare for particle in _PARTICLES), _TO_THE + bare]
    if bare != token:
        return with_article
    return [token, *(particle + token for particle in _PARTICLES), *with_article]
