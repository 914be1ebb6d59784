"""The benchmarks of the timeline add up rightly, and start from the command line. Nothing is timed here."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

FOLDER = Path(__file__).parent.parent / "benchmarks"
SCRIPTS = ("opening", "windows", "readers", "searching", "memory", "peers", "targets", "fifty")


@pytest.fixture(scope="module", autouse=True)
def _beside_the_benchmarks():
    """They import one another as scripts of one folder do."""
    before = list(sys.path)
    sys.path.insert(0, str(FOLDER))
    yield
    sys.path[:] = before


def test_ninety_five_of_a_hundred_do_not_exceed_the_p95():
    from figures import p95, percentile

    values = list(range(1, 101))
    Random(7).shuffle(values)
    assert p95(values) == 95
    assert p95([4.0]) == 4.0
    assert percentile(values, 1) == 100
    assert p95([]) is None


def test_a_figure_is_reached_up_to_its_target_and_never_when_not_finished():
    from figures import Figure

    cases = [(300, 300, True), (300.1, 300, False), (None, 300, False), (5, None, None)]
    assert [Figure("", value, "ms", most).reached for value, most, _ in cases] == [told for *_, told in cases]


def test_the_table_has_the_target_beside_each_figure():
    from figures import Figure, markdown

    table = markdown([Figure("search", 1234.5, "ms", 200, "p95"), Figure("peer", None, "ms")]).splitlines()
    assert table[2:] == ["| search | 1,234 ms | 200 ms | **no** | p95 |", "| peer | not finished |  |  |  |"]


def test_the_better_peer_is_the_target_and_one_that_did_not_finish_took_the_limit():
    from peers import OURS, Times, compared

    ours = Times([90, 100, 110], [5, 6, 7])
    theirs = {"a": Times([80], [4]), "b": Times([], [])}
    painted, *_, last = compared(1_000, ours, theirs, limit=60)
    assert (painted.what, painted.value, painted.most) == (f"1,000 events, painted: {OURS}", 100, 120)
    assert (last.value, last.note) == (None, "not within 60 s")
    both_failed = next(compared(10_000, ours, {"b": Times([], [])}, limit=60))
    assert both_failed.most == 60_000


def test_a_part_that_fails_is_a_row_and_the_rest_goes_on(capsys):
    from targets import _kept_going

    def failing():
        raise RuntimeError("no | browser")
        yield

    (row,) = _kept_going("peers", failing)
    assert (row.what, row.reached, row.note) == ("peers", False, "RuntimeError: no / browser")


def test_a_reader_who_drags_stays_where_events_are():
    from readers import FIRST, LAST, Window

    dice, window = Random(1), Window(FIRST, LAST)
    for _ in range(2000):
        window.move(dice)
        assert window.first < window.last
        assert window.first <= LAST
        assert window.last >= FIRST


@pytest.mark.parametrize("name", SCRIPTS)
def test_each_says_what_it_measures(name):
    told = subprocess.run(
        (sys.executable, FOLDER / f"{name}.py", "--help"), capture_output=True, text=True, timeout=120, check=True
    )
    assert "--folder" in told.stdout
    assert f"benchmarks/{name}.py" in (FOLDER / "README.md").read_text("utf-8") or name == "targets"
