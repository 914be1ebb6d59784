import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.store import Store, data_folder_url


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    Store.open(data_folder_url(folder)).close()
    return folder / "timeline.sqlite3"


@pytest.fixture
def store(tmp_path: Path, empty_database: Path) -> Iterator[Store]:
    """A store of its own for each test; copied, since running the migrations takes longer than most tests."""
    shutil.copy(empty_database, tmp_path / "timeline.sqlite3")
    with Store.open(data_folder_url(tmp_path)) as store:
        yield store
