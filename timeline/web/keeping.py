"""Answers kept for whoever asks the same next, as many as some memory holds."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import Any, Final, TypeVar

import numpy as np

T = TypeVar("T")
# What a small thing takes, its key with it.
_SMALL: Final = 200


class Kept:
    """Answers up to so many bytes; what was longest not asked for goes first. Safe to share between threads."""

    def __init__(self, most: int) -> None:
        """Keeps the last answer in any case, however large."""
        self._most, self._bytes = most, 0
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._gates: dict[Hashable, Lock] = {}

    def __len__(self) -> int:
        """The number of answers."""
        return len(self._answers)

    def answer(self, key: Hashable, make: Callable[[], T]) -> T:
        """An answer given before, or a new one; whoever asks while it is being made waits for it."""
        with self._lock:
            if key in self._answers:
                return self._known(key)  # type: ignore[no-any-return]
            gate = self._gates.setdefault(key, Lock())
        with gate:
            with self._lock:
                if key in self._answers:
                    return self._known(key)  # type: ignore[no-any-return]
            try:
                made = make()
                self._keep(key, made)
            finally:
                with self._lock:
                    self._gates.pop(key, None)
        return made

    def _known(self, key: Hashable) -> Any:
        self._answers.move_to_end(key)
        return self._answers[key][0]

    def _keep(self, key: Hashable, answer: Any) -> None:
        size = weight(answer)
        with self._lock:
            self._answers[key] = answer, size
            self._bytes += size
            while self._bytes > self._most and len(self._answers) > 1:
                _, (_, gone) = self._answers.popitem(last=False)
                self._bytes -= gone


def weight(answer: Any) -> int:
    """Bytes of memory, roughly: exact for arrays, which are what is large.

    >>> weight(np.zeros(1000)), weight(("a", "b"))
    (8200, 600)
    """
    if isinstance(answer, np.ndarray):
        return _SMALL + int(answer.nbytes)
    if is_dataclass(answer):
        return _SMALL + sum(weight(getattr(answer, field.name)) for field in fields(answer))
    if isinstance(answer, Mapping):
        return _SMALL + sum(map(weight, answer.values()))
    if isinstance(answer, tuple | list | frozenset):
        return _SMALL + sum(map(weight, answer))
    return _SMALL
