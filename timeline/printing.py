"""What the commands print of our values."""

from collections import Counter

from timeline.events import Knowledge
from timeline.languages import codes, load
from timeline.resolution import Resolution, ResolvedDate, edtf


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
    """How many trigger patterns each language has for each event type, so that a gap is seen."""
    counts = {code: Counter(rule.meaning.split()[0] for rule in load(code).triggers.rules()) for code in codes()}
    print(f"{'event type':14}" + "".join(f"{code:>5}" for code in counts))
    for type_ in known.event_types:
        print(f"{type_:14}" + "".join(f"{counts[code][type_] or '-':>5}" for code in counts))
