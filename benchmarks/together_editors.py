"""The editors of `together.py`: each looks at an event, thinks, saves, and writes down what they were told."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from timeline.dates import parse_edtf
from timeline.dating import DocumentDate
from timeline.events import Event, Evidence, Reading, Status
from timeline.store import ConflictError, CorrectionError, Query, Seen, Store, StoreError
from timeline.text import Document, Span

# How often each is done.
_DEEDS: Final = {
    "place": 25, "date": 15, "people": 10, "confirm": 12, "undo": 12, "redo": 6, "merge": 3, "split": 4, "apart": 2,
    "dismiss": 2, "comment": 5, "day": 6, "add": 3,
}  # fmt: skip
_FIELDS: Final = ("date", "actors", "people", "type", "place", "status")
# An editor who is told of another's change insists so often.
_INSISTS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Deed:
    """What an editor did: signed so that no two are alike, with what they had seen, and what they were told."""

    kind: str
    about: str
    who: str
    at: datetime
    last: int = 0
    value: str = ""
    told: str = "saved"
    words: str = ""
    seconds: float = 0.0


def report(number: int, day: date) -> Reading:
    """A report of one meeting, on a day of its own."""
    text = f"Report {number}: the two sides met."
    of, when = Document(text, language="en"), parse_edtf(day.isoformat())
    quote = (Evidence(of.id, Span(0, len(text)), text),)
    met = Event("meeting", when, Status.PAST, ("CHN", "TJK"), quote, place="Dushanbe", because="told so")
    return Reading(of, DocumentDate(when), (), (met,))  # type: ignore[arg-type]


def first_reports(number: int) -> list[Reading]:
    """What is there before anybody edits: one event each, a month apart, so that none is taken for another."""
    return [report(one, date(1900, 1, 1) + timedelta(days=31 * one)) for one in range(number)]


def added_report(number: int) -> Reading:
    """What is added meanwhile: by several at once."""
    return report(1_000_000 + number, date(1600, 1, 1) + timedelta(days=31 * number))


def edit(url: str, names: list[str], seconds: float, think: float, seed: int, least: int = 0) -> list[Deed]:
    """Some editors at work in this process, each in a thread, until each did the least; gives all that they did."""
    with Store.open(url) as store, ThreadPoolExecutor(len(names)) as pool:
        ids, reports = [event.id for event in store.find(Query())], [one.id for one in store.documents()]
        editors = [Editor(store, name, f"{seed} {name}", ids, reports, think) for name in names]
        return [deed for deeds in pool.map(lambda one: one.work(seconds, least), editors) for deed in deeds]


@dataclass(slots=True)
class Editor:
    """One of them. Their values are theirs alone, so that each is found again in the history."""

    store: Store
    who: str
    seed: str
    ids: list[str]
    reports: list[str]
    think: float
    count: int = 0
    deeds: list[Deed] = field(default_factory=list)

    def work(self, seconds: float, least: int) -> list[Deed]:
        """Edits for so long, and so often."""
        dice, began = random.Random(self.seed), time.monotonic()
        while (passed := time.monotonic() - began) < seconds or self.count < least:
            kind = dice.choices(list(_DEEDS), list(_DEEDS.values()))[0]
            if kind == "add":
                self._add(int(passed))
            elif kind == "day":
                self._day(dice)
            else:
                self._change(kind, dice)
        return self.deeds

    def _signed(self, kind: str, about: str, last: int = 0, value: str = "") -> Deed:
        self.count += 1
        return Deed(kind, about, self.who, datetime.now(UTC), last, value)

    def _add(self, number: int) -> None:
        deed = self._signed("add", str(number))
        self._do(deed, lambda: self.store.save(added_report(number), at=deed.at))

    def _day(self, dice: random.Random) -> None:
        last, document = self.store.last_date_given(), self.store.document(dice.choice(self.reports))
        assert document is not None
        time.sleep(dice.uniform(0, self.think))
        day = (date(1000, 1, 1) + timedelta(days=dice.randrange(300_000))).isoformat()
        deed = self._signed("day", document.id, last, day)
        seen, signed = Seen(last, document.created), {"who": deed.who, "at": deed.at}
        self._do(deed, lambda: self.store.date_document(document.id, day, **signed, seen=seen))

    def _change(self, kind: str, dice: random.Random) -> None:
        """Looks, thinks and saves; told that another was quicker, sometimes insists, having seen theirs."""
        last, event = self.store.last_change(), self.store.event(dice.choice(self.ids))
        if event is None:
            return
        time.sleep(dice.uniform(0, self.think))
        wanted, shown = self._wanted(kind, event, dice)
        clash = self._try(kind, event, Seen(last, shown), wanted, dice)
        if clash is not None and dice.random() < _INSISTS:
            since = max((change.id for change in clash.theirs), default=last)
            # What was found changed is now seen; more is not known of the rest.
            self._try(kind, event, Seen(since, clash.present if shown is not None else None), wanted, dice)

    def _wanted(self, kind: str, event: Event, dice: random.Random) -> tuple[Any, Any]:
        """What the field is to be, and what it was seen to be."""
        present = {"place": event.place, "people": event.people}
        name = f"{self.who} {self.count}"
        match kind:
            case "place":
                return name, present["place"]
            case "people":
                return (f"{self.who}, {self.count}",), present["people"]
            case "date":
                return (date(1700, 1, 1) + timedelta(days=dice.randrange(120_000))).isoformat(), None
            case "comment":
                return f"said by {name}", None
        return None, None

    def _try(self, kind: str, event: Event, seen: Seen, wanted: Any, dice: random.Random) -> ConflictError | None:
        deed = self._signed(kind, event.id, seen.last, str(wanted or ""))
        signed: dict[str, Any] = {"who": deed.who, "at": deed.at}
        store, since = self.store, Seen(seen.last)
        match kind:
            case "place" | "people" | "date":
                return self._do(deed, lambda: store.correct(event.id, kind, wanted, **signed, seen=seen))
            case "confirm":
                settled = dice.choice(_FIELDS)
                return self._do(
                    replace(deed, value=settled), lambda: store.confirm(event.id, settled, **signed, seen=since)
                )
            case "undo" | "redo":
                return self._do(deed, lambda: getattr(store, kind)(event.id, **signed, seen=since))
            case "dismiss":
                return self._do(deed, lambda: store.dismiss(event.id, **signed, why="none", seen=since))
            case "merge":
                other = dice.choice(self.ids)
                return self._do(deed, lambda: store.merge(event.id, (other,), **signed, seen=since))
            case "apart":
                other = dice.choice(self.ids)
                return self._do(deed, lambda: store.keep_apart(event.id, other, **signed, seen=since))
            case "split":
                claims = [claim.id for claim in store.claims(event.id)][:1]
                return self._do(deed, lambda: store.split(event.id, claims, **signed, seen=since))
            case _:
                return self._do(deed, lambda: store.comment(event.id, wanted, **signed))

    def _do(self, deed: Deed, change: Callable[[], object]) -> ConflictError | None:
        """Does it, and writes down what the store said to it."""
        began = time.monotonic()
        told, words, clash = "saved", "", None
        try:
            change()
        except ConflictError as error:
            told, clash = "clash", error
        except CorrectionError as error:
            told, words = "refused", str(error)
        except StoreError as error:
            # Nobody knows whether it was saved.
            told, words = "failed", str(error)
        self.deeds.append(replace(deed, told=told, words=words, seconds=time.monotonic() - began))
        return clash
