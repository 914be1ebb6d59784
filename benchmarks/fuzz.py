"""Reads made-up texts for as long as one likes, and checks what every reading must keep to.

    python benchmarks/fuzz.py [--minutes 5] [--seed 1] [--json]

Texts are a language's own words, numbers and signs in any order, spaced or glued, its examples with
letters lost, doubled and swapped, and characters of any script. Checked: nothing raises, spans are exact
and in order, values are TIMEX3, EDTF survives a round trip. A failure prints its text and ends the run with 1.
"""

import argparse
import json
import random
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "text"))
from test_any_text import CONTEXTS, NUMBERS, check, check_resolution

from timeline.languages import codes, load
from timeline.languages.loading import FOLDER
from timeline.mentions import find_timexes
from timeline.resolution import resolve
from timeline.text import sentences, tokenize

FALLBACK = ("it", "et", "nl", "pl", "ja", "hi")
SIGNS = " .,;:!?-–—/()[]«»“”'\"%$\n"


def words_of(code: str) -> list[str]:
    """What a language's texts are made of: its lexicon, and the examples beside its file."""
    language = load(code)
    found = [*language.lexicon, *(" ".join(row) for rows in language.phrases.values() for row, _ in rows), *NUMBERS]
    path = FOLDER / f"{code}.examples.toml"
    if path.exists():
        found += list(tomllib.loads(path.read_text("utf-8"))["dates"])
    return found


def text_of(words: list[str], chance: random.Random) -> str:
    """One made-up text."""
    row = [chance.choice(words) for _ in range(chance.randint(1, 10))]
    row += [chance.choice(SIGNS) for _ in range(chance.randint(0, 4))]
    row += [chr(chance.choice((chance.randint(1, 0x7FF), chance.randint(0x800, 0xD7FF)))) for _ in range(2)]
    chance.shuffle(row)
    letters = list(chance.choice((" ", "", " ")).join(row))
    for _ in range(chance.randint(0, 3)):
        place = chance.randrange(len(letters))
        letters[place : place + 1] = chance.choice(([], letters[place : place + 1] * 2, [chance.choice(letters)]))
        if not letters:
            break
    return "".join(letters)


def read(text: str, code: str) -> int:
    """Reads and checks one text in every context; gives the number of time expressions."""
    language, count = load(code), 0
    for sentence in sentences(text, language):
        timexes = find_timexes(tokenize(sentence.text, language, sentence.span.start), text, language)
        check(timexes, text)
        count += len(timexes)
        for context in CONTEXTS:
            for resolution in resolve(timexes, context)[0]:
                check_resolution(resolution)
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    words = {code: words_of(code) for code in (*codes(), *FALLBACK)}
    texts: Counter[str] = Counter()
    timexes: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    end = time.monotonic() + 60 * arguments.minutes
    while time.monotonic() < end:
        code = chance.choice(list(words))
        text = text_of(words[code], chance)
        texts[code] += 1
        try:
            timexes[code] += read(text, code)
        except Exception as error:  # whatever it is, it is what is looked for here
            failures[code] += 1
            print(f"{code}: {type(error).__name__}: {str(error)[:200]!r} in {text!r}", file=sys.stderr, flush=True)
    rows = {code: {"texts": texts[code], "timexes": timexes[code], "failures": failures[code]} for code in words}
    if arguments.json:
        print(json.dumps(rows))
    else:
        print(f"{'language':10}{'texts':>10}{'timexes':>10}{'failures':>10}")
        for code, row in rows.items():
            print(f"{code:10}{row['texts']:>10,}{row['timexes']:>10,}{row['failures']:>10,}")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
