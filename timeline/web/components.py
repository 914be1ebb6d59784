"""Components of ours: each from the files of `assets` that bear its name, beside what several of them share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import streamlit as st

ASSETS: Final = Path(__file__).with_name("assets")
_SHARED: Final = "shared"


def component(name: str, *parts: str) -> Callable[..., Any]:
    """What mounts the component; `parts` are further scripts of its own."""
    scripts = (asset(f"{script}.js") for script in (name, *parts, _SHARED))
    return st.components.v2.component(
        f"timeline.{name}",
        html=asset(f"{name}.html"),
        css=asset(f"{name}.css"),
        js="\n".join(scripts),
        # Plotly writes its styles to the page, where a shadow root would not see them.
        isolate_styles=False,
    )


def asset(name: str) -> str:
    """The text of one of the files."""
    return (ASSETS / name).read_text("utf-8")
