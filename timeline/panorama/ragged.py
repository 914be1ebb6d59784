"""Columns whose cells hold any number of codes, and the words the codes stand for."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Ragged:
    """Row `i` holds `codes[starts[i]:starts[i + 1]]`."""

    starts: NDArray[np.int64]
    codes: Codes

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.starts) - 1

    def row(self, index: int) -> Codes:
        """The codes of one row."""
        return self.codes[self.starts[index] : self.starts[index + 1]]

    def counts(self) -> NDArray[np.int64]:
        """How many codes each row holds."""
        return np.diff(self.starts)

    def owners(self) -> NDArray[np.int32]:
        """The row of each code."""
        return np.repeat(np.arange(len(self), dtype=np.int32), self.counts())

    def holding(self, wanted: Iterable[int]) -> NDArray[np.bool_]:
        """Which rows hold one of the codes."""
        # How many of the codes before each place are wanted: quicker than asking for the row of each that is.
        before = np.concatenate(([0], np.cumsum(np.isin(self.codes, list(wanted)))))
        held: NDArray[np.bool_] = before[self.starts[1:]] > before[self.starts[:-1]]
        return held

    def take(self, rows: NDArray[np.intp]) -> "Ragged":
        """Some rows, in the order given."""
        counts = self.counts()[rows]
        starts = np.concatenate(([0], np.cumsum(counts)))
        places = np.arange(starts[-1]) - np.repeat(starts[:-1], counts) + np.repeat(self.starts[rows], counts)
        return Ragged(starts, self.codes[places])


def joined(first: Ragged, second: Ragged) -> Ragged:
    """The rows of one, then those of the other."""
    starts = np.concatenate((first.starts, second.starts[1:] + first.starts[-1]))
    return Ragged(starts, np.concatenate((first.codes, second.codes)))
