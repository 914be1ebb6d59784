"""A whole HTML document of ours that stands by itself: it asks no host for anything and runs only its own scripts."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape

from timeline.web.speaking import direction_of


def html_document(
    body: str, *, title: str, language: str, styles: Sequence[str], scripts: Sequence[str] = (), asks: bool = False
) -> str:
    """The body, which is HTML, in its language and direction. Scripts run after it, in their order.

    Only a document that `asks` may fetch from where it came from; the others stand by themselves.
    """
    run = [_inline(script) for script in scripts]
    allowed = " ".join(f"'sha256-{_hash(script)}'" for script in run) or "'none'"
    # Should markup of a document ever get past the escaping, the browser still runs and fetches nothing of it.
    own, reached = (" 'self'", "'self'") if asks else ("", "'none'")
    policy = (
        f"default-src 'none'; script-src {allowed}{own}; connect-src {reached}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    parts = [
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{direction_of(language)}">\n<head>',
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        *(f"<style>{style}</style>" for style in styles),
        f"</head>\n<body>\n{body}",
        *(f"<script>{script}</script>" for script in run),
        "</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _inline(script: str) -> str:
    """The script with nothing in it that HTML takes for its end, or for the beginning of a comment."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
