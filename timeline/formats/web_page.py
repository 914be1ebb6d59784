"""Web pages: the main text, without menus and without scripts."""

import codecs
import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Final
from urllib.parse import urlsplit

import trafilatura
from lxml import etree, html

from timeline.formats.encodings import decode
from timeline.formats.outcome import TEXT_LIMIT, Outcome, Refused, document, too_long

# What it could not make out in a page is no news for the terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

# Markup outweighs the words of a page, rarely more than tenfold.
_PAGE_LIMIT: Final = 10 * TEXT_LIMIT
# Characters. So short a page has little around its text, and too little text to tell the two apart.
_NOTE: Final = 1_000
# So long a page is a book, and looking for its main text takes time that grows faster than the page.
_BOOK: Final = 500_000
_DECLARED: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
# Decoders that are no charset of a page, some of them slow without bound.
_NO_CHARSET: Final = frozenset(
    ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "unicode-escape", "undefined")
)
# What browsers read these as (WHATWG Encoding Standard).
_ALIASES: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_HIDDEN: Final = ("noscript", "template", "iframe", "object", "svg", "style")
# Kept at first, for a page's date may stand there.
_UNSPOKEN: Final = ("script", "head")
_BLOCKS: Final = re.compile(
    r"address|article|aside|blockquote|br|caption|dd|div|d[lt]|figcaption|footer|h[1-6]|header|hr|li|main|nav"
    r"|ol|p|pre|section|table|t[dhr]|ul"
)
# Without these, the date found would depend on the day of reading.
_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}


def read(name: str, data: bytes) -> Iterator[Outcome]:
    """The main text as one document; its metadata holds the page's own date, if it names one."""
    if len(data) > _PAGE_LIMIT:
        yield too_long(name)
        return
    source = _decode(data)
    if source is None:
        yield Refused(name, "The file is no web page, it holds binary data; save the page again as HTML and add that.")
        return
    tree = _parse(source)
    if tree is None:
        yield Refused(name, "The page holds no text; check that it was saved whole.")
        return
    address = _canonical(tree)
    whole = _all_text(deepcopy(tree))
    text, title, date = _main_text(tree) if len(whole) < _BOOK else ("", "", "")
    if not text or len(whole) < _NOTE:
        text = whole
    yield document(name, text, title=title, url=address, metadata=(("html", date),) if date else ())


def _decode(data: bytes) -> str | None:
    declared = _DECLARED.search(data[:4096])
    if declared and not _is_utf8(data) and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")).name
            if encoding not in _NO_CHARSET:
                return data.decode(_ALIASES.get(encoding, encoding))
        except (LookupError, ValueError):  # an unknown name, or a page that is not in what it declares
            pass
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    """Whether it proves itself UTF-8, whatever the page says: many pages say what their template said."""
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _parse(source: str) -> html.HtmlElement | None:
    """The page without what a reader does not see."""
    try:
        tree = html.document_fromstring(_XML_DECLARATION.sub("", source))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, *_HIDDEN, with_tail=False)
    return tree


def _main_text(tree: html.HtmlElement) -> tuple[str, str, str]:
    """Text, title and date, each empty where not found."""
    try:
        page = trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
    except Exception:  # a page made to break parsers; its plain words are still there
        return "", "", ""
    if not isinstance(page, trafilatura.settings.Document):
        return "", "", ""
    return page.text or "", page.title or "", page.date or ""


def _all_text(tree: html.HtmlElement) -> str:
    """Every word a reader would see, one line a block."""
    etree.strip_elements(tree, *_UNSPOKEN, with_tail=False)
    pieces: list[str] = []
    for step, element in etree.iterwalk(tree, events=("start", "end")):
        if _BLOCKS.fullmatch(str(element.tag)):
            pieces.append("\n")
        pieces.append((element.text if step == "start" else element.tail) or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _canonical(tree: html.HtmlElement) -> str:
    """The address the page gives itself; only http(s), for it is shown as a link."""
    for address in tree.xpath('//link[@rel="canonical"]/@href | //meta[@property="og:url"]/@content'):
        try:
            parts = urlsplit(str(address).strip())
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc:
            return parts.geturl()
    return ""
