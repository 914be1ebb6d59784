"""Whatever a document holds, no page, file or answer of ours makes markup of it. In all fields, by every maker."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from app_harness import ROOT
from lxml import etree, html
from poison import PAYLOADS, poisoned
from streamlit.testing.v1 import AppTest

from timeline import pipeline
from timeline.dates import civil
from timeline.formats import WRITERS, read_bytes
from timeline.store import Store
from timeline.text import Document
from timeline.views import timeline_figure
from timeline.web.html_document import html_document
from timeline.web.listing import rows
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama
from timeline.web.pictures import minimap, picture, whole_picture
from timeline.web.plain import plain, tag
from timeline.web.printed import printed
from timeline.web.standalone import standalone
from timeline.web.state import Desk
from timeline.web.viewing import View

# What our own pages are made of; nothing a document brings is among them.
OUR_SCRIPTS = {"application/json", None}
NEVER = {"img", "iframe", "object", "embed", "form", "base", "link", "textarea"}
# Plotly reads these in a text, and takes addresses only in the last one, which we never write.
PLOTLYS = re.compile(r"</?(?:b|i|br|sub|sup)\s*/?>")
KNOWN = pipeline.knowledge()


@pytest.fixture
def desk(store: Store) -> Desk:
    poisoned(store)
    return Desk(store, Panorama(store, Names(KNOWN)), KNOWN, "en")


def strangers(markup: str, *, ours: int = 0) -> list[str]:
    """What in some HTML can only have come out of a document."""
    tree = html.document_fromstring(f"<div>{markup}</div>" if "<html" not in markup else markup)
    found = [str(element.tag) for element in tree.iter(etree.Element) if element.tag in NEVER]
    for element in tree.iter(etree.Element):
        for name, value in element.attrib.items():
            runs = name.lower().startswith("on") or name == "srcdoc"
            leads = name in ("href", "src", "action") and not value.startswith(("#", "?", "/"))
            found += [f"{element.tag} {name}={value}"] if runs or leads else []
        found += [f"{element.tag} in words"] if element.tag == "svg" else []
    scripts = tree.findall(".//script")
    return found + [f"{len(scripts)} scripts"] * (len(scripts) != ours)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_element_round_words_holds_words_only(payload: str) -> None:
    for name in ("p", "q", "span"):
        made = tag(name, payload, style="because")
        assert strangers(made) == []
        element = html.fragment_fromstring(made)
        assert (len(element), element.text) == (0, payload)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_are_words_to_markdown_too(payload: str) -> None:
    made = plain(payload)
    assert re.search(r"(?<!\\)[<>\[\]()$:`*_!&]", made) is None


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_document_of_ours_keeps_its_own_title(payload: str) -> None:
    made = html_document("<p>x</p>", title=payload, language="en", styles=[], scripts=["1"])
    assert strangers(made, ours=1) == []
    assert html.document_fromstring(made).findtext(".//title") == payload


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_printed_chronology_holds_words_only(desk: Desk, language: str) -> None:
    made = printed(desk.panorama, desk.store, View(language=language), desk.names, desk.types, at_once=True)
    assert strangers(made, ours=1) == []
    assert html.document_fromstring(made).text_content().count("window.pwned=1") >= len(PAYLOADS)


def test_a_file_that_is_taken_away_holds_words_only(desk: Desk) -> None:
    made = standalone(View(language="en"), desk).decode("utf-8")
    page, scripts = html.document_fromstring(made), re.findall(r"<script[^>]*>", made)
    # Plotly, ours, and the data; the words `<script>` stand nowhere else unescaped but inside Plotly itself.
    assert [element.get("type") in OUR_SCRIPTS for element in page.iter("script")] == [True] * 3
    assert len([one for one in scripts if "type=" in one]) == 1
    (data,) = [element.text for element in page.iter("script") if element.get("type")]
    assert "<" not in data
    assert json.loads(data)["data"]
    policy = page.xpath("//meta[@http-equiv]/@content")[0]
    assert "default-src 'none'" in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]


def texts_of(drawn: object) -> list[str]:
    """Every string in a figure."""
    if isinstance(drawn, str):
        return [drawn]
    if isinstance(drawn, dict):
        return [text for value in drawn.values() for text in texts_of(value)]
    return [text for value in drawn for text in texts_of(value)] if isinstance(drawn, list | tuple) else []


@pytest.mark.parametrize("by", ["type", "actor", "pair", "place", "source", "collection"])
def test_no_text_of_a_chart_holds_markup_but_its_own(desk: Desk, by: str) -> None:
    view, types = View(by=by, language="en"), desk.types
    first, last = (day for day in (0, 40_000))
    drawn = [
        picture(desk.panorama, view, desk.names, types, first=None, last=None, width=1000),
        picture(desk.panorama, view, desk.names, types, first=first, last=last + civil(0)[1], width=1000),
        whole_picture(desk.panorama, view, desk.names, types, most=100),
    ]
    for one in drawn:
        for part in ("data", "layout", "legend"):
            texts = texts_of(json.loads(json.dumps(one[part], default=list)))
            assert [text for text in texts if "<" in PLOTLYS.sub("", text)] == []


def test_the_report_s_own_chart_holds_no_markup_of_a_document(desk: Desk) -> None:
    events = [event for event in desk.store.events(desk.panorama.ids(View())) if event.when]
    figure = timeline_figure(events, types=desk.types, names=desk.names)
    texts = texts_of(json.loads(figure.to_json()))
    # Ids of events are hashes and their types are compared, never drawn as they are.
    assert [text for text in texts if re.search(r"<(?!/?(?:b|i|br)>)", text)] == []


def test_answers_of_the_routes_are_data_with_words_in_them(desk: Desk) -> None:
    asked = {"window": None, "sort": "", "backwards": False, "offset": 0, "limit": 100}
    table = rows(desk.panorama, View(language="en"), desk.names, desk.types, **asked)
    strip = minimap(desk.panorama, View(language="en"), desk.names, desk.types)
    assert PAYLOADS[0] in json.dumps(table, ensure_ascii=False)
    assert strip["tray"]["events"]


PAGES = ("timeline", "chronology", "map", "pairs", "review", "sources")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_writes_markup_of_a_document(store: Store, name: str) -> None:
    ids = poisoned(store)
    script = f"""
from timeline.web.address import take_address
from timeline.web.{name}_page import {name}_page
from timeline.web.shell import framed

take_address()
framed({name}_page)()
"""
    app = AppTest.from_string(script, default_timeout=90)
    for event_id in (ids[0], ids[2], ids[-1]):
        app.query_params["event"] = event_id
        app.run()
        assert not app.exception
        for part in app.html:
            markup = str(part.value if hasattr(part, "value") else part.proto.body)
            assert [found for found in strangers(markup) if not found.startswith("style")] == []
        for part in (*app.markdown, *app.caption, *app.info, *app.warning, *app.error, *app.title):
            assert re.search(r"(?<!\\)<(?:script|img|svg|iframe|a )", str(part.value)) is None
            assert re.search(r"(?<!\\)\]\((?:javascript|http)", str(part.value)) is None


def test_no_page_lets_html_through_markdown() -> None:
    sources = {path: path.read_text("utf-8") for path in (ROOT / "timeline").rglob("*.py")}
    assert [path.name for path, text in sources.items() if "unsafe_allow" in text] == []


SINKS = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|srcdoc")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "timeline" / "web" / "assets").glob("*.js")), ids=lambda path: path.name
)
def test_scripts_of_ours_put_words_in_as_words(path: Path) -> None:
    assert SINKS.findall(path.read_text("utf-8")) == []


FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_every_export_holds_the_words_and_runs_none(desk: Desk, name: str) -> None:
    events = desk.store.events(desk.panorama.ids(View()))
    stream = io.BytesIO()
    WRITERS[name].write(events, stream)
    data = stream.getvalue()
    if name == "csv":
        table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert len(table) == len(events) + 1
        assert [
            cell for row in table[1:] for cell in row if FORMULA.match(cell) and not cell[:5].strip("-0123456789")
        ] == []
    elif name == "xlsx":
        parts = zipfile.ZipFile(io.BytesIO(data))
        sheet = parts.read("xl/worksheets/sheet1.xml").decode("utf-8")
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        assert [part for part in parts.namelist() if "external" in part.lower()] == []
    elif name == "json":
        assert len(json.loads(data)["events"]) == len(events)
    else:
        assert data.count(b"BEGIN:VEVENT") == data.count(b"\r\nEND:VEVENT") > 0


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_file_may_be_called_anything(payload: str) -> None:
    (found,) = read_bytes(f"../../{payload}.txt", b"They met in Paris on 7 September 2021.")
    assert isinstance(found, Document)
    assert "../" not in found.citation.title
