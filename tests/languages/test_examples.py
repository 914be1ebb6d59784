"""Every language file against the examples beside it: each example is a test, each pattern has an example.

An example's key is a text; braces mark the time expressions in it ("met on {Tuesday}"), and without
braces the whole text is one. Its value gives the TIMEX3 value of each, and behind it, as far as wanted,
its mod, type or EDTF: "1945-05 START", "P3D DURATION", "2021-09-07 [2021-09-07,2021-10-07]".
"""

import re
import tomllib
from functools import cache

import pytest

from timeline.dates import parse_edtf
from timeline.languages import codes, load
from timeline.languages.loading import FOLDER
from timeline.mentions import find_timexes
from timeline.resolution import Context, ResolvedDate, edtf, resolve
from timeline.text import matches, sentences, tokenize


@cache
def examples(code):
    return tomllib.loads((FOLDER / f"{code}.examples.toml").read_text("utf-8"))


def cases(section):
    for code in codes():
        file = examples(code)
        groups = file.get(section, {})
        for text, expected in groups.items():
            yield pytest.param(code, file["reference"], text, expected, id=f"{code}: {text}")


def resolved(code, text, reference, narrative=False):
    language = load(code)
    context = Context((parse_edtf(reference),) if reference else (), narrative=narrative)
    found = []
    for sentence in sentences(text, language):
        timexes = find_timexes(tokenize(sentence.text, language, sentence.span.start), text, language)
        row, context = resolve(timexes, context)
        found += row
    return found


def unmarked(text):
    """The text without its braces, and the extents they mark."""
    if "{" not in text:
        return text, [(0, len(text))]
    plain, spans, start = "", [], 0
    for piece in re.split(r"([{}])", text):
        if piece == "{":
            start = len(plain)
        elif piece == "}":
            spans.append((start, len(plain)))
        else:
            plain += piece
    return plain, spans


@pytest.mark.parametrize(("code", "reference", "text", "expected"), list(cases("dates")))
def test_an_example_means_what_it_says(code, reference, text, expected):
    plain, spans = unmarked(text)
    found = resolved(code, plain, reference)
    assert [(r.timex.span.start, r.timex.span.end) for r in found] == spans, [r.timex.text for r in found]
    for resolution, wanted in zip(found, [expected] if isinstance(expected, str) else expected, strict=True):
        value, *further = wanted.split()
        if value == "invalid":
            assert not isinstance(resolution, ResolvedDate)
            continue
        assert resolution.value == value, resolution.because
        assert set(further) <= {resolution.mod, resolution.type.value, edtf(resolution)}, resolution


@pytest.mark.parametrize(
    ("code", "text"),
    [pytest.param(code, text, id=f"{code}: {text}") for code in codes() for text in examples(code)["not_dates"]],
)
def test_what_only_looks_like_a_date_is_none(code, text):
    assert [r.timex.text for r in resolved(code, text, "2021-09-07")] == []


@pytest.mark.parametrize(
    ("code", "story"),
    [
        pytest.param(code, story, id=f"{code}: {story['text'][:40]}")
        for code in codes()
        for story in examples(code).get("stories", [])
    ],
)
def test_a_story_gives_its_dates_in_order(code, story):
    found = resolved(code, story["text"], story.get("reference", ""), narrative=story.get("narrative", False))
    assert [r.value if isinstance(r, ResolvedDate) else "invalid" for r in found] == story["dates"]


@pytest.mark.parametrize("code", codes())
def test_every_date_pattern_has_an_example(code):
    language = load(code)
    file = examples(code)
    texts = [unmarked(text)[0] for text in file["dates"]] + list(file["not_dates"])
    texts += [story["text"] for story in file.get("stories", [])]
    used = {match.rule.pattern for text in texts for match in matches(tokenize(text, language), language.dates)}
    declared = tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))["patterns"]
    assert sorted(set(declared) - used) == []
