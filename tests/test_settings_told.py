"""What an operator may set stands in one table, and what stands there may be set."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAME = re.compile(r"\bTIMELINE_[A-Z_]+\b")


def test_every_setting_stands_in_the_table_and_no_other() -> None:
    sources = [ROOT / "app.py", *(ROOT / "timeline").rglob("*.py")]
    used = {name for path in sources for name in NAME.findall(path.read_text("utf-8"))}
    rows = [line for line in (ROOT / "docs" / "settings.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    told = {name for row in rows for name in NAME.findall(row.split("|")[1])}
    assert told == used
