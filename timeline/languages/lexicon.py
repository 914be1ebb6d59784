"""The words a language knows: for each, the tables it stands in with its value in each."""

from collections.abc import Iterable, Iterator, Mapping

from timeline.languages.automaton import Automaton, Keys
from timeline.languages.forms import Forms, marked_key, spelled_out


def build_lexicon(
    tables: Mapping[str, Mapping[object, list[str]]],
    automata: Iterable[Automaton],
    fold: Mapping[int, str],
    article: str,
    forms: Mapping[str, Forms],
) -> tuple[dict[str, Keys], dict[str, tuple[tuple[tuple[str, ...], Keys], ...]]]:
    """Single words with their keys; words written as several, by their first."""
    single: dict[str, dict[str, object]] = {}
    several: dict[tuple[str, ...], dict[str, object]] = {}
    asked = {key for automaton in automata for key in automaton.vocabulary if key.startswith("=")}
    for key in asked:
        for form in spelled_out(key[1:], forms):
            single.setdefault(form, {})[key] = None
    for table, rows in tables.items():
        for value, words in rows.items():
            for word in _spellings(words, fold, forms):
                row = tuple(word.split())
                keys = several.setdefault(row, {}) if len(row) > 1 else single.setdefault(row[0], {})
                keys[table] = value
                if table == "number":
                    keys["count"] = value
                if table == "ordinal" and isinstance(value, int) and 1 <= value <= 31:
                    keys["day"] = value
                    # A number that a pattern asks for is also met by its ordinal.
                    keys.update({key: None for key in (f"={value}",) if key in asked})
    _lend_stems(single, article)
    phrases: dict[str, list[tuple[tuple[str, ...], Keys]]] = {}
    for row in sorted(several, key=len, reverse=True):
        phrases.setdefault(row[0], []).append((row, Keys(several[row])))
        for word in row:
            single.setdefault(word, {}).setdefault("=" + word, None)
    lexicon = {word: Keys(keys) for word, keys in single.items()}
    return lexicon, {first: tuple(rows) for first, rows in phrases.items()}


def _spellings(words: Iterable[str], fold: Mapping[int, str], forms: Mapping[str, Forms]) -> Iterator[str]:
    """The folded words of a table's row, each in all the forms its marks ask for."""
    for row in words:
        yield from spelled_out(" ".join(marked_key(word, fold) for word in row.split()), forms)


def _lend_stems(words: dict[str, dict[str, object]], article: str) -> None:
    """A word listed with its article may also be read as its stem: "the year" as "year"."""
    if not article:
        return
    for word, keys in words.items():
        stem = words.get(word.removeprefix(article)) if word.startswith(article) else None
        if stem is not None:
            keys.update({key: value for key, value in stem.items() if key not in keys})
