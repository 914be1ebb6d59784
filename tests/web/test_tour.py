"""The tour has a text for each part of the page it shows, and a part for each text."""

import re

from timeline.web.components import ASSETS
from timeline.web.zooming import _STEPS


def test_each_part_of_the_tour_has_a_text() -> None:
    script = (ASSETS / "tour.js").read_text("utf-8")
    parts = re.search(r"const PARTS = \[(.*?)\];", script)
    assert parts is not None
    assert len(re.findall(r'"[^"]+"', parts.group(1))) == len(_STEPS) == len(set(_STEPS))
