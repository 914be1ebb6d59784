"""What a benchmark finds, beside what it should reach: the arithmetic, and one Markdown table for all of them."""

import argparse
import json
import math
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from os import cpu_count, getloadavg
from pathlib import Path

ROOT = Path(__file__).parent.parent
REPEATS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One number. `most` is the highest that reaches the target, None where there is none; no `value`: not finished."""

    what: str
    value: float | None
    unit: str
    most: float | None = None
    note: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the target is met; None where nothing was asked."""
        if self.most is None:
            return None
        return self.value is not None and self.value <= self.most


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    folder: Path
    repeats: int
    limit: float


def median(values: Sequence[float]) -> float | None:
    """The middle of some values; None of none.

    >>> median([3, 1, 2])
    2
    """
    return statistics.median(values) if values else None


def percentile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that this share of them does not exceed: a value that was measured, not one between two.

    >>> percentile([5, 1, 4, 2, 3], 0.95), percentile(range(1, 101), 0.95)
    (5, 95)
    """
    return sorted(values)[math.ceil(share * len(values)) - 1] if values else None


def p95(values: Sequence[float]) -> float | None:
    """What all but one in twenty do not exceed."""
    return percentile(values, 0.95)


def markdown(figures: Iterable[Figure]) -> str:
    """All figures as a table."""
    rows = [("what", "measured", "to reach", "reached", "how"), ("---", "---:", "---:", "---", "---")]
    for figure in figures:
        target = "" if figure.most is None else f"{number(figure.most)} {figure.unit}"
        value = "not finished" if figure.value is None else f"{number(figure.value)} {figure.unit}"
        verdict = {None: "", True: "yes", False: "**no**"}[figure.reached]
        rows.append((figure.what, value, target, verdict, figure.note))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def number(value: float) -> str:
    """As many digits as say something.

    >>> number(1234.5), number(12.345), number(0.1234)
    ('1,234', '12.3', '0.12')
    """
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def circumstances() -> str:
    """Where and under which load the figures come about: a busy machine makes them worse."""
    busy = " ".join(f"{load:.1f}" for load in getloadavg())
    return f"{cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, load {busy}"


def say(text: str) -> None:
    """Progress, apart from the table."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def run(measure: Callable[[Asked], Iterable[Figure]], about: str) -> None:
    """A benchmark from the command line."""
    arguments = options(about)
    asked = Asked(arguments.folder.absolute(), arguments.repeats, arguments.limit)
    before = circumstances()
    figures = []
    for figure in measure(asked):
        figures.append(figure)
        say(markdown([figure]).splitlines()[-1])
    if arguments.json:
        print(json.dumps([asdict(figure) | {"reached": figure.reached} for figure in figures], ensure_ascii=False))
        return
    print(f"{markdown(figures)}\n\nBefore: {before}. After: {circumstances()}.")


def options(about: str, arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The options all these benchmarks take."""
    parser = argparse.ArgumentParser(description=about.strip().split("\n", maxsplit=1)[0])
    parser.add_argument(
        "--folder", type=Path, default=ROOT / "build" / "bench",
        help="where made-up databases and the peers are kept, and found again the next time",
    )  # fmt: skip
    parser.add_argument("--repeats", type=int, default=REPEATS, help="measurements a median is taken of")
    parser.add_argument("--limit", type=float, default=45, help="seconds after which a page counts as not finished")
    parser.add_argument("--json", action="store_true", help="one JSON list instead of a table")
    return parser.parse_args(arguments)
