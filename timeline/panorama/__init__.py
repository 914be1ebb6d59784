"""All events at once, as columns in memory: filtered, counted and cut to a window in milliseconds."""

from timeline.panorama.choosing import Choice, Mask, chosen
from timeline.panorama.columns import AFTER, BEFORE, Columns, columns_of, updated
from timeline.panorama.counting import Facet, counted
from timeline.panorama.laning import LanesBy
from timeline.panorama.precision import Precision
from timeline.panorama.scene import OTHERS, Density, Scene, Slice, in_time, scene_of
from timeline.panorama.sources import Sources

__all__ = [
    "AFTER",
    "BEFORE",
    "OTHERS",
    "Choice",
    "Columns",
    "Density",
    "Facet",
    "LanesBy",
    "Mask",
    "Precision",
    "Scene",
    "Slice",
    "Sources",
    "chosen",
    "columns_of",
    "counted",
    "in_time",
    "scene_of",
    "updated",
]
