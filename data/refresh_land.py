"""Writes `land.json`, the outlines of the land, from Natural Earth's as the npm package world-atlas 2 packs them.

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz && python data/refresh_land.py package/land-110m.json

A ring is a list of longitudes and latitudes by turns, its first point not repeated. Rings over the 180th meridian
are cut there; Antarctica, which no event of ours lies in, is left out.
"""

import json
import sys
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, Final

LAND: Final = Path(__file__).parent / "land.json"
SOUTHERNMOST: Final = -60
Ring = list[tuple[float, float]]


def rings(topology: dict[str, Any]) -> list[list[float]]:
    """The rings of `land.json`."""
    arcs = [list(_points(arc, topology["transform"])) for arc in topology["arcs"]]
    shapes = topology["objects"]["land"]["geometries"]
    polygons = chain.from_iterable(shape["arcs"] for shape in shapes)
    found = [_unrolled(_joined(ring, arcs)) for polygon in polygons for ring in polygon]
    northern = (ring for ring in found if max(latitude for _, latitude in ring) > SOUTHERNMOST)
    cut = chain.from_iterable(_cut(ring) for ring in northern)
    return [[round(number, 2) for point in ring for number in point] for ring in cut]


def _points(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    """Each point is told by its steps from the one before."""
    x = y = 0
    (width, height), (left, bottom) = transform["scale"], transform["translate"]
    for step, climb in arc:
        x, y = x + step, y + climb
        yield x * width + left, y * height + bottom


def _joined(numbers: list[int], arcs: list[Ring]) -> Ring:
    """A negative number is an arc run backwards; each begins where the one before ended."""
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return list(chain.from_iterable(part[:-1] for part in parts))


def _unrolled(ring: Ring) -> Ring:
    """Longitudes that go on past 180 instead of jumping to the other side."""
    turns, out = 0, ring[:1]
    for (before, _), (longitude, latitude) in pairwise(ring):
        turns += (before - longitude > 180) - (longitude - before > 180)
        out.append((longitude + 360 * turns, latitude))
    return out


def _cut(ring: Ring) -> Iterator[Ring]:
    """What of a ring lies within 180 degrees, and what lies beyond, put where it belongs."""
    for turn in (-360, 0, 360):
        moved = [(longitude + turn, latitude) for longitude, latitude in ring]
        kept = _clipped(_clipped(moved, 180, 1), -180, -1)
        if len(kept) > 2 and len({longitude for longitude, _ in kept}) > 1:
            yield kept


def _clipped(ring: Ring, edge: float, side: int) -> Ring:
    """The ring on one side of a meridian."""
    out: Ring = []
    for one, other in pairwise([*ring, *ring[:1]]):
        inside, next_inside = side * one[0] <= side * edge, side * other[0] <= side * edge
        if inside:
            out.append(one)
        if inside != next_inside:
            share = (edge - one[0]) / (other[0] - one[0])
            out.append((edge, one[1] + share * (other[1] - one[1])))
    return out


if __name__ == "__main__":
    outlines = rings(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    lines = ",\n".join(json.dumps(ring, separators=(",", ":")) for ring in outlines)
    LAND.write_text(f"[\n{lines}\n]\n", "utf-8")
