"""Going from page to page by a button: Streamlit wants the page itself, which only the frame knows."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

_KEY: Final = "pages"


def remember_pages(pages: Mapping[str, Any]) -> None:
    """Keeps this run's pages by name."""
    st.session_state[_KEY] = pages


def go(name: str, asking: Mapping[str, str] | None = None) -> None:
    """Leaves for another page, and asks it for something in its address."""
    st.switch_page(st.session_state[_KEY][name], query_params=dict(asking) if asking else None)
