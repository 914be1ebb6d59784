"""What the README shows is so: its worked example of a language compiles and passes, its pictures are there."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from timeline.dates import parse_edtf
from timeline.languages import compile_language
from timeline.mentions import find_timexes
from timeline.resolution import Context, resolve
from timeline.text import matches, tokenize

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "languages"))
from test_examples import unmarked  # noqa: E402

README = (ROOT / "README.md").read_text("utf-8")
FILE, EXAMPLES = (tomllib.loads(block) for block in re.findall(r"```toml\n(.*?)```", README, flags=re.S))
ITALIAN = compile_language("it", FILE, "README.md")


def found(text):
    timexes = find_timexes(tokenize(text, ITALIAN), text, ITALIAN)
    return resolve(timexes, Context((parse_edtf(EXAMPLES["reference"]),)))[0]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES["dates"].items())
def test_the_worked_example_means_what_it_says(text, expected):
    plain, spans = unmarked(text)
    resolutions = found(plain)
    assert [(r.timex.span.start, r.timex.span.end) for r in resolutions] == spans
    assert [r.value for r in resolutions] == ([expected] if isinstance(expected, str) else expected)


@pytest.mark.parametrize("text", EXAMPLES["not_dates"])
def test_the_worked_example_knows_what_is_no_date(text):
    assert found(text) == []


def test_every_pattern_of_the_worked_example_has_an_example():
    texts = [unmarked(text)[0] for text in EXAMPLES["dates"]]
    used = {match.rule.pattern for text in texts for match in matches(tokenize(text, ITALIAN), ITALIAN.dates)}
    assert used == set(FILE["patterns"])


def test_every_picture_is_there():
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).exists()] == []
    kept = (ROOT / "docs" / "screenshots").glob("*.png")
    assert [picture.name for picture in kept if picture.relative_to(ROOT).as_posix() not in pictures] == []
    assert [picture for picture in pictures if (ROOT / picture).stat().st_size > 250_000] == []
