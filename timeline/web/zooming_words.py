"""The words on and about the zooming timeline, on a page or embedded elsewhere."""

from typing import Final

from timeline.web.speaking import noted

WORDS: Final = {
    "in": noted("Zoom in"),
    "out": noted("Zoom out"),
    "before": noted("Earlier"),
    "after": noted("Later"),
    "all": noted("Show all"),
    "fold": noted("Fold or unfold this lane"),
    "hide": noted("Hide this lane"),
    "up": noted("Move this lane up"),
    "down": noted("Move this lane down"),
    "png": noted("Save the picture as PNG"),
    "svg": noted("Save the picture as SVG"),
    "print": noted("Print, or save as PDF"),
    "tour": noted("A short tour of this page"),
    "unhide": noted("Show the hidden lanes"),
    "empty": noted("No event lies in these days."),
    "nearest": noted("Show the nearest events"),
    "chart": noted(
        "Timeline. Arrow keys move it, plus and minus zoom, 0 shows all. The table below holds the same events."
    ),
    "unreachable": noted("The server does not answer. What you see is as it was; move again to try anew."),
}
