"""Names written by their sound: where one ends, and letters that stand for a state."""

import pytest

from timeline.names import find_names
from timeline.text import tokenize


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("欧盟发言人马斯拉利说", ["EU"]),
        ("德国外长马斯说", ["DEU", "Maas, Heiko"]),
        ("美国驻西伯利市领事馆", ["USA"]),
        ("副国务卿访越时说", ["VNM"]),
        ("大使驻德期间", ["DEU"]),
        ("优越时代", []),
    ],
)
def test_a_person_is_not_found_in_a_longer_name_nor_a_state_in_a_place(text, actors, known):
    index = known.name_index("zh")
    assert [name.actor for name in find_names(tokenize(text, index.language), text, index)] == actors
