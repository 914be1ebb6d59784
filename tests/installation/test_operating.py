"""The operator's commands, run as a person runs them."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from timeline.cli import app
from timeline.dates import parse_edtf
from timeline.dating import DocumentDate
from timeline.events import Event, Evidence, Reading, Status
from timeline.installation import Identity, Installation, Visitor
from timeline.store import Query, Store, data_folder_url
from timeline.text import Citation, Document, Span


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TIMELINE_DATABASE_URL", data_folder_url(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TIMELINE_ADMINS", "amina@example.org, boris@example.org")

    def run_command(*arguments: str, code: int = 0) -> str:
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == code, result.output
        return result.output

    return run_command


def test_an_operator_makes_a_timeline_and_gives_it_to_somebody(run, tmp_path: Path, clock) -> None:
    timeline_id = run("timelines", "create", "Treaties").strip()
    assert "Treaties" in run("timelines", "list")
    said = run("user", "add", "chen@example.org", "--timeline", timeline_id, "--role", "owner")
    with Installation.open(data_folder_url(tmp_path), clock=clock) as place:
        chen = place.sign_in(Identity("https://id.example", "3", "chen@example.org", "Chen"))
        place.accept(Visitor(person=chen.id), re.search(r"invitation=(\S+)", said)[1])
    assert "chen@example.org" in run("timelines", "list")
    run("timelines", "remove", timeline_id)
    assert "removed" in run("timelines", "list")
    run("timelines", "restore", timeline_id)
    assert "removed" not in run("timelines", "list")


def test_an_operator_lets_people_in_and_shuts_them_out(run, tmp_path: Path, clock) -> None:
    with Installation.open(data_folder_url(tmp_path), clock=clock) as place:
        for number in ("1", "2"):
            place.sign_in(Identity("https://id.example", number, f"p{number}@example.org", f"P{number}"))
    run("user", "admin", "p2@example.org")
    run("user", "disable", "1")
    rows = [re.findall(r"p\d@example.org|admin|disabled", line) for line in run("user", "list").splitlines()]
    assert [row for row in rows if row] == [["p1@example.org", "admin", "disabled"], ["p2@example.org", "admin"]]
    run("user", "enable", "1")
    assert "disabled" not in run("user", "list")
    for command in (("admin", "nobody"), ("add", "nobody"), ("add", "a@b.c", "--timeline", "nowhere")):
        assert run("user", *command, code=1).count("\n") == 1


def test_what_was_removed_or_dismissed_is_listed_and_brought_back(run, tmp_path: Path) -> None:
    day, at = parse_edtf("2021-09-07"), datetime(2024, 5, 1, 12, tzinfo=UTC)
    with Store.open(data_folder_url(tmp_path)) as store:
        for title in ("[red]A\x1b[2J report", "Another"):
            of = Document(f"{title}: they met.", language="en", citation=Citation(title=title))
            quote = Evidence(of.id, Span(0, len(of.text)), of.text)
            event = Event("meeting", day, Status.PAST, (title[:1] + "HN", "TJK"), (quote,))
            store.save(Reading(of, DocumentDate(day), (), (event,)), at=at)
        report, kept = (one.id for one in store.documents())
        store.remove_document(report, who="Amina", at=at, why="twice")
        (dismissed,) = store.find(Query())
        store.dismiss(dismissed.id, who="Bo", at=at, why="a rehearsal")
        said = run("removed", "list")
        assert all(told in said for told in ("Amina", "twice", "Bo", "a rehearsal", dismissed.id))
        assert "\x1b[2J" not in said
        run("removed", "restore", str(store.removed()[0].number), dismissed.id)
        assert len(store.find(Query())) == 2
        assert {report, kept} == {one.id for one in store.documents()}
        assert "not dismissed" in run("removed", "restore", dismissed.id, code=1)
        assert "no longer kept" in run("removed", "restore", "1", code=1)
