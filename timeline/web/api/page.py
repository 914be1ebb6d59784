"""The API on one page, for people who write programs: made of its own description."""

from collections.abc import Mapping
from html import escape
from typing import Any

from timeline.web.html_document import html_document
from timeline.web.printed import document_styles
from timeline.web.speaking import SOURCE


def page(described: Mapping[str, Any]) -> str:
    """A heading a route, its parameters below it."""
    routes = "".join(_route(path, told["get"]) for path, told in described["paths"].items())
    info = described["info"]
    body = (
        f"<main><h1>{escape(info['title'])} API</h1><p>{escape(info['description'])}</p>"
        f'<p><a href="openapi.json">openapi.json</a></p>{routes}</main>'
    )
    return html_document(body, title=f"{info['title']} API", language=SOURCE, styles=document_styles())


def _route(path: str, told: Mapping[str, Any]) -> str:
    asked = "".join(
        f"<li><code>{escape(one['name'])}</code> {escape(one.get('description', ''))}</li>"
        for one in told["parameters"]
        if one["in"] == "query"
    )
    return f"<section><h2><code>{escape(path)}</code></h2><p>{escape(told['summary'])}.</p><ul>{asked}</ul></section>"
