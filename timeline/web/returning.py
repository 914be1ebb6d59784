"""Where a reader was before they signed in: the provider sends everybody back to the front door."""

from typing import Final

import streamlit as st

# The address may hold an invitation's secret: it stays in this tab of the reader's own browser.
_SCRIPT: Final = """
export default function ({ data }) {
  const key = "timeline.return";
  try {
    if (!data.signed) {
      sessionStorage.setItem(key, location.search);
      return;
    }
    const left = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    if (left && left !== location.search) location.replace(location.pathname + left);
  } catch {
    // A browser that keeps nothing: the reader opens the address again.
  }
}
"""
_mounted: Final = st.components.v2.component("timeline.returning", js=_SCRIPT)


def come_back(*, signed: bool) -> None:
    """Keeps where a reader is who has not signed in, and leads them back there when they have."""
    _mounted(key="returning", data={"signed": signed})
