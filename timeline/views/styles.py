"""How each mark looks: colour by type, fill by certainty, symbol by status."""

import re
from typing import Any, Final

from timeline.events import Event, Status
from timeline.views.marks import Shape

# Sure days are solid; the less is known, the paler.
OPACITY: Final = {
    Shape.POINT: 1.0,
    Shape.LASTED: 0.95,
    Shape.WITHIN: 0.5,
    # Next to the core; outwards it fades.
    Shape.MARGIN: 0.5,
    Shape.CANDIDATE: 0.35,
}
SYMBOLS: Final = {
    Status.PAST: "circle",
    Status.ONGOING: "triangle-right",
    Status.PLANNED: "circle-open",
    Status.ANNIVERSARY: "star",
    Status.DENIED: "x",
}
SIZES: Final = {Status.PAST: 11, Status.ONGOING: 12, Status.PLANNED: 11, Status.ANNIVERSARY: 14, Status.DENIED: 10}
GREY: Final = "#7a7f87"
# What stands beside a mark: sources tell of other days; a person has settled the day.
DISPUTED: Final = "≠"
CONFIRMED: Final = "✓"
SIGN_COLOURS: Final = {DISPUTED: "#c2452d", CONFIRMED: "#1c7c43"}
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}\Z")


def signs(event: Event) -> str:
    """What stands beside an event's mark for its date, if anything."""
    return DISPUTED * ("date" in event.disputed) + CONFIRMED * ("date" in event.confirmed)


def rgba(colour: str, opacity: float) -> str:
    """A hex colour with an opacity; anything else becomes grey.

    >>> rgba("#336699", 0.5)
    'rgba(51,102,153,0.5)'
    """
    digits = (colour if _HEX.match(colour) else GREY)[1:]
    red, green, blue = (int(digits[index : index + 2], 16) for index in (0, 2, 4))
    return f"rgba({red},{green},{blue},{opacity:g})"


def layer_style(opacity: float, status: Status, colour: str) -> dict[str, Any]:
    """One layer of a fading bar: without an outline, which would be an end; paler where it is only planned."""
    share = 0.4 if status is Status.PLANNED else 1
    return {"color": rgba(colour, round(opacity * share, 3)), "line": {"width": 0}}


def bar_style(shape: Shape, status: Status, colour: str) -> dict[str, Any]:
    """A bar's fill and outline; what is only planned is hollow."""
    hollow = status is Status.PLANNED
    line = {"color": rgba(colour, 1.0 if hollow else OPACITY[shape]), "width": 2 if hollow else 1}
    return {"color": rgba(colour, 0.05 if hollow else OPACITY[shape]), "line": line}


def point_style(shape: Shape, status: Status, colour: str) -> dict[str, Any]:
    """A marker's symbol, size and fill."""
    style: dict[str, Any] = {
        "symbol": SYMBOLS[status],
        "size": SIZES[status],
        "color": rgba(colour, OPACITY[shape]),
    }
    if status is Status.PAST:
        return style
    # A sign lies on its own bar too: the white rim keeps it visible there.
    rim = rgba(colour, 1) if status is Status.PLANNED else "white"
    return {**style, "line": {"color": rim, "width": 2 if status is Status.PLANNED else 1}}
