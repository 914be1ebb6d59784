"""Who is at work while `killing.py` kills: one adds reports, one corrects events, one uploads files; each keeps a list.

On the list stands what was acknowledged, and what was asked for without an answer: that was done, or not at all.
"""

import http.client
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from threading import Event, Lock, Thread

from killing_stage import Stage

_PAIRS = [
    (one, other)
    for number, one in enumerate(("Egypt", "France", "China", "Russia", "Kenya", "Brazil", "Japan"))
    for other in ("Jordan", "Italy", "India", "Turkey", "Chile")
]
_FILES = 8
# Uploads that wait are more work than a worker gets done between two kills.
_MOST_WAITING = 3
# Between two deeds, so that the proof at the end does not take longer than the killing.
_PAUSE = 0.08


@dataclass(slots=True)
class Ledger:
    """What was said to be done, and what may have been; `deeds` counts what was acknowledged, by who did it."""

    reports: dict[int, bool] = field(default_factory=dict)
    places: dict[str, list[tuple[str, bool]]] = field(default_factory=dict)
    uploads: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    maybe: list[tuple[int, ...]] = field(default_factory=list)
    deeds: dict[str, int] = field(default_factory=dict)
    unanswered: int = 0
    refused: set[str] = field(default_factory=set)

    def told(self) -> str:
        """How much was done meanwhile."""
        corrections = sum(is_sure for asked in self.places.values() for _, is_sure in asked)
        return (
            f"{sum(self.reports.values())} reports, {corrections} corrections and {len(self.uploads)} uploads were "
            f"acknowledged; {self.unanswered} requests were not answered."
        )


def report(number: int) -> tuple[str, date]:
    """The text of a report and the day it tells of; no two tell of one event."""
    one, other = _PAIRS[number % len(_PAIRS)]
    day = date(1900, 1, 1) + timedelta(days=number // len(_PAIRS) * 30 + number % 20)
    text = f"On {day.day} {day:%B} {day.year} the foreign ministers of {one} and {other} met in Amman. Report {number}."
    return text, day


class People:
    """Three threads that go on as soon as the app answers again."""

    def __init__(self, stage: Stage, seed: int) -> None:
        """They begin with `start`."""
        self._stage, self._seed = stage, seed
        self._numbers, self._lock, self._over = count(), Lock(), Event()
        self._events: list[str] = []
        self.ledger = Ledger()
        self._threads = [
            Thread(target=self._keep_at, args=(deed,)) for deed in (self._add, self._correct, self._upload)
        ]

    def start(self) -> None:
        """All begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """All end what they are at."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def told(self) -> int:
        """How many steps workers have come further: documents told of, and jobs ended; -1 where nobody answers."""
        try:
            return sum(told + (state == "done") for _, state, told in self._stage.ask("jobs", {}, patience=5))
        except (OSError, http.client.HTTPException):
            return -1

    def _keep_at(self, deed: Callable[[random.Random], bool]) -> None:
        dice, name = random.Random(f"{self._seed} {deed.__name__}"), deed.__name__.strip("_")
        while not self._over.is_set():
            done = False
            try:
                done = deed(dice)
            except (OSError, http.client.HTTPException) as error:
                self._note(error)
            if done:
                self.ledger.deeds[name] = self.ledger.deeds.get(name, 0) + 1
            time.sleep(_PAUSE)

    def _note(self, error: Exception) -> None:
        with self._lock:
            self.ledger.unanswered += 1
            if isinstance(error, OSError) and getattr(error, "code", 0):
                self.ledger.refused.add(error.read().decode()[:200])  # type: ignore[attr-defined]

    def _number(self) -> int:
        with self._lock:
            return next(self._numbers)

    def _add(self, _dice: random.Random) -> bool:
        """A report; one without an answer is added again, as a person does."""
        unsure = [number for number, sure in self.ledger.reports.items() if not sure]
        number = unsure[0] if unsure else self._number()
        self.ledger.reports[number] = False
        answer = self._stage.ask("report", {"text": report(number)[0], "title": f"Report {number}"})
        self.ledger.reports[number] = True
        self._events = [*self._events[-30:], *answer["events"]]
        return True

    def _correct(self, dice: random.Random) -> bool:
        """Another place for an event; without an answer the next correction may be of the same event."""
        if not self._events:
            return False
        event, place = dice.choice(self._events), f"Place {self._number()}"
        asked = self.ledger.places.setdefault(event, [])
        asked.append((place, False))
        answer = self._stage.ask("correction", {"event": event, "place": place})
        asked[-1] = (place, answer["place"] == place)
        return True

    def _upload(self, _dice: random.Random) -> bool:
        """Some files, where not many wait already."""
        waiting = [state for _, state, _ in self._stage.ask("jobs", {}) if state in ("waiting", "running")]
        if len(waiting) >= _MOST_WAITING:
            return False
        numbers = tuple(self._number() for _ in range(_FILES))
        self.ledger.maybe.append(numbers)
        job = self._stage.ask("upload", {"files": [(f"{number}.txt", report(number)[0]) for number in numbers]})
        self.ledger.maybe.remove(numbers)
        self.ledger.uploads.append((job["job"], numbers))
        return True
