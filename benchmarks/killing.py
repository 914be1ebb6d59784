"""Kills app, worker or database (kill -9) at random moments of writing and importing, and looks what is lost.

    python benchmarks/killing.py --kills 100

A person adds reports, another corrects events, a third uploads files for the worker, all through the app. Nothing that
was acknowledged may be lost, nothing may be there twice or in part, and each must be back within 10 seconds of its
restart: app and database when something is acknowledged again, the worker when it has come a step further. The same
seed kills the same at the same moments, as far as processes keep time. PostgreSQL comes from the tests' wheel.
"""

import argparse
import random
import sys
import time
from pathlib import Path

from figures import Figure, circumstances, markdown, percentile, say
from killing_people import People
from killing_proof import faults
from killing_stage import Stage, stage

# After a kill the work goes on for so long, in seconds, before the next.
_MOMENTS = (0.3, 3.0)
_MOST = 10.0
_GIVEN_UP = 180.0


def main() -> int:
    """Kills, proves, prints; the status is 1 where anything was lost or not back in time."""
    asked = _arguments()
    began = time.monotonic()
    with stage(asked.database, asked.logs) as place:
        people = People(place, asked.seed)
        people.start()
        try:
            times = _kill(place, people, asked.kills, random.Random(asked.seed))
        finally:
            people.stop()
        say("all killed; looking what is there")
        found = list(faults(place.url, people.ledger))
    figures = [*_figures(times), Figure("faults found", len(found), "", 0)]
    print(markdown(figures))
    took = time.monotonic() - began
    print(f"\n{len(times)} kills on {asked.database}, seed {asked.seed}, in {took:.0f} s. {people.ledger.told()}")
    print(f"{circumstances()}.")
    print("\n".join([*found[:50], *(f"refused meanwhile: {words}" for words in sorted(people.ledger.refused)[:5])]))
    return 0 if not found and all(figure.reached for figure in figures) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1648)
    parser.add_argument("--database", choices=("postgresql", "sqlite"), default="postgresql", help="SQLite: not killed")
    parser.add_argument("--logs", type=Path, default=Path("build/killing"), help="the logs of app and worker")
    return parser.parse_args()


def _kill(place: Stage, people: People, kills: int, dice: random.Random) -> list[tuple[str, float]]:
    """Who was killed, and after how many seconds it was back."""
    times = []
    _awaited(people, "worker")
    victims = [sorted(place.victims)[number % len(place.victims)] for number in range(kills)]
    dice.shuffle(victims)
    for number, name in enumerate(victims, 1):
        time.sleep(dice.uniform(*_MOMENTS))
        place.victims[name].kill()
        began = time.monotonic()
        place.victims[name].start()
        _awaited(people, name)
        times.append((name, time.monotonic() - began))
        say(f"{number}/{kills}: {name} was back after {times[-1][1]:.1f} s")
        _all_at_work(people)
    return times


def _all_at_work(people: People) -> None:
    """Until each of the three has done something more: the next kill is to find them at it."""
    before, give_up = dict(people.ledger.deeds), time.monotonic() + _GIVEN_UP
    while any(people.ledger.deeds.get(deed, 0) <= times for deed, times in before.items()):
        if time.monotonic() > give_up:
            raise SystemExit(f"somebody does nothing any more: {before}; see the logs")
        time.sleep(0.05)


def _awaited(people: People, name: str) -> None:
    """Until something is acknowledged again, or the worker has told of a document or ended a job."""
    progress = people.told if name == "worker" else lambda: sum(people.ledger.deeds.values())
    before, give_up = progress(), time.monotonic() + _GIVEN_UP
    while progress() <= before:
        if time.monotonic() > give_up:
            raise SystemExit(f"{name} did not come back; see the logs")
        time.sleep(0.05)


def _figures(times: list[tuple[str, float]]) -> list[Figure]:
    figures = []
    for name in sorted({name for name, _ in times}):
        took = [seconds for one, seconds in times if one == name]
        note = f"{len(took)} kills; half within {percentile(took, 0.5):.1f} s"
        figures.append(Figure(f"{name} back, the slowest", max(took), "s", _MOST, note))
    return figures


if __name__ == "__main__":
    sys.exit(main())
