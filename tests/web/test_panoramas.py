"""The events in memory: as new as the page that is drawn, without asking again and again."""

from pathlib import Path

import pytest
from app_harness import put

from timeline import pipeline
from timeline.store import Store
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(f"sqlite:///{tmp_path / 'timeline.sqlite3'}")


def test_a_page_that_knows_the_last_revision_does_not_ask_for_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, "2021-09-07")
    whole = Panorama(store, Names(pipeline.knowledge()))
    drawn = whole.since(store.revision())
    assert len(drawn.held().columns) == 1
    monkeypatch.setattr(Store, "revision", lambda _: pytest.fail("asked"))
    assert drawn.held() is drawn.held()
    assert drawn.in_memory() == 1


def test_what_happens_after_the_page_was_drawn_is_known_to_the_next_and_to_whoever_asks_anew(store: Store) -> None:
    put(store, "2021-09-07")
    drawn = Panorama(store, Names(pipeline.knowledge())).since(store.revision())
    drawn.held()
    put(store, "2022-01-01", "2023-01-01")
    assert len(drawn.held().columns) == 1
    assert len(drawn.anew().held().columns) == 3
    # The page keeps no events of its own: those of its day may go.
    assert drawn.held() is drawn.anew().held()
