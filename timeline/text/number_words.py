"""Numbers written in words: "twenty-one", "three hundred and five", in either order."""

from collections.abc import Sequence
from functools import cache

from timeline.languages import Keys, Language
from timeline.text.numerals import is_year
from timeline.text.token import Token


@cache
def number_words(language: Language) -> frozenset[str]:
    """The words with which a number can begin or go on."""
    single = {word for word, keys in language.lexicon.items() if "number" in keys}
    several = {" ".join(row) for rows in language.phrases.values() for row, keys in rows if "number" in keys}
    first = {word for rows in language.phrases.values() for row, keys in rows if "number" in keys for word in row}
    return frozenset(single | several | first)


def join_numbers(tokens: list[Token], language: Language) -> list[Token]:
    """The tokens, number words in a row as one: "twenty-one", "three hundred and five"."""
    joined: list[Token] = []
    index = 0
    for start in [place for place, token in enumerate(tokens) if "number" in token.keys]:
        after, value, is_ordinal = (
            _read_number(tokens, start, language.number_joins) if start >= index else (0, 0, False)
        )
        if after > start + 1:
            joined += tokens[index:start]
            joined.append(_number(tokens[start:after], value, is_ordinal=is_ordinal))
            index = after
    return [*joined, *tokens[index:]] if joined else tokens


def _number(tokens: Sequence[Token], value: int, *, is_ordinal: bool) -> Token:
    keys: dict[str, object] = {"ordinal": value} if is_ordinal else {"count": value}
    if is_ordinal and 1 <= value <= 31:
        keys["day"] = value
    if is_ordinal and is_year(value):
        keys["year"] = value
    return Token(tokens[0].start, tokens[-1].end, tokens[0].word, Keys(keys))


def _read_number(tokens: list[Token], index: int, joins: frozenset[str]) -> tuple[int, int, bool]:
    """End, value and ordinality of the number that begins at `index`, where a number word stands."""
    total, current = _add(0, 0, _number_value(tokens[index]) or 0, multiplies=True)
    index += 1
    while index < len(tokens):
        step = 1 if tokens[index].word in joins and index + 1 < len(tokens) else 0
        following = tokens[index + step]
        value, ordinal = _number_value(following), following.keys.get("ordinal")
        if value is not None and _joins(total, current, value):
            # "five and hundred" is 105 where such things are said, "five hundred" is 500.
            multiplies = step == 0 or not tokens[index].word.isalpha()
            total, current = _add(total, current, value, multiplies=multiplies)
            index += step + 1
        elif value is None and isinstance(ordinal, int) and _joins(total, current, ordinal):
            return index + step + 1, total + current + ordinal, True
        else:
            break
    return index, total + current, False


def _number_value(token: Token) -> int | None:
    value = token.keys.get("number")
    return value if isinstance(value, int) else None


def _joins(total: int, current: int, value: int) -> bool:
    """Whether a number word may follow what has been read: tens and units in either order, smaller multipliers."""
    if value == 0:
        return False
    if value >= 1000:
        return total % (value * 1000) == 0
    if value >= 100:
        return current < 100
    if current == 0:
        return True
    if value < 10:
        return current % 10 == 0
    return current % 100 == 0 or (current % 100 < 10 and value % 10 == 0 and value >= 20)


def _add(total: int, current: int, value: int, *, multiplies: bool) -> tuple[int, int]:
    if value >= 1000:
        return total + (max(current, 1) * value if multiplies else current + value), 0
    if value == 100 and multiplies:
        return total, max(current, 1) * 100
    return total, current + value
