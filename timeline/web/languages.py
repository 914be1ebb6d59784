"""The choice of the pages' language; the whole document takes its language and direction."""

from typing import Final

import streamlit as st

from timeline.web.speaking import COOKIE, KEY, LANGUAGES, direction_of, language, say

# Streamlit always says that its pages are English and run from left to right.
_SCRIPT: Final = """
export default function ({ data }) {
  const root = document.documentElement;
  root.lang = data.language;
  root.dir = data.direction;
  document.cookie = `${data.cookie}=${data.language}; path=/; max-age=31536000; samesite=lax`;
}
"""
_mounted: Final = st.components.v2.component("timeline.language", js=_SCRIPT)


def choose_language() -> None:
    """Draws the choice, and turns the page to what was chosen before."""
    with st.sidebar:
        st.selectbox(
            say("Language"),
            list(LANGUAGES),
            format_func=lambda code: LANGUAGES[code],
            key=KEY,
            persist_state="session",
        )
    code = language()
    _mounted(key="document", data={"language": code, "direction": direction_of(code), "cookie": COOKIE})
