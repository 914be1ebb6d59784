"""Fifty people who have signed in, each with an open timeline of 10,000 events, on one app process: a change of filter.

    python benchmarks/fifty.py

A whole shared installation (PostgreSQL, one app process), and fifty sessions on Streamlit's sockets. They are no
browsers, for fifty would be all a machine could do: light readers (`light.py`) speak the same protocol, send what a
click in the sidebar sends, ask our routes for the picture, the strip and the rows as the page would, and every 1.5
seconds whether others have changed something. Each looks for 5 to 15 seconds, then changes a filter: a type or two, a
party, a word, or none. Counted from the click until the script has run and picture, strip and rows are there; only the
painting is left out. The opening of the page is told apart.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from figures import ROOT, Asked, Figure, median, p95, run, say
from light import LightReader, reading
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, generate_xsrf_token_string

sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from crowd import fill  # noqa: E402
from memory import resident  # noqa: E402
from shared_place import SharedPlace  # noqa: E402

from timeline.installation import HOME, LOCAL, Identity, Installation, InstallationError, Visitor  # noqa: E402
from timeline.store import Role, Store  # noqa: E402

MANY = 10_000
PEOPLE = 50
SECONDS = 120
PAUSE = (5.0, 15.0)
OPENING = 25.0
WORDS = ("Vienna", "Geneva", "القاهرة", "北京", "Paris", "met", "agreed")
SEED = 1815


@dataclass(slots=True)
class Seen:
    """Seconds of what was waited for, and what went wrong."""

    opened: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def measure(_asked: Asked, seconds: float = SECONDS) -> Iterator[Figure]:
    """The row of the targets of the shared app."""
    # All the readers here come from one address.
    with SharedPlace(processes=1, proxied=False, environment={"TIMELINE_RATE": "0"}) as place:
        say(f"making {MANY:,} events")
        with Store.open(place.url) as store:
            fill(store, MANY)
        cookies = [_cookies(place, identity) for identity in _people(place)]
        pid = place.running["app 0"].pid
        say(f"{PEOPLE} people open the page")
        began, worked = time.monotonic(), _worked(pid)
        seen = asyncio.run(_all(place.apps[0], cookies, seconds))
        share = (_worked(pid) - worked) / (time.monotonic() - began)
        yield from _told(seen, share, resident(pid), _most(pid))


def _told(seen: Seen, share: float, now: float, most: float) -> Iterator[Figure]:
    times, opened = [1000 * one for one in seen.changed], [1000 * one for one in seen.opened]
    if not times:
        raise SystemExit(f"nobody could change anything: {seen.faults[:3]}")
    told = f"{len(times)} changes by light readers; median {median(times):,.0f} ms, worst {max(times):,.0f}"
    told += f"; the app process took {share:.0%} of a core"
    yield Figure(f"{PEOPLE} people, 10,000 events: change of filter, p95", p95(times), "ms", 1000, told)
    said = f"{len(opened)} opened within {OPENING:.0f} s; median {median(opened):,.0f} ms" if opened else ""
    yield Figure(f"{PEOPLE} people, 10,000 events: opening, p95", p95(opened), "ms", None, said)
    yield Figure(f"{PEOPLE} people: errors", len(seen.faults), "", 0, "; ".join(sorted(set(seen.faults)))[:300])
    yield Figure(f"{PEOPLE} people: server, resident at its highest", most, "MiB", 1536, f"at the end {now:,.0f} MiB")


async def _all(address: str, cookies: list[dict[str, str]], seconds: float) -> Seen:
    seen = Seen()
    await asyncio.gather(*(_one(number, address, mine, seconds, seen) for number, mine in enumerate(cookies)))
    return seen


async def _one(number: int, address: str, cookies: dict[str, str], seconds: float, seen: Seen) -> None:
    """One person, from the opening of the page to its end."""
    dice = random.Random(SEED + number)
    end = time.monotonic() + OPENING + seconds
    await asyncio.sleep(dice.uniform(0, OPENING))
    async with AsyncExitStack() as open_:
        try:
            reader = await open_.enter_async_context(reading(address, cookies))
            seen.opened.append(await reader.open(f"timeline={HOME}"))
            following = asyncio.create_task(reader.follow())
            open_.callback(following.cancel)
            while time.monotonic() < end:
                await asyncio.sleep(dice.uniform(*PAUSE))
                seen.changed.append(await _change(reader, dice))
        except Exception as error:  # whatever it is, it is what a person would have met
            seen.faults.append(f"{type(error).__name__}: {error}"[:200])
        else:
            seen.faults += reader.faults


async def _change(reader: LightReader, dice: random.Random) -> float:
    act = dice.random()
    if act < 0.15:
        return await reader.type("Words", dice.choice(("", *WORDS)))
    label = "Types" if act < 0.6 else "Actors"
    options = list(reader.widgets[label].options)[:30]
    return await reader.choose(label, dice.sample(options, min(dice.choice((0, 1, 1, 2)), len(options))))


def _people(place: SharedPlace) -> list[Identity]:
    """Editors of the first timeline."""
    people = [Identity(place.provider, f"p{n}", f"p{n}@example.org", f"Person {n}") for n in range(PEOPLE)]
    with Installation.open(place.url, clock=lambda: datetime.now(UTC)) as installation:
        for one in people:
            person = installation.sign_in(one)
            with suppress(InstallationError):  # the first who signs in owns it already
                secret = installation.invite(LOCAL, HOME, one.email, Role.EDITOR)
                installation.accept(Visitor(person=person.id), secret)
    return people


def _cookies(place: SharedPlace, one: Identity) -> dict[str, str]:
    """What a browser holds after signing in."""
    claims: dict[str, Any] = {"origin": place.address, "is_logged_in": True, "iss": one.issuer, "sub": one.subject}
    claims |= {"email": one.email, "email_verified": True, "name": one.name}
    signed = create_signed_value(place.secret, "_streamlit_user", json.dumps(claims)).decode()
    return {"_streamlit_user": signed, "_streamlit_xsrf": generate_xsrf_token_string()}


def _worked(pid: int) -> float:
    """Seconds of a core that a process has taken."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / 100


def _most(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) / 1024


if __name__ == "__main__":
    run(measure, __doc__)
