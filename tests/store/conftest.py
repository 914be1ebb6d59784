from collections.abc import Iterator

import pytest

from timeline.store import Store


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A store of its own for each test, in each kind of database."""
    with Store.open(database_url) as store:
        yield store
