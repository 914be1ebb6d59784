"""What the commands print of our values."""

import tomllib
from collections import Counter
from typing import Final

from timeline.events import Knowledge
from timeline.languages import FOLDER, codes, load
from timeline.resolution import Resolution, ResolvedDate, edtf

# Below so many examples an event type of a language is hardly tested.
_ENOUGH: Final = 3


def print_resolution(found: Resolution) -> None:
    """One time expression, a line for each step of its reading."""
    print(found.timex.text)
    print(f"  pattern  {found.timex.pattern}")
    print(f"  meaning  {found.timex.value}")
    if isinstance(found, ResolvedDate):
        print(f"  TIMEX3   {found.type} {found.value} {found.mod}".rstrip())
        print(f"  EDTF     {edtf(found) or 'none'}")
    print(f"  because  {found.because}")


def print_triggers(known: Knowledge) -> None:
    """How many trigger patterns and examples each language has for each event type, so that a gap is seen."""
    patterns = {code: Counter(rule.meaning.split()[0] for rule in load(code).triggers.rules()) for code in codes()}
    examples = {code: _examples(code) for code in codes()}
    print(f"{'triggers/examples':18}" + "".join(f"{code:>8}" for code in codes()))
    for type_ in known.event_types:
        cells = (f"{patterns[code][type_] or '-'}/{examples[code][type_] or '-'}" for code in codes())
        print(f"{type_:18}" + "".join(f"{cell:>8}" for cell in cells))
    for code in codes():
        few = [type_ for type_ in known.event_types if patterns[code][type_] and examples[code][type_] < _ENOUGH]
        if few:
            print(f"{code}.examples.toml has fewer than {_ENOUGH} [[events]] of: {', '.join(few)}")


def _examples(code: str) -> Counter[str]:
    """How many events of each type the examples of a language give."""
    file = FOLDER / f"{code}.examples.toml"
    rows = tomllib.loads(file.read_text("utf-8")).get("events", []) if file.exists() else []
    return Counter(event.split()[0] for row in rows for event in row["gives"])
