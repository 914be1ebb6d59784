"""Words of documents, made harmless: as Markdown, since labels and messages read it, and as HTML."""

import re
from html import escape
from typing import Final

import streamlit as st

from timeline.views import is_rtl
from timeline.web.speaking import direction_of, language

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!~$:<>|&@])")


def plain(text: str) -> str:
    r"""The text with everything that Markdown or Streamlit's directives would act on escaped.

    >>> plain("**bold** :red[x]")
    '\\*\\*bold\\*\\* \\:red\\[x\\]'
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def tag(name: str, text: str, *, style: str = "", side: str = "") -> str:
    """An HTML element round escaped text, which reads in its own direction unless a side is given.

    >>> tag("p", "<b>")
    '<p dir="ltr">&lt;b&gt;</p>'
    """
    look = f' class="{style}"' if style else ""
    return f'<{name} dir="{side or direction(text)}"{look}>{escape(text)}</{name}>'


def direction(text: str) -> str:
    """HTML's name of the direction the text reads in."""
    return "rtl" if is_rtl(text) else "ltr"


def said(name: str, text: str, *, style: str = "") -> str:
    """An element in our own words, which may begin with a quoted word of another direction."""
    return tag(name, text, style=style, side=direction_of(language()))


def write(name: str, text: str, *, style: str = "") -> None:
    """One element of plain text on the page."""
    st.html(tag(name, text, style=style))
