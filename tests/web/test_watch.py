"""What an operator sees: lines without anybody's words, whether the service lives and is ready, figures."""

import json
import logging
import re
from collections.abc import Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from timeline.log_lines import LOG
from timeline.store import Store, StoreError
from timeline.store.engine import connect
from timeline.web.state import is_ready
from timeline.web.watch import Meters, Watch, begin_log, health_routes, tell_failure
from timeline.web.watch.watching import route_of

SECRET = "s3cr3t-words-of-a-report"


@pytest.fixture(autouse=True)
def _log() -> Iterator[None]:
    names = ("timeline", "uvicorn", "uvicorn.error", "uvicorn.access", "streamlit")
    before = {name: (logging.getLogger(name).handlers, logging.getLogger(name).propagate) for name in names}
    level = LOG.level
    yield
    for name, (handlers, propagate) in before.items():
        logging.getLogger(name).handlers, logging.getLogger(name).propagate = handlers, propagate
    LOG.setLevel(level)


async def _answer(request):  # type: ignore[no-untyped-def]
    if "fail" in request.query_params:
        raise ValueError(SECRET)
    return PlainTextResponse("ok", int(request.query_params.get("status", "200")))


def client(meters: Meters, *, is_ready=lambda: True, token: str = "", address: str = "127.0.0.1") -> TestClient:  # type: ignore[no-untyped-def]
    routes = [Route("/view/picture", _answer), *health_routes(is_ready, meters, token)]
    app = Starlette(routes=routes, middleware=[Middleware(Watch, meters=meters)])
    return TestClient(app, client=(address, 5000), raise_server_exceptions=False)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_request_is_one_line_of_json_without_what_was_asked(capsys: pytest.CaptureFixture[str]) -> None:
    begin_log("json")
    answer = client(Meters()).get(f"/view/picture?view=words%3D{SECRET}", headers={"x-request-id": "abcdef-123456"})
    (line,) = lines(capsys)
    assert answer.headers["x-request-id"] == line["request"] == "abcdef-123456"
    assert (line["method"], line["route"], line["status"], line["level"]) == ("GET", "/view/picture", 200, "info")
    assert float(str(line["ms"])) >= 0
    assert SECRET not in json.dumps(line)


@pytest.mark.parametrize("said", ["", "x", "a b c d e f g h", "a" * 65, '"}{"level":"error"', "abcdefgh\u00e9"])
def test_a_number_that_cannot_be_one_is_replaced(said: str) -> None:
    headers = [(b"x-request-id", said.encode("latin-1"))]
    assert re.fullmatch("[0-9a-f]{16}", client(Meters()).get("/view/picture", headers=headers).headers["x-request-id"])


def test_a_failure_is_an_error_with_its_place_and_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    begin_log("json")
    assert client(Meters()).get("/view/picture?fail=1").status_code == 500
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        tell_failure(error, "page")
    told = lines(capsys)
    assert [line["level"] for line in told] == ["error", "error"]
    assert told[1]["error"]["kind"] == "ValueError"  # type: ignore[index]
    assert SECRET not in json.dumps(told)


def test_lines_of_a_library_come_without_what_was_put_into_them(capsys: pytest.CaptureFixture[str]) -> None:
    begin_log("json")
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in %s", SECRET)
    (line,) = lines(capsys)
    assert (line["message"], line["logger"]) == ("Exception in %s", "uvicorn.error")
    assert SECRET not in json.dumps(line)


def test_a_request_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    begin_log("json")
    access = logging.getLogger("uvicorn.access")
    access.warning('%s - "%s"', "127.0.0.1", f"/view/picture?view={SECRET}")
    assert lines(capsys) == []


@pytest.mark.parametrize(("kind", "count"), [("", 0), ("plain", 1)])
def test_plain_lines_are_told_where_they_are_wanted(capsys: pytest.CaptureFixture[str], kind: str, count: int) -> None:
    begin_log(kind)
    client(Meters()).get(f"/view/picture?view={SECRET}")
    said = capsys.readouterr().err.splitlines()
    assert len(said) == count
    assert all("GET /view/picture 200" in line and SECRET not in line for line in said)


def test_an_error_of_the_database_keeps_what_was_to_be_written_to_itself() -> None:
    engine = connect("sqlite://")
    with pytest.raises(Exception, match="no such table") as caught, engine.begin() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": SECRET})
    assert SECRET not in str(caught.value)


def test_a_password_stands_in_no_message() -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(f"postgresql://amina:{SECRET}@127.0.0.1:1/none")
    assert SECRET not in str(caught.value)


ROUTES = [
    ("/view/picture", "/view/picture"),
    ("/api/v1/timelines/secret/events/e1", "/api/v1/timelines/{id}/events/{event}"),
    ("/api/v1/timelines/secret/events.csv", "/api/v1/timelines/{id}/events.csv"),
    ("/_stcore/upload_file/session/file", "/_stcore/upload_file"),
    ("/sources", "page"),
    (f"/{SECRET}", "page"),
]


@pytest.mark.parametrize(("path", "route"), ROUTES)
def test_a_route_is_told_as_its_pattern(path: str, route: str) -> None:
    assert route_of(path) == route


def _broken() -> bool:
    raise StoreError("the database at secret.example does not answer")


@pytest.mark.parametrize(("ready", "status"), [(lambda: True, 200), (lambda: False, 503), (_broken, 503)])
def test_a_service_lives_whether_or_not_it_is_ready(ready, status: int) -> None:  # type: ignore[no-untyped-def]
    asked = client(Meters(), is_ready=ready, address="203.0.113.7")
    assert asked.get("/healthz").status_code == 200
    assert asked.get("/readyz").status_code == status
    assert "secret" not in asked.get("/readyz").text


def test_a_database_that_answers_is_ready_and_a_new_one_is_not_made(store: Store, url: str) -> None:
    assert is_ready(url)
    new = url.replace("timeline.sqlite3", "not-there-yet.sqlite3")
    assert is_ready(new)
    assert is_ready(new)
    with pytest.raises(StoreError):
        is_ready("postgresql://nobody@127.0.0.1:1/none")


def test_figures_count_requests_by_route_and_status() -> None:
    meters = Meters(lambda: {"events_in_memory": 7.0})
    asked = client(meters)
    for status in (200, 200, 404):
        asked.get(f"/view/picture?status={status}")
    families = {family.name: family for family in text_string_to_metric_families(asked.get("/metrics").text)}
    counted = {
        (s.labels["route"], s.labels["status"]): s.value
        for s in families["timeline_requests"].samples
        if s.name.endswith("total")
    }
    assert counted == {("/view/picture", "200"): 2.0, ("/view/picture", "404"): 1.0}
    assert families["timeline_events_in_memory"].samples[0].value == 7.0
    assert "timeline_request_seconds" in families


# Who asks, the token that is set, what is said; the status.
SEEING = [
    ("127.0.0.1", "", {}, 200),
    ("203.0.113.7", "", {}, 404),
    ("127.0.0.1", "", {"x-forwarded-for": "203.0.113.7"}, 404),
    ("203.0.113.7", "t0k", {"authorization": "Bearer t0k"}, 200),
    ("203.0.113.7", "t0k", {"authorization": "Bearer t0"}, 404),
    ("127.0.0.1", "t0k", {}, 404),
]


@pytest.mark.parametrize(("address", "token", "headers", "status"), SEEING)
def test_figures_are_for_this_machine_or_for_who_has_the_token(address, token, headers, status) -> None:  # type: ignore[no-untyped-def]
    assert client(Meters(), token=token, address=address).get("/metrics", headers=headers).status_code == status
