"""What a browser is told about every answer: what it may run, fetch and frame, and what it may tell others."""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import streamlit

_INLINE: Final = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_PERMISSIONS: Final = ("camera", "microphone", "geolocation", "payment", "usb", "serial", "hid", "midi")
# Whatever else an answer says of itself.
ALWAYS: Final = {
    "x-content-type-options": "nosniff",
    # The address of a page may hold the secret of a link: no other site is to hear it.
    "referrer-policy": "same-origin",
    "permissions-policy": ", ".join(f"{name}=()" for name in _PERMISSIONS),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
# What is data only: a browser that is led to it shows it and runs nothing.
OF_DATA: Final = "default-src 'none'; frame-ancestors 'none'; sandbox"
# A document of ours carries in itself, by their hashes, the scripts it may run (see `html_document`).
OF_DOCUMENTS: Final = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"
OURS: Final = ("/view/", "/api/", "/embed", "/public", "/healthz", "/readyz", "/metrics")


def added(path: str, kind: str, *, is_secure: bool) -> dict[str, str]:
    """The headers of an answer of a kind at a path; what the answer says itself goes before them."""
    headers = {**ALWAYS, "content-security-policy": _policy(path, kind)}
    if is_secure:
        headers["strict-transport-security"] = "max-age=31536000"
    return headers


def _policy(path: str, kind: str) -> str:
    if not path.startswith(OURS):
        return streamlits_own()
    return OF_DOCUMENTS if kind.startswith("text/html") else OF_DATA


@lru_cache(maxsize=1)
def streamlits_own() -> str:
    """As little as Streamlit's pages, our components and plotly.js get along with.

    Components are modules made from blobs, and React, Plotly and Streamlit write styles. Nothing is fetched from,
    sent to, or framed by another host; no script is built from text.
    """
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(("'self'", "blob:", *_hashes())),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self' data: blob:",
        "connect-src": "'self' data: blob:",
        "worker-src": "'self' blob:",
        "frame-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hashes() -> Iterator[str]:
    """Of the scripts that stand in Streamlit's page itself, as it is installed."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    for script in _INLINE.findall(page.read_text("utf-8")):
        digest = b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
        yield f"'sha256-{digest}'"
