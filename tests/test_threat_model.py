"""The threat model names tests that exist, and none of its rows goes without one."""

import ast
import re
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODEL = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
THREATS = MODEL.partition("## Threats")[2].partition("## What is left")[0]
ROWS = [line for line in THREATS.splitlines() if line.startswith("| ")][1:]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


@lru_cache
def _defined_in(path: str) -> frozenset[str]:
    file = ROOT / path
    tree = ast.parse(file.read_text("utf-8")) if file.is_file() else ast.Module([], [])
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_every_threat_names_tests_that_exist(row: str) -> None:
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert len(cells) == 4
    named = NAMED.findall(cells[3])
    assert len(named) == cells[3].count("::") > 0
    assert [f"{path}::{name}" for path, name in named if name not in _defined_in(path)] == []


def test_the_model_has_threats() -> None:
    assert len(ROWS) > 20


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_library_is_pinned(file: str) -> None:
    lines = [line for line in (ROOT / file).read_text("utf-8").splitlines() if line and line[0] not in "#-"]
    assert [
        line for line in lines if not re.match(r"[\w.\-\[\]]+==[\w.]+(; sys_platform [!=]= \"\w+\")? +# \S", line)
    ] == []
