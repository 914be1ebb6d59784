"""The routes, asked for anything: the answer is data with a sensible status, quickly, and nothing else happens."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from app_harness import put
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from timeline.store import Store
from timeline.web.guard import Guard, settings_of
from timeline.web.routes import routes
from timeline.web.viewing import OURS, View, read, written

WORDS = [
    "'; DROP TABLE events; --",
    '" OR 1=1 --',
    "a* NEAR(b, 5) OR NOT {quote}: x",
    "' & !b | c <-> d:*",
    "%_%",
    "\0\ud800\u202e",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "{0.__class__} ${7*7} %s %n",
    "a" * 5000,
    "ا" * 500,
    " ".join("abcdefghij" * 100),
]
PATHS = ("picture", "minimap", "rows", "chronology")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Asks the routes of a timeline with two events."""
    url = f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'timeline.sqlite3'}"
    guard = Middleware(Guard, settings=settings_of({"TIMELINE_RATE": "0"}))
    with pytest.MonkeyPatch.context() as patch, Store.open(url) as store:
        patch.setenv("TIMELINE_DATABASE_URL", url)
        put(store, "2021-09-07", "", title="A report")
        yield TestClient(Starlette(routes=routes(), middleware=[guard]), base_url="http://127.0.0.1:8501")
        # All the asking has changed nothing.
        assert len(store.documents()) == 1


def check(client: TestClient, path: str, query: str) -> None:
    answer = client.get(f"/view/{path}?{query}")
    assert answer.status_code in (200, 400, 414)
    if path == "chronology":
        assert "<script>alert" not in answer.text
    elif answer.status_code == 200:
        assert answer.headers["content-type"] == "application/json"
        assert isinstance(json.loads(answer.content), dict)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("path", PATHS)
def test_whatever_is_asked_the_answer_is_data(client: TestClient, path: str, words: str) -> None:
    for name in ("words", "by", "language", "calendar", "types", "actors", "pairs", "places", "sources", "order"):
        view = urlencode({name: words}, errors="surrogatepass")
        check(client, path, urlencode({"view": view}))


NUMBERS = ["", "-1", "1e999", "nan", "inf", "-inf", "99999999999999999999", "٣", "0x10", "1;2", "null", "1_0"]


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_no_number_is_none(client: TestClient, number: str) -> None:
    for path in PATHS:
        for name in ("first", "last", "width", "offset", "limit", "sort"):
            check(client, path, urlencode({name: number, "first": "0"} if name == "last" else {name: number}))


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from([*sorted(OURS), "x"]), st.text(max_size=40), max_size=5), st.sampled_from(PATHS))
def test_any_view_is_answered(client: TestClient, said: dict[str, str], path: str) -> None:
    check(client, path, urlencode({"view": urlencode(said, errors="replace")}))


def test_a_view_is_cut_to_what_a_person_may_have_asked() -> None:
    asked = read(urlencode({"words": "a " * 10_000, "by": "b" * 10_000}))
    assert len(asked.words) <= 500
    assert len(asked.by) <= 500
    assert len(read("types=x&" * 100_000).types) < 5_000


def test_what_a_person_has_asked_comes_back_whole() -> None:
    view = View(words="قمة بيروت", actors=tuple(f"A{n}" for n in range(300)), years=(1815, None))
    assert read(written(view)) == view


ESCAPES = ["/view/../../app.py", "/view/%2e%2e/%2e%2e/etc/passwd", "/view/plotly-..%2f..%2fx.js", "/view/picture/../x"]


@pytest.mark.parametrize("path", ESCAPES)
def test_no_path_leads_out_of_what_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (400, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_question_is_all_a_route_takes(client: TestClient, method: str) -> None:
    assert client.request(method, "/view/rows").status_code == 405
