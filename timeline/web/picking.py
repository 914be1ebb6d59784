"""A picture whose parts can be picked, with the same parts as a table for keyboard and screen reader."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import streamlit as st

from timeline.web.components import component
from timeline.web.routes import plotly_path
from timeline.web.speaking import noted, say
from timeline.web.zooming import base_path

_mounted: Final = component("picking")
_WORDS: Final = {"in": noted("Zoom in"), "out": noted("Zoom out"), "all": noted("Show all")}


@dataclass(frozen=True, slots=True)
class Part:
    """A row of the table: its key, its cells, and counts that are drawn small in the last cell."""

    key: str
    cells: tuple[str, ...]
    bars: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; without one they need none."""

    title: str
    rows: tuple[Part, ...]


def picking(
    figure: Mapping[str, Any],
    groups: Sequence[Group],
    *,
    key: str,
    columns: Sequence[str],
    caption: str,
    label: str,
    chosen: Iterable[str],
    on_pick: Callable[[str], None],
    zooms: bool = False,
) -> None:
    """Draws both; a click on a part of either calls `on_pick` with its key. `label` tells what the picture shows.

    A figure's points have their keys as `customdata`, a heatmap's in `meta.keys`; `meta.aspect` of its layout is how
    high it is for its width.
    """

    def picked() -> None:
        if part := st.session_state[key].get("picked"):
            on_pick(str(part))

    data = {
        "figure": figure,
        "groups": [asdict(group) for group in groups],
        "columns": list(columns),
        "caption": caption,
        "label": label,
        "chosen": list(chosen),
        "zooms": zooms,
        "base": base_path(),
        "plotly": plotly_path(),
        "words": {name: say(text) for name, text in _WORDS.items()},
    }
    _mounted(key=key, data=data, on_picked_change=picked)
