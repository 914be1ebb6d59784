"""Who a request is from, and that no route answers for a timeline which that visitor may not read."""

import json
from datetime import UTC, datetime

import pytest
from app_harness import put
from itsdangerous import TimestampSigner
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from timeline.installation import HOME, Identity, Visitor
from timeline.store import Role, Visibility
from timeline.web import visitors
from timeline.web.loopback import LoopbackOnly, is_loopback
from timeline.web.routes import routes
from timeline.web.state import installation
from timeline.web.visitors import cookie_claims, identity_of

SECRET = "a secret of the tests that is long enough"
NAME = "_streamlit_user"
ORIGIN = "https://timeline.example"
CLAIMS = {"iss": "https://id.example", "sub": "1", "email": "amina@example.org", "email_verified": True}
PATHS = sorted(route.path for route in routes() if route.path.startswith("/view/") and "plotly" not in route.path)


@pytest.fixture(autouse=True)
def shared(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation at which people sign in."""
    settings = {"redirect_uri": f"{ORIGIN}/oauth2callback", "cookie_secret": SECRET, "client_id": "timeline"}
    monkeypatch.setattr(visitors, "get_secrets_auth_section", lambda: settings)
    monkeypatch.setattr(starlette_websocket, "get_cookie_secret", lambda: SECRET)


def cookies(claims: dict = CLAIMS, *, secret: str = SECRET, name: str = NAME, **said) -> dict[str, str]:
    """As Streamlit makes them."""
    said = {"is_logged_in": True, "origin": ORIGIN, **claims, **said}
    return {NAME: create_signed_value(secret, name, json.dumps(said)).decode()}


def test_a_cookie_of_streamlits_names_who_signed_in() -> None:
    assert cookie_claims(cookies())["sub"] == "1"


@pytest.mark.parametrize(
    "forged",
    [
        {},
        {NAME: "nonsense"},
        {NAME: json.dumps(CLAIMS)},
        cookies(secret="another secret, as long as the first one is"),
        # What is signed under another name is not a cookie of this name.
        cookies(name="_streamlit_user_tokens"),
        cookies(origin="https://elsewhere.example"),
        cookies(is_logged_in=False),
        cookies(is_logged_in="no"),
        {NAME: cookies()[NAME][:-2]},
        {NAME: "x" + cookies()[NAME]},
    ],
)
def test_any_other_cookie_names_nobody(forged: dict[str, str]) -> None:
    assert cookie_claims(forged) == {}


def test_a_cookie_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    made = cookies()
    later = datetime.now(UTC).timestamp() + 32 * 86_400
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: int(later))
    assert cookie_claims(made) == {}


@pytest.mark.parametrize(
    ("said", "email"),
    [
        ({"email_verified": True}, "amina@example.org"),
        ({"email_verified": False}, ""),
        ({"email_verified": "false"}, ""),
        ({"email_verified": None}, ""),
    ],
)
def test_an_address_counts_where_the_provider_has_verified_it(said: dict, email: str) -> None:
    assert identity_of(CLAIMS | said) == Identity("https://id.example", "1", email, "amina@example.org")


@pytest.mark.parametrize("missing", ["iss", "sub"])
def test_nobody_is_known_by_a_name_alone(missing: str) -> None:
    assert identity_of({name: value for name, value in CLAIMS.items() if name != missing}) is None


@pytest.fixture
def client() -> TestClient:
    """The first person owns the home timeline, which holds a report; another has one of their own."""
    place = installation()
    amina = Visitor(person=place.sign_in(identity_of(CLAIMS)).id)
    put(place.timeline(amina, HOME), "2021-09-07")
    place.sign_in(identity_of(CLAIMS | {"sub": "2", "email": "boris@example.org"}))
    return TestClient(Starlette(routes=routes()))


def asked(client: TestClient, path: str, claims: dict | None, headers: dict | None = None, **query: str) -> int:
    client.cookies = cookies(claims) if claims else {}
    answer = client.get(path, params=query, headers=headers or {})
    assert ("They met." in answer.text or "Dushanbe" in answer.text) <= (answer.status_code == 200)
    return answer.status_code


@pytest.mark.parametrize("path", PATHS)
def test_every_route_answers_only_who_may_read_the_timeline(client: TestClient, path: str) -> None:
    place, owner, boris = installation(), Visitor(person=1), CLAIMS | {"sub": "2", "email": "boris@example.org"}
    assert asked(client, path, CLAIMS, timeline=HOME) == 200
    # As the components ask: within the view.
    assert asked(client, path, CLAIMS, view=f"by=type&timeline={HOME}") == 200
    for claims, query in ((None, {}), (boris, {}), (None, {"link": "guess"}), (boris, {"link": ""})):
        assert asked(client, path, claims, timeline=HOME, **query) == 404
    assert asked(client, path, CLAIMS, timeline="nowhere") == 404
    assert asked(client, path, CLAIMS) == 404
    secret, token = place.add_link(owner, HOME), place.add_token(owner, HOME, "script", ["read"])
    assert asked(client, path, None, timeline=HOME, link=secret) == 200
    assert asked(client, path, None, {"Authorization": f"Bearer {token}"}, timeline=HOME) == 200
    assert asked(client, path, CLAIMS, {"Authorization": "Bearer guess"}, timeline=HOME) == 404
    place.revoke_link(owner, HOME, place.links(owner, HOME)[0].id)
    place.revoke_token(owner, HOME, place.tokens(owner, HOME)[0].id)
    assert asked(client, path, None, timeline=HOME, link=secret) == 404
    assert asked(client, path, None, {"Authorization": f"Bearer {token}"}, timeline=HOME) == 404
    place.accept(Visitor(person=2), place.invite(owner, HOME, "boris@example.org", Role.VIEWER))
    assert asked(client, path, boris, timeline=HOME) == 200
    place.disable(owner, 2)
    assert asked(client, path, boris, timeline=HOME) == 404
    place.show_to(owner, HOME, Visibility.PUBLIC)
    assert asked(client, path, None, timeline=HOME) == 200


def test_without_sign_in_the_server_answers_its_own_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(server: str, *, is_open: bool = False) -> int:
        app = LoopbackOnly(Starlette(routes=routes()), is_open=is_open)
        return TestClient(app, base_url=f"http://{server}").get("/nowhere").status_code

    assert answer("203.0.113.1") == 404
    monkeypatch.setattr(visitors, "get_secrets_auth_section", dict)
    assert answer("203.0.113.1") == 403
    assert answer("127.0.0.1") == 404
    assert answer("203.0.113.1", is_open=True) == 404


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("[::1]", True), ("localhost", True),
        ("0.0.0.0", False), ("::", False), ("192.168.1.2", False), ("timeline.example", False),
    ],
)  # fmt: skip
def test_which_addresses_lead_nowhere_else(address: str, expected: bool) -> None:
    assert is_loopback(address) is expected
