"""Bars that fade where nobody knows where they end: pale bars one on the other, the inner ones shorter."""

from typing import Final, NamedTuple

from timeline.dates import Bounds
from timeline.views.marks import Mark, within
from timeline.views.styles import OPACITY

# So much of a bar that runs on fades.
_OPEN_SHARE: Final = 0.4
# Each layer is a bar that the browser draws: fewer of them where there are many events.
_LAYERS: Final = range(3, 9)
_ALL_LAYERS: Final = 900


class Layer(NamedTuple):
    """One of the bars that lie on each other: its days and how much it hides of what is under it."""

    first: int
    last: int
    opacity: float


def layers(mark: Mark, window: Bounds, number: int) -> list[Layer]:
    """The bars of a mark, the longest first; one where it does not fade.

    >>> from timeline.views.marks import Shape
    >>> [layer[:2] for layer in layers(Mark(Shape.MARGIN, 0, 20, (10, 10)), Bounds(0, 99), 2)]
    [(0, 20), (5, 15)]
    """
    first, last = within(mark, window)
    start, end = _fades(mark, first, last, window)
    if not start and not end:
        return [Layer(first, last, OPACITY[mark.shape])]
    # So many layers over each other hide as much as the mark's own fill would.
    opacity = 1 - (1 - OPACITY[mark.shape]) ** (1 / number)
    shares = [step / number for step in range(number)]
    return [Layer(first + round(start * share), last - round(end * share), opacity) for share in shares]


def layers_for(events: int) -> int:
    """How many layers a fading bar gets in a picture of so many events."""
    return min(max(_ALL_LAYERS // max(events, 1), _LAYERS[0]), _LAYERS[-1])


def _fades(mark: Mark, first: int, last: int, window: Bounds) -> tuple[int, int]:
    """The days it takes to fade in and to fade out."""
    if mark.core is not None:
        return mark.core[0] - first, last - mark.core[1]
    seen = min(last, window.latest or last) - max(first, window.earliest or first)
    share = int(max(seen, 0) * _OPEN_SHARE)
    return share if mark.first is None else 0, share if mark.last is None else 0
