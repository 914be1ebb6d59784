"""The samples are well formed: what they promise stands in their texts; the kinds of event are whole."""

import tomllib
from pathlib import Path

import pytest

from timeline.dates import parse_edtf, write_edtf
from timeline.languages import load
from timeline.names.tables import load_actors

DATA = Path(__file__).parents[2] / "data"
SAMPLES = sorted((DATA / "samples").glob("*.txt"))
STATUSES = {"past", "ongoing", "planned", "anniversary", "denied"}


def words(text: str, language: str) -> int:
    """How many words a text has, in a language without blanks about two letters each."""
    return len(text.split()) if load(language).spaced else len(text) // 2


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_promises_only_what_stands_in_its_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    sample = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    types = tomllib.loads((DATA / "event_types.toml").read_text(encoding="utf-8"))
    actors = load_actors(DATA)
    # Russian has no articles, so a report of the same length has fewer words.
    assert 55 <= words(text, sample["language"]) <= 200
    assert sample["title"]
    assert sample["language"] == path.name[:2]
    assert sample["domain"] in {"news", "narrative"}
    assert parse_edtf(sample.get("dct", "2000-01-01"))
    for event in sample["events"]:
        assert text.count(event["quote"]) == 1
        assert write_edtf(parse_edtf(event["date"])) == event["date"]
        assert event["type"] in types
        assert event["status"] in STATUSES
        assert event["actors"] == sorted(event["actors"])
        assert set(event["actors"]) <= actors.keys()


def test_there_are_samples_with_and_without_a_date_in_arabic_and_english() -> None:
    samples = [tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8")) for path in SAMPLES]
    kinds = {(sample["language"], "dct" in sample) for sample in samples}
    assert kinds >= {("ar", True), ("ar", False), ("en", True), ("en", False)}


def test_every_kind_of_event_has_its_own_colour_and_all_its_fields() -> None:
    types = tomllib.loads((DATA / "event_types.toml").read_text(encoding="utf-8"))
    fields = {"label", "plover", "mode", "cameo", "colour", "symmetric"}
    assert [name for name, kind in types.items() if kind.keys() != fields] == []
    assert len({kind["colour"] for kind in types.values()}) == len(types) == 19
