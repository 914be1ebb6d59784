"""Every route that answers with something of a timeline, asked by everybody there is, for every kind of timeline."""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from app_harness import put
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from timeline.installation import Identity, Installation, Visitor
from timeline.log_lines import LOG
from timeline.store import Action, NotAllowed, Role, Visibility
from timeline.web import state, visitors
from timeline.web.guard import Guard, Settings
from timeline.web.visitors import user_of
from timeline.web.watch import Meters, Watch

SECRET, ISSUER, ORIGIN = "a secret of the tests that is long enough", "https://id.example", "https://timeline.example"
# Those that tell nothing of any timeline; every other route of the app is in the table.
OPEN = {"/healthz", "/readyz", "/metrics", "/api/v1/openapi.json", "/api/v1/", "/api/{rest:path}"}
READERS = ["owner", "editor", "reviewer", "viewer", "link", "read token", "review token", "write token"]
OTHERS = [
    "nobody", "forged cookie", "somebody", "owner of another", "administrator", "shut out", "former",
    "link of another", "revoked link", "expired link", "no link",
    "token of another", "revoked token", "expired token", "token of who left", "no token", "owner with no token",
]  # fmt: skip
NAMED = {
    "owner": "person N", "viewer": "person N", "link": "link N", "read token": "token N", "somebody": "person N",
    "nobody": "", "no token": "", "no link": "", "forged cookie": "",
}  # fmt: skip


@dataclass
class Stage:
    """Three timelines, `private` with all sorts of people about it, and how each kind of visitor asks."""

    ids: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    query: dict[str, dict[str, str]] = field(default_factory=dict)
    secrets: list[str] = field(default_factory=list)


class Clock:
    at = datetime(2026, 5, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


CLOCK = Clock()
QUIET = Settings(a_second=0, user_a_second=0)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    settings = {"redirect_uri": f"{ORIGIN}/oauth2callback", "cookie_secret": SECRET, "client_id": "timeline"}
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("asked")
        patch.setenv("TIMELINE_DATABASE_URL", f"sqlite:///{folder / 'timeline.sqlite3'}")
        patch.setattr(visitors, "get_secrets_auth_section", lambda: settings)
        patch.setattr(starlette_websocket, "get_cookie_secret", lambda: SECRET)
        patch.setattr(state, "now", CLOCK)
        yield staged(state.installation())


def staged(place: Installation) -> Stage:
    made = Stage()
    people = [*READERS[:4], "shut out", "former", "owner of another", "administrator", "somebody", "who left"]
    known = {name: Visitor(person=sign_in(place, name)) for name in people}
    made.cookies = {name: cookie(name) for name in people} | {"forged cookie": cookie("owner", secret=SECRET[::-1])}
    place.make_admin(Visitor(is_local=True), known["administrator"].person)
    owner, other = known["owner"], known["owner of another"]
    for title, by in (("private", owner), ("public", owner), ("removed", owner), ("other", other)):
        made.ids[title] = place.create(by, title).id
        store = place.timeline(by, made.ids[title])
        (made.events[title],) = put(store, "2021-09-07", quote=f"They met for the {title} one.", title=f"Of {title}")
    place.show_to(owner, made.ids["public"], Visibility.PUBLIC)
    place.show_to(owner, made.ids["removed"], Visibility.PUBLIC)
    mine = made.ids["private"]
    roles = dict.fromkeys(("shut out", "former"), Role.VIEWER) | {"who left": Role.OWNER}
    for name, role in (dict(zip(READERS[1:4], list(Role)[1:4], strict=True)) | roles).items():
        place.accept(known[name], place.invite(owner, mine, f"{'-'.join(name.split())}@example.org", role))
    share(place, made, owner, other, known["who left"])
    place.disable(Visitor(is_local=True), known["shut out"].person)
    place.remove_member(owner, mine, known["former"].person)
    place.remove_member(owner, mine, known["who left"].person)
    place.remove(owner, made.ids["removed"])
    CLOCK.at += timedelta(days=1)
    return made


def share(place: Installation, made: Stage, owner: Visitor, other: Visitor, left: Visitor) -> None:
    mine, soon = made.ids["private"], CLOCK.at + timedelta(hours=1)
    links = {
        "revoked link": place.add_link(owner, mine),
        "link": place.add_link(owner, mine, expires=soon + timedelta(days=9)),
        "expired link": place.add_link(owner, mine, expires=soon),
        "link of another": place.add_link(other, made.ids["other"]),
        "no link": "guess",
    }
    tokens = {
        "revoked token": place.add_token(owner, mine, "Amina's", ["read"]),
        **{f"{scope} token": place.add_token(owner, mine, "Amina's", [scope]) for scope in ("read", "review", "write")},
        "expired token": place.add_token(owner, mine, "Amina's", ["read"], expires=soon),
        "token of another": place.add_token(other, made.ids["other"], "Theirs", ["read"]),
        "token of who left": place.add_token(left, mine, "Left", ["write"]),
        "no token": "guess",
        "owner with no token": "guess",
    }
    place.revoke_link(owner, mine, place.links(owner, mine)[-1].id)
    place.revoke_token(owner, mine, place.tokens(owner, mine)[-1].id)
    made.query = {name: {"link": secret} for name, secret in links.items()}
    made.headers = {name: {"Authorization": f"Bearer {secret}"} for name, secret in tokens.items()}
    made.cookies["owner with no token"] = made.cookies["owner"]
    made.secrets = [secret for secret in (*links.values(), *tokens.values()) if secret != "guess"]


def sign_in(place: Installation, name: str) -> int:
    return place.sign_in(Identity(ISSUER, name, f"{'-'.join(name.split())}@example.org", name)).id


def cookie(name: str, *, secret: str = SECRET) -> dict[str, str]:
    email = f"{'-'.join(name.split())}@example.org"
    said = {"iss": ISSUER, "sub": name, "email": email, "email_verified": True, "name": name}
    claims = json.dumps({"is_logged_in": True, "origin": ORIGIN, **said})
    return {"_streamlit_user": create_signed_value(secret, "_streamlit_user", claims).decode()}


@pytest.fixture(scope="module")
def client(stage: Stage) -> Iterator[TestClient]:
    middleware = [Middleware(Watch, meters=Meters()), Middleware(Guard, settings=QUIET, whom=user_of)]
    with TestClient(Starlette(routes=app_routes(), middleware=middleware)) as opened:
        yield opened


def app_routes() -> list:
    from app import app

    return list(app._user_routes)


def judged_paths() -> list[str]:
    return sorted(route.path for route in app_routes() if route.path not in OPEN and "plotly" not in route.path)


def asked(client: TestClient, stage: Stage, who: str, path: str, where: str, **more: str):
    """One request, as that visitor makes it."""
    client.cookies = stage.cookies.get(who, {})
    query = {"timeline": stage.ids[where]} | stage.query.get(who, {}) | more
    if "{timeline}" in path:
        # What the address says besides is not what the path says.
        query["timeline"] = more.get("timeline", stage.ids["other"])
    address = path.format(timeline=stage.ids[where], event=stage.events[where])
    return client.get(address, params=query, headers=stage.headers.get(who, {}))


def told(answer) -> set[str]:
    """The timelines of which an answer holds a word."""
    return {name for name in ("private", "public", "removed", "other") if f"for the {name} one" in answer.text}


@pytest.mark.parametrize("who", READERS + OTHERS)
def test_a_route_answers_whoever_may_read_the_timeline_and_nobody_else(
    client: TestClient, stage: Stage, who: str
) -> None:
    may = {"public": 200, "private": 200 if who in READERS else 404, "removed": 404}
    outcomes, leaks = {}, []
    for path in judged_paths():
        for where in may:
            answer = asked(client, stage, who, path, where)
            outcomes[path, where] = answer.status_code
            leaks += [(path, where)] * (not told(answer) <= ({where} if answer.status_code == 200 else set()))
    assert outcomes == {(path, where): may[where] for path in judged_paths() for where in may}
    assert leaks == []


def test_every_route_is_in_the_table_or_tells_of_no_timeline(client: TestClient, stage: Stage) -> None:
    assert len(judged_paths()) + len(OPEN) + 1 == len(app_routes())
    said = [client.get(path, params={"timeline": stage.ids["private"]}).text for path in sorted(OPEN)]
    assert [text for text in said if "for the" in text or stage.ids["private"] in text] == []


def test_words_of_a_timeline_come_out_where_they_may(client: TestClient, stage: Stage) -> None:
    """Else the test that none come out could not fail."""
    outspoken = [path for path in judged_paths() if told(asked(client, stage, "link", path, "private"))]
    assert len(outspoken) >= 6


@pytest.mark.parametrize("path", judged_paths())
def test_a_timeline_named_in_another_way_is_judged_too(client: TestClient, stage: Stage, path: str) -> None:
    mine, hidden = stage.ids["other"], stage.ids["private"]
    client.cookies = stage.cookies["owner of another"]
    address = path.format(timeline=hidden, event=stage.events["private"])
    queries = (
        {"timeline": hidden, "view": f"timeline={mine}"}, {"timeline": [mine, hidden]},
        {"view": f"by=type&timeline={hidden}"}, {"view": f"timeline={mine}&timeline={hidden}"},
    )  # fmt: skip
    for query in queries:
        answer = client.get(address, params=query)
        assert told(answer) <= {"other"}
        assert "{timeline}" not in path or answer.status_code == 404


@pytest.mark.parametrize("path", [path for path in judged_paths() if "{event}" in path])
def test_an_event_of_another_timeline_is_not_there(client: TestClient, stage: Stage, path: str) -> None:
    client.cookies = stage.cookies["owner of another"]
    address = path.format(timeline=stage.ids["other"], event=stage.events["private"])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("path", judged_paths())
def test_who_may_not_read_does_not_learn_what_has_not_changed(client: TestClient, stage: Stage, path: str) -> None:
    client.cookies = {}
    address = path.format(timeline=stage.ids["private"], event=stage.events["private"])
    answer = client.get(address, params={"timeline": stage.ids["private"]}, headers={"if-none-match": "*"})
    assert (answer.status_code, answer.headers.get("etag")) == (404, None)
    missing = client.get(address.replace(stage.ids["private"], "0" * 16), params={"timeline": "0" * 16})
    # What is not there and what one may not see are told in the same words.
    assert (missing.status_code, missing.text) == (404, answer.text)


MAY = {
    "read token": {Action.READ},
    "review token": {Action.READ, Action.READ_HISTORY, Action.SEE_MEMBERS, Action.COMMENT, Action.CONFIRM},
    "write token": set(Action) - {Action.CONFIGURE, Action.MANAGE_MEMBERS, Action.SHARE, Action.DISCARD},
    "link": {Action.READ},
}


@pytest.mark.parametrize("who", MAY)
def test_a_token_may_what_its_scope_says(stage: Stage, who: str) -> None:
    secret = stage.headers.get(who, {}).get("Authorization", "").removeprefix("Bearer ")
    visitor = Visitor(token=secret, link=stage.query.get(who, {}).get("link", ""))
    store, _ = state.installation().admitted(visitor, stage.ids["private"])
    assert {action for action in Action if store.may(action)} == MAY[who]
    with pytest.raises(NotAllowed):
        state.installation().add_token(visitor, stage.ids["private"], "More", ["write"])


@pytest.mark.parametrize("who", NAMED)
def test_the_log_names_who_asks_by_number(
    client: TestClient, stage: Stage, who: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LOG, "propagate", True)
    with caplog.at_level(logging.INFO, LOG.name):
        asked(client, stage, who, "/api/v1/timelines/{timeline}/events", "private")
    fields = [record.fields for record in caplog.records if record.name == LOG.name]
    assert [re.sub(r"\d+", "N", one.get("who", "")) for one in fields] == [NAMED[who]]
    written = json.dumps(fields)
    assert [word for word in (*stage.secrets, "@", "Amina", stage.ids["private"]) if word in written] == []


def test_who_asks_too_often_waits_from_whatever_address(stage: Stage) -> None:
    settings = Settings(a_second=0, user_a_second=1, user_at_once=3)
    app = Starlette(routes=app_routes(), middleware=[Middleware(Guard, settings=settings, whom=user_of)])
    path, query = f"/api/v1/timelines/{stage.ids['public']}/events", {}

    def answers(cookies: dict[str, str], headers: dict[str, str]) -> list[int]:
        browsers = [TestClient(app, client=(f"203.0.113.{number}", 5000), cookies=cookies) for number in range(5)]
        return [one.get(path, params=query, headers=headers).status_code for one in browsers]

    assert answers(stage.cookies["viewer"], {}) == [200, 200, 200, 429, 429]
    assert answers({}, stage.headers["read token"]) == [200, 200, 200, 429, 429]
    assert answers(stage.cookies["owner"], {}) == [200, 200, 200, 429, 429]
    assert answers({}, {}) == [200] * 5
    assert answers(stage.cookies["forged cookie"], {}) == [200] * 5
