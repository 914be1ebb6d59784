"""Groups of states that have no office of their own: whoever says "the six powers" names six states."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from timeline.names.reading import load_rows

_COLUMNS: Final = ("group", "member")


def load_groups(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """`groups.csv`: the members of each group."""
    members: dict[str, tuple[str, ...]] = {}
    rows = load_rows(folder / "groups.csv", _COLUMNS, lambda row: (row["group"], row["member"]), order=2, key=2)
    for group, member in rows:
        members[group] = (*members.get(group, ()), member)
    return members
