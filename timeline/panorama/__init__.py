"""All events at once, as columns in memory: filtered, counted and cut to a window in milliseconds."""

from timeline.panorama.choosing import Choice, Mask, chosen
from timeline.panorama.columns import (
    AFTER,
    BEFORE,
    CONFIRMED,
    DISPUTED,
    ON_REPORT_DAY,
    PARTIES_SETTLED,
    PEOPLE_SETTLED,
    STATUSES,
    Columns,
    columns_of,
    updated,
)
from timeline.panorama.counting import Facet, counted
from timeline.panorama.crowding import rows_needed, rows_wanted, shared_rows
from timeline.panorama.laning import LanesBy
from timeline.panorama.mapping import Atlas, Site, Spot, atlas
from timeline.panorama.pairing import Encounters, OverTime, encounters, over_time, pair_key
from timeline.panorama.precision import Precision
from timeline.panorama.ragged import Ragged
from timeline.panorama.scene import OTHERS, Density, Scene, Slice, in_time, scene_of
from timeline.panorama.sources import Sources
from timeline.panorama.yearly import Chronicle, YearOf, chronicle_of, first_named

__all__ = [
    "AFTER",
    "BEFORE",
    "CONFIRMED",
    "DISPUTED",
    "ON_REPORT_DAY",
    "OTHERS",
    "PARTIES_SETTLED",
    "PEOPLE_SETTLED",
    "STATUSES",
    "Atlas",
    "Choice",
    "Chronicle",
    "Columns",
    "Density",
    "Encounters",
    "Facet",
    "LanesBy",
    "Mask",
    "OverTime",
    "Precision",
    "Ragged",
    "Scene",
    "Site",
    "Slice",
    "Sources",
    "Spot",
    "YearOf",
    "atlas",
    "chosen",
    "chronicle_of",
    "columns_of",
    "counted",
    "encounters",
    "first_named",
    "in_time",
    "over_time",
    "pair_key",
    "rows_needed",
    "rows_wanted",
    "scene_of",
    "shared_rows",
    "updated",
]
