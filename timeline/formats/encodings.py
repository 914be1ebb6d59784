"""Which encoding bytes are in, where they do not say.

UTF-8 proves itself. The older 8-bit encodings do not: nearly any bytes are valid in most of them.
So each is tried, and the reading wins that looks most like writing: its letters beyond ASCII
are mostly those frequent in the languages the encoding is for, its words keep to one script, and
capitals stand at the beginning of words or all through them.
"""

import codecs
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

from charset_normalizer import from_bytes

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PUNCTUATION: Final = "«»“”‘’„–—…•№°·،؛؟\u200c\u200e\u200f\u00a0"
# Each encoding with its languages' letters beyond ASCII, the frequent ones first. Among encodings, order settles a tie.
_FREQUENT: Final = {
    "cp1256": "اليمنوترةبدعسفهكقحجأىشصطخضزذثءغظئإآؤًّپچژگںےیکہھ",
    "cp1251": "оеаинтсрвлкмдпуяызьбгчйхжшюцщэфіїєўәғқңөұүһ",
    "iso8859-6": "اليمنوترةبدعسفهكقحجأىشصطخضزذثءغظئإآؤًّ",
    "koi8-r": "оеаинтсрвлкмдпуяызьбгчйхжшюцщэф",
    "cp866": "оеаинтсрвлкмдпуяызьбгчйхжшюцщэф",
    "cp1252": "éèàùâêîôûëïüçœöäßñóáíúãõåæøìò¿¡€",
    "cp1254": "ışğüöçİâî",
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžőűăâîșțö",
    "cp1253": "αοιετσνηυρπκμλςγδθφχωβξζάέήίόύώ",
    "cp1255": "יוהלאראתבמשנדקעכפגחטזסצםןךףץ",
}
# The two-byte encodings check themselves: the character set a character must be in, the lead bytes of the
# common characters there, and the letters beside them that tell one country's text from another's.
_WIDE: Final = {
    "gb18030": ("gb2312", range(0xB0, 0xD8), ("FULLWIDTH", "IDEOGRAPHIC")),
    "big5": ("big5", range(0xA4, 0xC7), ("FULLWIDTH", "IDEOGRAPHIC")),
    "euc_kr": ("euc_kr", range(0xB0, 0xC9), ("FULLWIDTH", "IDEOGRAPHIC", "HANGUL")),
    "euc_jp": ("euc_jp", range(0xB0, 0xD0), ("FULLWIDTH", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA")),
    "cp932": ("cp932", range(0x88, 0x98), ("FULLWIDTH", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA")),
}
_SAMPLE: Final = 20_000
_GOOD_FIT: Final = 0.5
_WORD: Final = re.compile(r"[^\W\d_]+")


def decode(data: bytes) -> str | None:
    """The text, or None where the bytes are no text in any encoding we know."""
    text = _decode(data)
    return text if text is not None and _is_text(text) else None


def _decode(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    wide = _unmarked_utf16(data)
    if wide is not None:
        return wide
    text = _strictly(data, "utf-8")
    if text is not None:
        return text
    return _best_guess(data) if b"\0" not in data else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_text(text: str) -> bool:
    """Text has next to no controls and unassigned characters; those a news wire frames a report with are forgiven."""
    odd = sum(count for character, count in Counter(text).items() if _is_no_text(character))
    return odd <= len(text) // 50 + 2


def _is_no_text(character: str) -> bool:
    # NUL is dropped later: a form filled up with NULs is still a text.
    return unicodedata.category(character) in ("Cc", "Cn", "Co") and character not in "\t\n\r\f\v\x1a\x85\0"


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark shows in its spaces and line ends: a NUL on one side of each."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if even + odd < max(3, len(data) // 25) or min(even, odd) > max(even, odd) // 20:
        return None
    text = _strictly(data, "utf-16-be" if even > odd else "utf-16-le")
    return text if text is not None and _is_text(text) else None


def _best_guess(data: bytes) -> str | None:
    first = re.search(rb"[\x80-\xff]", data)  # all before it reads the same in every encoding tried
    sample = data[first.start() :][:_SAMPLE] if first else data[:_SAMPLE]
    valid = [encoding for encoding in (*_FREQUENT, *_WIDE) if _strictly(data, encoding) is not None]
    fits = {encoding: _fit(sample.decode(encoding, "ignore"), encoding) for encoding in valid}
    best = max(fits, key=lambda encoding: fits[encoding], default=None)
    if best is not None and fits[best] >= _GOOD_FIT:
        return data.decode(best)
    guess = from_bytes(sample).best()
    return _strictly(data, guess.encoding) if guess is not None else None


def _fit(text: str, encoding: str) -> float:
    """At most 1: how frequent the characters beyond ASCII are, less the words no writer writes."""
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return 0.0
    worth = _wide_worth if encoding in _WIDE else _narrow_worth
    words = _WORD.findall(text)
    odd = 0 if encoding in _WIDE else sum(len(word) for word in words if _is_odd(word))
    return sum(worth(character, encoding) for character in beyond) / len(beyond) - odd / max(1, sum(map(len, words)))


@lru_cache(maxsize=1 << 14)
def _narrow_worth(character: str, encoding: str) -> float:
    """1 for the most frequent letter, 1/2 for the last in the list, 0 for one that is not in it."""
    if character in _PUNCTUATION:
        return 0.75
    letters = _FREQUENT[encoding]
    rank = letters.find(character.lower())
    return 0.0 if rank < 0 else 1 - rank / len(letters) / 2


@lru_cache(maxsize=1 << 14)
def _wide_worth(character: str, encoding: str) -> float:
    charset, lead_bytes, letters = _WIDE[encoding]
    if unicodedata.name(character, "").startswith(letters):
        return 1.0
    try:
        return 0.9 if character.encode(charset)[0] in lead_bytes else 0.0
    except UnicodeEncodeError:
        return 0.0


def _is_odd(word: str) -> bool:
    """Capitals inside it, letters of two scripts, or four Latin letters and more without a plain one."""
    if not (word.isupper() or word[1:] == word[1:].lower()):
        return True
    scripts = {_script(letter) for letter in word}
    return len(scripts) > 1 or (scripts == {"LATIN"} and len(word) > 3 and min(word) > "\x7f")


@lru_cache(maxsize=1 << 14)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]
