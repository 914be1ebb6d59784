"""Every language file against the events beside it: `[[events]]` of its examples.

An example is a report (`text`, the report's own day in `date` where it is not the file's `reference`, `domain`
where it is a narrative) and all the events it `gives`, none where the list is empty: type, status, actors, behind
`>` the recipients, behind `@` the date: "aid past JPN > IRN @ 2021-08". What is left out is not looked at, but
without `>` the actors are all who took part.
"""

import tomllib

import pytest

from timeline.dates import write_edtf
from timeline.languages import codes
from timeline.languages.loading import FOLDER
from timeline.text import Domain


def examples():
    for code in codes():
        file = tomllib.loads((FOLDER / f"{code}.examples.toml").read_text("utf-8"))
        for example in file.get("events", []):
            day = example.get("date", file["reference"])
            yield pytest.param(code, day, example, id=f"{code}: {example['text']}")


def written(event, wanted):
    """An event in an example's words, as fully as the example has it."""
    everyone = sorted({*event.actors, *event.recipients})
    parties = [*event.actors, ">", *event.recipients] if ">" in wanted else everyone
    date = ["@", write_edtf(event.when) if event.when is not None else ""] if "@" in wanted else []
    return " ".join([event.type, event.status.value, *parties, *date]).strip()


@pytest.mark.parametrize(("code", "day", "example"), list(examples()))
def test_an_example_gives_its_events(code, day, example, read):
    events = read(example["text"], code, day, Domain(example.get("domain", "news"))).events
    found = [(e.type, e.status.value, e.actors, e.recipients, e.when) for e in events]
    assert len(events) == len(example["gives"]), found
    for wanted in example["gives"]:
        assert wanted in [written(event, wanted) for event in events], found
