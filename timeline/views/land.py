"""The earth as a plane: where a point of it lies in the picture, and the outlines of the land."""

import json
from collections.abc import Sequence
from functools import lru_cache
from math import pi, sqrt
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
# The Equal Earth projection (Šavrič, Patterson and Jenny, 2018): areas are true, shapes are as on a globe.
_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_M: Final = sqrt(3) / 2


def projected(latitudes: ArrayLike, longitudes: ArrayLike) -> tuple[Numbers, Numbers]:
    """Points of the earth, in degrees, as x and y; the earth is some 5.4 wide and 2.6 high.

    >>> projected([0], [180])[0].round(2).tolist()
    [2.71]
    """
    theta = np.arcsin(_M * np.sin(np.asarray(latitudes, dtype=float) * pi / 180))
    square = theta * theta
    six = square**3
    stretch = _M * (_A[0] + 3 * _A[1] * square + six * (7 * _A[2] + 9 * _A[3] * square))
    x = np.asarray(longitudes, dtype=float) * pi / 180 * np.cos(theta) / stretch
    return x, theta * (_A[0] + _A[1] * square + six * (_A[2] + _A[3] * square))


@lru_cache(maxsize=2)
def land(folder: Path) -> tuple[Numbers, Numbers]:
    """The outlines of `land.json` as x and y, ring after ring, NaN between two."""
    rings: Sequence[Sequence[float]] = json.loads((folder / "land.json").read_text("utf-8"))
    gap = [np.nan, np.nan]
    points = np.array([number for ring in rings for number in (*ring, *ring[:2], *gap)]).reshape(-1, 2)
    return projected(points[:, 1], points[:, 0])


def graticule(step: int = 30) -> tuple[Numbers, Numbers]:
    """Meridians and parallels as x and y, NaN between two."""
    lines = []
    for longitude in range(-180, 181, step):
        latitudes = np.append(np.arange(-90, 91, 3.0), np.nan)
        lines.append(projected(latitudes, np.full(len(latitudes), longitude)))
    for latitude in range(-90 + step, 90, step):
        longitudes = np.append(np.array([-180.0, 180.0]), np.nan)
        lines.append(projected(np.full(len(longitudes), latitude), longitudes))
    return np.concatenate([x for x, _ in lines]), np.concatenate([y for _, y in lines])
