"""The commands, run as a person runs them."""

import csv
import io
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REPORT = "The foreign ministers of Egypt and Jordan met in Amman on {day} September 2021."


@pytest.fixture
def environment(tmp_path):
    return os.environ | {
        "TIMELINE_DATABASE_URL": f"sqlite:///{tmp_path / 'timeline.sqlite3'}",
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "200",
    }


@pytest.fixture
def run(environment):
    def run_command(*arguments, text=""):
        command = [sys.executable, "-m", "timeline", *map(str, arguments)]
        return subprocess.run(
            command, input=text, capture_output=True, encoding="utf-8", env=environment, timeout=120, check=False
        )

    return run_command


def rows(run):
    text = run("export", "--format", "csv").stdout.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def test_reading_twice_changes_nothing(run, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(REPORT.format(day=7), "utf-8")
    first = run("read", report)
    assert first.returncode == 0
    assert "1 new documents with 1 events" in first.stderr
    before = rows(run)
    assert "0 new documents with 0 events, 1 known before" in run("read", report).stderr
    assert rows(run) == before
    assert [(row["date"], row["actors"], row["place"]) for row in before] == [("2021-09-07", "EGY; JOR", "Amman")]


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(run, tmp_path):
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "b.txt").write_text(REPORT.format(day=8), "utf-8")
    (tmp_path / "c.pdf").write_bytes(b"not a PDF")
    (tmp_path / "d.xyz").write_text("something else", "utf-8")
    result = run("read", tmp_path, tmp_path / "missing.txt")
    assert result.returncode == 1
    assert "1 new documents with 1 events" in result.stderr
    assert "3 refused, " in result.stderr
    assert "Traceback" not in result.stderr


def test_a_table_comes_in_row_by_row_and_twice_changes_nothing(run, tmp_path):
    table = tmp_path / "visits.csv"
    table.write_text("start,end,from,what\n1994-05-02,1994-05-04,Jordan,Talks\n1995-01-01,,Atlantis,Talks\n", "utf-8")
    chosen = ("--map", "type=visit", "--map", "actors_from=from", "--map", "with_recipients=USA")
    dry = run("import-table", table, *chosen, "--dry-run")
    assert "1 rows are events, 1 refused; 0 added" in dry.stderr
    first = run("import-table", table, *chosen)
    assert first.returncode == 1
    assert "visits.csv:3: no known actor: Atlantis" in first.stderr
    before = rows(run)
    assert [(row["date"], row["actors"], row["recipients"]) for row in before] == [
        ("1994-05-02/1994-05-04", "JOR", "USA")
    ]
    again = run("import-table", table, *chosen, "--name", "Atlantis=")
    assert "1 added, 0 changed, 0 removed, 1 as before" in again.stderr
    assert "there is no column" in run("import-table", table, "--map", "date=day").stderr


def test_json_export_holds_the_quote(run, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT.format(day=7), "utf-8")
    run("read", tmp_path / "a.txt")
    (event,) = json.loads(run("export", "--format", "json").stdout)["events"]
    assert event["evidence"][0]["quote"] == REPORT.format(day=7)


def test_annotate_exits_with_1_after_a_bad_line(run):
    good = json.dumps({"id": "x", "text": "التقى الوزيران يوم الثلاثاء", "dct": "2021-09-10"}, ensure_ascii=False)
    result = run("annotate", "--only", "timexes", text=f"{good}\nnonsense\n{good}\n")
    assert result.returncode == 1
    first, second, third = map(json.loads, result.stdout.splitlines())
    assert first == third
    assert first["timexes"][0]["value"] == "2021-09-07"
    assert "error" in second
    assert run("annotate", text=good + "\n").returncode == 0


def test_explain_shows_pattern_meaning_and_date(run):
    result = run("explain", "Tuesday, 7 September", "--language", "en", "--date", "2021-09-10")
    assert re.search(r"^  pattern  \S", result.stdout, flags=re.M)
    assert "Partial(month=9, day=7, weekday=2" in result.stdout
    assert "2021-09-07" in result.stdout
    assert "2021-09-10 (Friday)" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("explain", "hello"), "no time expression"),
        (("explain", "today", "--date", "31 May"), "not an EDTF date"),
        (("explain", "today", "--date", "2021/2022"), "one day, month or year"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(arguments, message, run):
    result = run(*arguments)
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_a_wrong_database_is_said_plainly(run, environment):
    environment["TIMELINE_DATABASE_URL"] = "sqlite:////nowhere/at/all/timeline.sqlite3"
    result = run("export", "--format", "csv")
    assert result.returncode == 1
    assert "folder is missing" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_reference_data_is_right(run):
    result = run("check")
    assert result.returncode == 0
    assert ": 0 problems" in result.stdout


def test_every_command_stands_in_the_readme(run):
    text = run("--help").stdout
    commands = re.findall(r"^[│| ]+([a-z-]+) {2,}[A-Z]", text, flags=re.M)
    assert {"annotate", "read", "import-table", "explain", "export", "check"} <= set(commands)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [command for command in commands if f"python -m timeline {command}" not in readme] == []
    assert run("--version").stdout.startswith("timeline ")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL to be killed by")
def test_a_killed_run_loses_nothing_and_the_next_finishes(run, environment, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(200):
        text = f"Report {number}. " + REPORT.format(day=number % 28 + 1) + " The talks were long." * 20
        (folder / f"{number:03d}.txt").write_text(text, "utf-8")
    database = tmp_path / "timeline.sqlite3"
    command = [sys.executable, "-m", "timeline", "read", str(folder)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while counted(database) < 30 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    process.wait()
    done = counted(database)
    assert 30 <= done < 200
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(rows(run)) == min(done, 28)
    result = run("read", folder)
    assert f"{200 - done} new documents with {200 - done} events, {done} known before" in result.stderr
    # The reports of one day tell one event.
    assert len(rows(run)) == 28


def counted(database):
    """Finished documents, 0 while there is no database yet."""
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
