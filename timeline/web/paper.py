"""PDF files of the chronology and of the chart, typeset here: no browser and no system library is needed.

Typst shapes Arabic, runs it right to left, and writes tagged files that a screen reader reads. The fonts for Latin,
Greek, Cyrillic and Arabic come with the program; for other scripts it takes those of the machine, and says so in the
file where it finds none.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import typst

from timeline.dates import Bounds, Interval, on_day
from timeline.views import Line, Note, Year, date_in_words, drawing, is_rtl, isolated, paint, shortened
from timeline.web.chronicle import LONGEST_QUOTE, facts_of, heading_of, told
from timeline.web.pictures import minimap, picture
from timeline.web.speaking import count_in, direction_of, noted, number_in_words, say_in
from timeline.web.state import Desk
from timeline.web.typesetting import LettersMissingError, typeset_apart
from timeline.web.viewing import View

_TEMPLATE: Final = Path(__file__).with_name("paper.typ")
# Amiri, since its Arabic can be searched and copied in the file: a font that sets dots by themselves has them twice.
_FONTS: Final = ("fontpkg_noto_sans", "fontpkg_amiri")
# The first of them that the machine has is for Chinese; what none has, Typst looks for itself.
_CHINESE: Final = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei",
    "WenQuanYi Micro Hei", "SimSun",
)  # fmt: skip
# So many take about ten seconds, three quarters of a gigabyte and 400 pages; both grow with the number, and a longer
# book is read by nobody: the other downloads have all.
MOST_TYPESET: Final = 5_000
_WIDTH: Final = 1040
_TITLE: Final = noted("Chronology")
_CHART: Final = noted("Timeline")
_CUT: Final = noted("Only the first {number} are printed; filters make the list shorter.")
_MISSING: Final = noted(
    "Some letters are missing here, since this machine has no font for them. The browser's own printing may have one."
)


def chronology_pdf(view: View, desk: Desk) -> bytes:
    """All events of a view in order, with their sources in notes."""
    language, number = desk.language, len(desk.panorama.listed(view, None))
    events = desk.store.events(desk.panorama.ids(view, 0, MOST_TYPESET))
    years = told(events, desk.store, types=desk.types, names=desk.names, language=language)
    cut = say_in(_CUT, language, number=number_in_words(MOST_TYPESET, language)) if number > MOST_TYPESET else ""
    counted = count_in("{number} event", "{number} events", number, language)
    given = {
        "form": "chronology",
        "title": say_in(_TITLE, language),
        "subtitle": " · ".join(filter(None, (counted, cut))),
        "years": [_year(year, language) for year in years],
    }
    return typeset(given, language)


def chart_pdf(view: View, desk: Desk, window: Bounds | None) -> bytes:
    """A window of a view as the chart shows it, in lines and letters, with its legend."""
    language = desk.language
    first, last = (None, None) if window is None else (window.earliest, window.latest)
    asked = replace(view, language=language)
    drawn = picture(desk.panorama, asked, desk.names, desk.types, first=first, last=last, width=_WIDTH)
    tray = minimap(desk.panorama, asked, desk.names, desk.types)["tray"]
    counted = count_in("{number} event", "{number} events", drawn["count"], language)
    given = {
        "form": "chart",
        "title": say_in(_CHART, language),
        "subtitle": " · ".join(filter(None, (_span(window, language), counted))),
        "width": _WIDTH,
        "height": drawn["layout"]["height"],
        "shapes": drawing(drawn, width=_WIDTH),
        "legend": [_legend(entry) for entry in drawn["legend"]],
        "below": tray["title"] if tray else "",
    }
    return typeset(given, language)


def typeset(given: Mapping[str, Any], language: str) -> bytes:
    """The file; where letters have no font, with a note that says so in place of a promise that all are there."""
    rtl = direction_of(language) == "rtl"
    frame = {"language": language, "rtl": rtl, "fonts": _families(arabic_first=rtl), "missing": ""}
    try:
        return typeset_apart(_TEMPLATE, {**given, **frame}, _font_paths(), strict=True)
    except LettersMissingError:
        told = {**frame, "missing": say_in(_MISSING, language)}
        return typeset_apart(_TEMPLATE, {**given, **told}, _font_paths(), strict=False)


def _font_paths() -> list[Path]:
    return [Path(str(files(package))) / "files" for package in _FONTS]


@lru_cache(maxsize=2)
def _families(*, arabic_first: bool) -> tuple[str, ...]:
    """What to look for a letter in, first to last; digits and names in an Arabic text are of its font too."""
    there = set(typst.Fonts(font_paths=_font_paths()).families())
    ours = ("Amiri", "Noto Sans") if arabic_first else ("Noto Sans", "Amiri")
    return (*ours, *[family for family in _CHINESE if family in there][:1])


def _year(year: Year, language: str) -> dict[str, Any]:
    moments = [
        {"date": moment.date if moment.edtf else "", "lines": [_line(line, language) for line in moment.lines]}
        for moment in year.moments
    ]
    return {"heading": heading_of(year, language), "moments": moments, "notes": [_note(note) for note in year.notes]}


def _line(line: Line, language: str) -> dict[str, Any]:
    return {"text": " · ".join(map(isolated, (line.label, *facts_of(line, language)))), "notes": line.notes}


def _note(note: Note) -> dict[str, Any]:
    about = (note.source.title, note.source.archive, note.date)
    quote = shortened(note.quote, LONGEST_QUOTE)
    return {
        "number": note.number,
        "about": " · ".join(isolated(part) for part in about if part),
        "quote": {"text": quote, "rtl": is_rtl(quote)},
    }


def _legend(entry: Mapping[str, Any]) -> dict[str, Any]:
    marker, sign = entry["marker"], entry["meta"]["sign"]
    shown = {"text": unescape(entry["name"])}
    if sign:
        return shown | {"sign": sign}
    symbol = marker["symbol"]
    rim = marker.get("line", {})
    paintable = {"stroke": paint(rim["color"]), "thickness": rim["width"]} if symbol.endswith("-open") else {}
    fill = {} if symbol.endswith("-open") else {"fill": paint(marker["color"])}
    return shown | {"shape": symbol.removesuffix("-open"), "size": marker["size"]} | fill | paintable


def _span(window: Bounds | None, language: str) -> str:
    if window is None or window.earliest is None or window.latest is None:
        return ""
    return date_in_words(Interval(on_day(window.earliest), on_day(window.latest)), language)
