"""A report by its web address: fetched by the server, from the public internet only, and read like a file."""

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

import streamlit as st

from timeline.fetching import Fetched, NotFetched, Reason, Rules, fetch
from timeline.formats import Refused, read_bytes
from timeline.text import Document
from timeline.web.guard import Limits, settings_of
from timeline.web.speaking import noted, say

# A person reads slower than this; a server that fetches faster is somebody's tool against others.
_A_SECOND: Final = 0.2
_AT_ONCE: Final = 10
_ALL: Final = Rules()

_REASONS: Final[Mapping[Reason, str]] = {
    Reason.NO_ADDRESS: noted("This is no web address; write it whole, like https://example.org/news."),
    Reason.NOT_PUBLIC: noted("This address is not one of the public internet; save the page and upload the file."),
    Reason.UNREACHABLE: noted("No whole answer came from there; check the address, or save the page and upload it."),
    Reason.TOO_SLOW: noted("The answer took too long; try again later, or save the page and upload it."),
    Reason.TOO_LARGE: noted("What stands there is too large; save it and upload its parts."),
    Reason.WRONG_KIND: noted("What stands there is no page, text, PDF or Word file ({told})."),
    Reason.REFUSED: noted("The server there does not give the page (status {told})."),
    Reason.TOO_MANY_REDIRECTS: noted("The address leads on and on to others; use the last one."),
}


def may_fetch() -> bool:
    """Whether the operator lets this server fetch pages."""
    return settings_of(os.environ).fetches


def from_the_web(url: str, *, created: str, who: str, rules: Rules = _ALL) -> Iterator[Document | Refused]:
    """The documents of the file at an address, which is kept as where they are from."""
    if _limits().wait(who, time.monotonic()):
        yield Refused(url, say("Too many pages were fetched just now; wait a minute."))
        return
    found = fetch(url, rules)
    if isinstance(found, NotFetched):
        yield Refused(url, say(_REASONS[found.reason], told=found.told or "?"))
        return
    yield from documents(found, created)


def documents(found: Fetched, created: str) -> Iterator[Document | Refused]:
    """What a fetched file holds. A page may say that it is another's; where it came from is what we saw."""
    for outcome in read_bytes(found.name, found.data):
        if isinstance(outcome, Document):
            yield replace(outcome, citation=replace(outcome.citation, url=found.url), created=created)
        else:
            yield replace(outcome, name=found.url)


def web_fields(key: str) -> tuple[str, str]:
    """What the reader types: an address, and the day it was written where that is known."""
    left, right = st.columns([2, 1])
    url = left.text_input(say("Web address"), key=f"url-{key}", placeholder="https://example.org/news", max_chars=2000)
    day = right.text_input(say("Written on (optional)"), key=f"url-date-{key}", placeholder="2021-09-07", max_chars=80)
    return url.strip(), day


@lru_cache(maxsize=1)
def _limits() -> Limits:
    return Limits(_A_SECOND, _AT_ONCE)
