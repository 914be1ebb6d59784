"""What the triggers of every language mean is known to the engine."""

import pytest

from timeline.events import trigger_problems
from timeline.events.checking import PLOVER
from timeline.languages import codes


@pytest.mark.parametrize("code", codes())
def test_every_trigger_means_something_known(code, known):
    assert list(trigger_problems(code, known.event_types)) == []


def test_every_type_has_a_plover_event_or_none(known):
    assert {type_.plover for type_ in known.event_types.values()} <= PLOVER | {""}
