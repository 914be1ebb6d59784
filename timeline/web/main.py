"""The script Streamlit runs for every reader and every click."""

from timeline.web.shell import show

show()
