"""Search over a million events: from words to the first hundred events that hold them.

    python benchmarks/searching.py

The words are rare and common, of quotes, places, parties and types, in five scripts, alone, together and begun, and
some that nothing holds. Each is asked once, alone, of the route behind the table (`/view/rows`), so nothing of it is
remembered from before; that gives the number of all events found and the first hundred in order of time. The common
ones stand in a quarter of all events each, which is worse than words of real reports do.
"""

import time
from collections.abc import Iterator
from urllib.parse import urlencode

from figures import Asked, Figure, median, p95, run, say
from stage import Server, fetched, made_up, served

MANY = 1_000_000
# Asked first and not counted: with it the names are made ready.
FIRST = "Reykjavik"
WORDS = (
    "Vienna", "Geneva", "القاهرة", "دوشنبه", "北京", "Москва", "Paris", "York",
    "met", "sides", "agreed on", "التقى", "الجانبان", "لقائهما السابق", "会谈", "共同", "交换意见", "Стороны",
    "договорённостей",
    "Tuvalu", "Tajikistan", "الصين", "Франция", "法国", "Perú", "summit", "visite", "زيارة", "визит", "访问",
    "New York met", "Vienna сто", "北京 会谈", "القاهرة التقى", "Paris Germany", "ag", "مص", "договор", "zzzz", "1648",
)  # fmt: skip


def measure(asked: Asked) -> Iterator[Figure]:
    """The fifth row of the targets."""
    with served(made_up(asked.folder, MANY)) as server:
        yield from of_server(server)


def of_server(server: Server) -> Iterator[Figure]:
    """The same on a server that is there already."""
    say(f"1,000,000 events, {len(WORDS)} searches")
    asked(server, FIRST)
    times = {words: asked(server, words) for words in WORDS}
    slowest = max(times, key=times.__getitem__)
    told = f"{len(times)} searches; median {median(list(times.values())):.0f} ms, slowest {times[slowest]:.0f}"
    yield Figure("1,000,000 events: search, p95", p95(list(times.values())), "ms", 200, f"{told} (“{slowest}”)")


def asked(server: Server, words: str) -> float:
    """Milliseconds of one search."""
    query = urlencode({"view": urlencode({"language": "en", "words": words}), "limit": 100})
    start = time.perf_counter()
    fetched(f"{server.address}/view/rows?{query}")
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    run(measure, __doc__)
