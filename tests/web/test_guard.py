"""The guard before every request: names, addresses, how often, from where, and what each answer says to a browser."""

import os

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from timeline.web.guard import Guard, Settings, SettingsError, settings_of
from timeline.web.guard.asking import client, is_for_us
from timeline.web.guard.headers import streamlits_own
from timeline.web.guard.limits import Limits
from timeline.web.loopback import LoopbackOnly
from timeline.web.preloading import Preload
from timeline.web.routes import plotly_path, routes
from timeline.web.watch import Watch


async def _data(_request):
    return JSONResponse({})


async def _document(_request):
    return HTMLResponse("<p>")


async def _own(_request):
    return PlainTextResponse("", headers={"content-security-policy": "frame-ancestors https://example.org"})


async def _socket(socket):
    await socket.accept()
    await socket.close()


def browser(settings=Settings(), address="203.0.113.7"):  # noqa: B008
    every = ["GET", "POST", "PUT", "DELETE"]
    app = Starlette(
        routes=[
            Route("/view/picture", _data, methods=every),
            Route("/view/chronology", _document),
            Route("/embed", _own),
            Route("/", _document),
            WebSocketRoute("/_stcore/stream", _socket),
        ],
        middleware=[Middleware(Guard, settings=settings)],
    )
    return TestClient(app, base_url="http://timeline.example", client=(address, 5000))


def scope(host, server="127.0.0.1", sender="127.0.0.1", told=""):
    headers = [(b"host", host.encode())] + ([(b"x-forwarded-for", told.encode())] if told else [])
    return {"type": "http", "headers": headers, "server": (server, 8501), "client": (sender, 5000)}


ALL = ["x-content-type-options", "referrer-policy", "permissions-policy", "content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/view/picture", "/view/chronology", "/embed", "/not-there"])
def test_every_answer_carries_the_headers(path):
    answer = browser().get(path)
    assert [name for name in ALL if name not in answer.headers] == []
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors" in answer.headers["content-security-policy"]


def test_an_answer_may_say_itself_who_may_frame_it():
    assert browser().get("/embed").headers["content-security-policy"] == "frame-ancestors https://example.org"


def test_data_is_never_a_page_that_runs_something():
    assert browser().get("/view/picture").headers["content-security-policy"].startswith("default-src 'none'")


def test_streamlits_pages_run_no_script_but_their_own():
    rules = dict(rule.split(" ", 1) for rule in streamlits_own().split("; "))
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "'unsafe-eval'" not in rules["script-src"]
    assert rules["script-src"].count("'sha256-") == 1
    assert not any("http" in sources or "*" in sources for sources in rules.values())


# The name asked for, where the server listens, what it was told; whether it answers.
NAMES = [
    ("127.0.0.1:8501", "127.0.0.1", "", True),
    ("localhost", "127.0.0.1", "", True),
    ("timeline.localhost:8501", "127.0.0.1", "", True),
    ("[::1]:8501", "::1", "", True),
    ("rebound.example:8501", "127.0.0.1", "", False),
    ("127.0.0.1.rebound.example", "127.0.0.1", "", False),
    ("localhost.rebound.example", "::1", "", False),
    ("", "127.0.0.1", "", False),
    ("timeline.example", "203.0.113.1", "", True),
    ("timeline.example", "127.0.0.1", "timeline.example", True),
    ("TIMELINE.example.:443", "127.0.0.1", "timeline.example", True),
    ("other.example", "203.0.113.1", "timeline.example", False),
    ("other.example", "203.0.113.1", "*", True),
]


@pytest.mark.parametrize(("host", "server", "hosts", "answers"), NAMES)
def test_a_server_answers_to_its_own_names_only(host, server, hosts, answers):
    assert is_for_us(scope(host, server), settings_of({"TIMELINE_HOSTS": hosts})) is answers


def test_a_page_whose_name_was_led_to_this_machine_gets_neither_data_nor_socket():
    rebound = browser(settings_of({"TIMELINE_HOSTS": "timeline.example"}))
    headers = {"host": "rebound.example"}
    assert rebound.get("/view/picture", headers=headers).status_code == 421
    with pytest.raises(WebSocketDisconnect), rebound.websocket_connect("/_stcore/stream", headers=headers):
        pass


# Where it came from, what it was told, whose word counts; the address.
ADDRESSES = [
    ("203.0.113.7", "", "", "203.0.113.7"),
    ("203.0.113.7", "198.51.100.1", "", "203.0.113.7"),
    ("10.0.0.2", "198.51.100.1", "10.0.0.0/8", "198.51.100.1"),
    ("10.0.0.2", "1.2.3.4, 198.51.100.1", "10.0.0.0/8", "198.51.100.1"),
    ("10.0.0.2", "1.2.3.4, 198.51.100.1, 10.0.0.9", "10.0.0.0/8", "198.51.100.1"),
    ("10.0.0.2", "nobody", "10.0.0.0/8", "unknown"),
    ("::ffff:10.0.0.2", "2001:db8:1:2:3:4:5:6", "10.0.0.0/8", "2001:db8:1:2::"),
    ("127.0.0.1", "198.51.100.1", "127.0.0.1 ::1", "198.51.100.1"),
]


@pytest.mark.parametrize(("sender", "told", "proxies", "address"), ADDRESSES)
def test_what_is_forwarded_counts_only_from_proxies_of_ours(sender, told, proxies, address):
    settings = settings_of({"TIMELINE_PROXIES": proxies})
    assert client(scope("x", sender=sender, told=told), settings.proxies) == address


def test_who_asks_too_often_waits_and_others_do_not():
    settings = settings_of({"TIMELINE_RATE": "1:3"})
    app = browser(settings)
    answers = [app.get("/view/picture") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert int(answers[-1].headers["retry-after"]) >= 1
    other = TestClient(app.app, base_url="http://timeline.example", client=("203.0.113.8", 5000))
    assert other.get("/view/picture").status_code == 200


def test_a_forged_address_buys_no_further_requests():
    app = browser(settings_of({"TIMELINE_RATE": "1:3"}))
    answers = [app.get("/view/picture", headers={"x-forwarded-for": f"198.51.100.{n}"}).status_code for n in range(4)]
    assert answers[-1] == 429


def test_tokens_come_back_with_time_and_never_more_than_there_is_room_for():
    limits = Limits(a_second=2, at_once=3)
    assert [limits.wait("a", 0.0) for _ in range(4)] == [0, 0, 0, 0.5]
    assert limits.wait("a", 0.5) == 0
    assert [limits.wait("a", 1000.0) == 0 for _ in range(4)] == [True, True, True, False]


def test_a_million_addresses_take_no_more_memory_than_the_most_there_may_be():
    limits = Limits(a_second=1, at_once=2, most=100)
    for number in range(10_000):
        limits.wait(f"address {number}", 0.0)
    assert len(limits) == 100


SITES = [
    ({"sec-fetch-site": "cross-site"}, 403),
    ({"sec-fetch-site": "same-site"}, 403),
    ({"origin": "https://evil.example"}, 403),
    ({"origin": "null"}, 403),
    ({"sec-fetch-site": "same-origin"}, 200),
    ({"origin": "http://timeline.example"}, 200),
    ({}, 200),
]


@pytest.mark.parametrize(("headers", "status"), SITES)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_page_of_another_site_changes_nothing(method, headers, status):
    assert browser().request(method, "/view/picture", headers=headers).status_code == status


def test_no_route_of_ours_takes_anything_but_a_question():
    changing = [route.path for route in routes() if not set(route.methods or ()) <= {"GET", "HEAD", "OPTIONS"}]
    assert changing == []


def test_an_address_that_is_too_long_is_refused():
    assert browser().get("/view/picture?view=" + "a" * 40_000).status_code == 414


@pytest.mark.parametrize(
    "environment",
    [
        {"TIMELINE_RATE": "many"},
        {"TIMELINE_RATE": "5:-1"},
        {"TIMELINE_PROXIES": "nginx"},
        {"TIMELINE_EMBED_ON": "example.org"},
        {"TIMELINE_EMBED_ON": "https://a.example;script-src *"},
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(environment):
    with pytest.raises(SettingsError, match=next(iter(environment))):
        settings_of(environment)


def test_the_app_stands_behind_the_guard():
    from app import app

    assert [each.cls for each in app._user_middleware] == [Watch, LoopbackOnly, Guard, Preload]
    assert settings_of({}) == Settings()
    assert "TIMELINE_HOSTS" not in os.environ


def test_the_first_page_says_what_it_will_need_and_no_other_does():
    async def page(scope, receive, send):
        await HTMLResponse("<p>")(scope, receive, send)

    client = TestClient(Preload(page))
    assert client.get("/").headers["link"] == f"<{plotly_path()}>; rel=preload; as=script"
    assert "link" not in client.get("/map").headers
