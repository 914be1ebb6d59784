"""Scores time expressions against annotated documents, as TempEval-3 does.

Gold documents are lines of `annotate` input that also hold `timexes` (start, end, type, value) and perhaps
`ignore` spans. Pairs are matched one to one, equal spans first, then the longest overlap. F1 in percent of:
`strict` equal spans, `relaxed` overlapping ones, `value` overlapping with the same TIMEX3 value, `date`
the same for what lands on a timeline (a DATE or TIME with its year), compared to the day.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from timeline.annotating import annotate_line
from timeline.events import Knowledge
from timeline.pipeline import Wanted

MEASURES: Final = ("strict", "relaxed", "value", "date")
_ON_TIMELINE: Final = re.compile(r"\d{4}(?:$|[-T])")

Annotation = Mapping[str, Any]


class GoldError(ValueError):
    """A gold line that cannot be scored."""


@dataclass(slots=True)
class Tally:
    """Hits, and how many were there to be hit and were tried."""

    hits: int = 0
    gold: int = 0
    found: int = 0

    @property
    def f1(self) -> float:
        """F1 in percent; 0 where there is nothing to score."""
        return 200 * self.hits / (self.gold + self.found) if self.gold + self.found else 0.0


def score(lines: Iterable[str], known: Knowledge) -> dict[str, Tally]:
    """The tallies of all measures over some gold lines. Raises GoldError on a line that holds no annotation."""
    tallies = {measure: Tally() for measure in MEASURES}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            gold = _gold(line, number)
            answer = annotate_line(line, known, Wanted.TIMEXES)
            if "error" in answer:
                raise GoldError(f"line {number}: {answer['error']}")
            _add(tallies, gold["timexes"], _counted(answer["timexes"], gold))
    return tallies


def _gold(line: str, number: int) -> Annotation:
    try:
        gold = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldError(f"line {number}: not JSON: {error}") from None
    if not isinstance(gold, dict) or not isinstance(gold.get("timexes"), list):
        raise GoldError(f"line {number}: a gold line has 'timexes', a list of start, end, type and value")
    return gold


def _counted(found: Sequence[Annotation], gold: Annotation) -> list[Annotation]:
    """What was found, but for what only meets spans the annotators left open."""
    ignored = gold.get("ignore") or []
    return [
        t for t in found if not any(_overlap(t, s) for s in ignored) or any(_overlap(t, g) for g in gold["timexes"])
    ]


def _add(tallies: Mapping[str, Tally], gold: Sequence[Annotation], found: Sequence[Annotation]) -> None:
    pairs = _pairs(gold, found)
    hits = {
        "strict": sum(_same_span(g, f) for g, f in pairs),
        "relaxed": len(pairs),
        "value": sum(f["value"] in _values(g) for g, f in pairs),
    }
    dated = [[t for t in row if _on_timeline(t)] for row in (gold, found)]
    hits["date"] = sum(_day(f["value"]) in map(_day, _values(g)) for g, f in _pairs(*dated))
    for measure, tally in tallies.items():
        tally.hits += hits[measure]
        tally.gold += len(dated[0] if measure == "date" else gold)
        tally.found += len(dated[1] if measure == "date" else found)


def _pairs(gold: Sequence[Annotation], found: Sequence[Annotation]) -> list[tuple[Annotation, Annotation]]:
    meeting = [(g, f) for g in gold for f in found if _overlap(g, f)]
    meeting.sort(key=lambda pair: (not _same_span(*pair), -_overlap(*pair), pair[0]["start"]))
    used: set[int] = set()
    pairs = []
    for g, f in meeting:
        if id(g) not in used and id(f) not in used:
            used |= {id(g), id(f)}
            pairs.append((g, f))
    return pairs


def _overlap(a: Annotation, b: Annotation) -> int:
    return max(0, int(min(a["end"], b["end"]) - max(a["start"], b["start"])))


def _same_span(a: Annotation, b: Annotation) -> bool:
    return bool(a["start"] == b["start"] and a["end"] == b["end"])


def _values(gold: Annotation) -> set[str]:
    return {gold.get("value") or "", *(gold.get("alt_values") or ())} - {""}


def _on_timeline(timex: Annotation) -> bool:
    return timex["type"] in ("DATE", "TIME") and bool(_ON_TIMELINE.match(timex.get("value") or ""))


def _day(value: str) -> str:
    return value.partition("T")[0]
