"""How often one address may ask: a bucket of tokens each, in memory that does not grow with the number of addresses."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

# Some 200 bytes each. Who was not seen for longer than the others is forgotten first, and by then is full again.
_MOST: Final = 20_000


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


@dataclass(slots=True)
class Limits:
    """Tokens that come back by the second, up to so many. Safe to share between threads."""

    a_second: float
    at_once: float
    most: int = _MOST
    _buckets: "OrderedDict[str, _Bucket]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, who: str, now: float, cost: float = 1.0) -> float:
        """0 where one may go on, else the seconds until one may; `now` is of a clock that never goes back."""
        if not self.a_second:
            return 0.0
        with self._lock:
            bucket = self._bucket(who, now)
            bucket.tokens = min(self.at_once, bucket.tokens + (now - bucket.at) * self.a_second)
            bucket.at = now
            missing = min(cost, self.at_once) - bucket.tokens
            if missing > 0:
                return missing / self.a_second
            bucket.tokens -= min(cost, self.at_once)
            return 0.0

    def _bucket(self, who: str, now: float) -> _Bucket:
        bucket = self._buckets.setdefault(who, _Bucket(self.at_once, now))
        self._buckets.move_to_end(who)
        while len(self._buckets) > self.most:
            self._buckets.popitem(last=False)
        return bucket

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._buckets)
