"""The addresses under which others read a timeline, ready to be copied: a page, a frame, and for programs."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import TypeAlias
from urllib.parse import urlencode, urlsplit

import streamlit as st

from timeline.web.speaking import language, say
from timeline.web.visitors import LINK, TIMELINE
from timeline.web.zooming import base_path

# What it is for, and what is copied.
Copied: TypeAlias = tuple[str, str]


def address(asking: Mapping[str, str], path: str = "") -> str:
    """An address of this server, as the reader's browser knows it."""
    page = urlsplit(st.context.url or "")
    query = f"?{urlencode(asking)}" if asking else ""
    return f"{page.scheme}://{page.netloc}{base_path()}/{path}{query}"


def to_read(timeline: str, title: str, link: str = "") -> list[Copied]:
    """Everything that leads to a timeline which is public, or opened by a link."""
    asking = {TIMELINE: timeline} | ({LINK: link} if link else {})
    shown = asking | {"language": language()}
    return [
        (say("To read and search it"), address(asking)),
        (say("To read it on one plain page"), address(shown, "public")),
        (say("To show it on another website"), frame(address(shown, "embed"), title)),
        (say("For programs"), address({LINK: link} if link else {}, events_of(timeline))),
    ]


def for_token(timeline: str, token: str) -> list[Copied]:
    """A token, and how a program says it."""
    said = f'curl -H "Authorization: Bearer {token}" "{address({}, events_of(timeline))}"'
    return [("", token), (say("For programs"), said)]


def frame(source: str, title: str) -> str:
    """HTML that shows an address of ours in a page of somebody else's.

    >>> frame("https://a.example/?a=1&b=2", "<x>").partition(" width")[0]
    '<iframe src="https://a.example/?a=1&amp;b=2" title="&lt;x&gt;"'
    """
    return (
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="100%" height="600" loading="lazy" '
        'style="border:0"></iframe>'
    )


def events_of(timeline: str) -> str:
    """The path of the timeline's events."""
    return f"api/v1/timelines/{timeline}/events"


def show(copied: Sequence[Copied]) -> None:
    """Draws them, each with its button to copy it."""
    for what, text in copied:
        if what:
            st.caption(what)
        st.code(text, language=None, wrap_lines=True)
