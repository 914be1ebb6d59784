"""Who asks: the owner of a laptop where nobody signs in, else whoever Streamlit's signed cookie names, or a secret.

Streamlit checks the cookie for its own pages; our routes see it unchecked and check it here, with Streamlit's own
functions and the same secret, so that both believe the same.
"""

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from starlette.requests import HTTPConnection, Request
from starlette.types import Scope
from streamlit.auth_util import get_redirect_uri, get_secrets_auth_section
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from timeline.installation import HOME, LOCAL, Identity, Visitor
from timeline.installation.secrecy import fingerprint
from timeline.web.state import installation
from timeline.web.viewing import View, written

TIMELINE: Final = "timeline"
LINK: Final = "link"
# Where the session keeps them: a component has the name of the first.
_KEPT: Final = {TIMELINE: "timeline of the page", LINK: "link of the page"}
_BEARER: Final = "bearer "
_CLAIMS: Final = "claims of the cookie"
_SIGNED_IN: Final = "is_logged_in"


def is_shared() -> bool:
    """Whether people sign in here: `[auth]` is in Streamlit's secrets. Else whoever can reach the page is the owner."""
    return bool(get_secrets_auth_section())


def providers() -> list[str]:
    """What `st.login` may be given; "default" where there is one without a name."""
    settings = get_secrets_auth_section()
    named = [name for name, value in settings.items() if isinstance(value, Mapping) and "client_id" in value]
    return (["default"] if "client_id" in settings else []) + named


def visitor_of_page() -> Visitor:
    """Who looks at the page that is being drawn."""
    if not is_shared():
        return LOCAL
    claims = dict(st.user) if st.user.is_logged_in else {}
    return Visitor(person=_person(claims), link=_kept(LINK))


def visitor_of_request(request: Request) -> Visitor:
    """Who sent a request to one of our routes: by the token it carries, or the cookie and the link."""
    if not is_shared():
        return LOCAL
    said = request.headers.get("authorization", "")
    if said.lower().startswith(_BEARER):
        return Visitor(token=said[len(_BEARER) :].strip())
    return Visitor(person=_person(_claims(request)), link=_asked(request, LINK))


def user_of(scope: Scope) -> str:
    """Who asks, under a name for counting: the same for all their requests, and nothing where nobody is named.

    No database is asked. A token may be made up; whoever makes up many is counted by their address all the same.
    """
    if not is_shared():
        return ""
    request = HTTPConnection(scope)
    said = request.headers.get("authorization", "")
    if said.lower().startswith(_BEARER):
        return f"token {fingerprint(said[len(_BEARER) :].strip())}"
    identity = identity_of(_claims(request))
    return "" if identity is None else f"person {fingerprint(f'{identity.issuer} {identity.subject}')}"


def timeline_of_page() -> str:
    """The timeline the page is of: what the address says, or said before; empty where none was chosen."""
    return _kept(TIMELINE) or ("" if is_shared() else HOME)


def timeline_of_request(request: Request) -> str:
    """The timeline a request is for."""
    return _asked(request, TIMELINE) or ("" if is_shared() else HOME)


def asking(view: View) -> str:
    """The view with the timeline it is of, as our routes are asked for it."""
    where = "".join(f"&{name}={value}" for name in (TIMELINE, LINK) if (value := _kept(name)))
    return written(view) + where


def cookie_claims(cookies: Mapping[str, str]) -> dict[str, Any]:
    """What the provider said of who signed in; nothing where the cookie is not ours, was altered, or has run out."""
    signed = _get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME)
    if signed is None:
        return {}
    try:
        claims = json.loads(signed)
    except ValueError:
        return {}
    home = urlsplit(get_redirect_uri(get_secrets_auth_section()) or "")
    is_ours = isinstance(claims, dict) and claims.get("origin") == f"{home.scheme}://{home.netloc}"
    return claims if is_ours and claims.get(_SIGNED_IN) is True else {}


def _claims(connection: HTTPConnection) -> dict[str, Any]:
    """The same of a request, looked at once: it is asked by whoever counts and by whoever judges."""
    kept: dict[str, Any] = connection.scope.setdefault("state", {})
    if _CLAIMS not in kept:
        kept[_CLAIMS] = cookie_claims(connection.cookies)
    claims: dict[str, Any] = kept[_CLAIMS]
    return claims


def identity_of(claims: Mapping[str, Any]) -> Identity | None:
    """Who the provider says it is; an address only where it says that it has verified it."""
    issuer, subject = str(claims.get("iss", "")), str(claims.get("sub", ""))
    if not issuer or not subject:
        return None
    email = str(claims.get("email", "")) if claims.get("email_verified") is True else ""
    name = str(claims.get("name") or claims.get("preferred_username") or claims.get("email") or subject)
    return Identity(issuer, subject, email, name)


def _person(claims: Mapping[str, Any]) -> int | None:
    identity = identity_of(claims)
    return None if identity is None else installation().sign_in(identity).id


def keep(name: str, value: str) -> None:
    """Holds what the address said for the pages whose address says nothing; empty forgets it."""
    st.session_state[_KEPT[name]] = value


def _kept(name: str) -> str:
    """What the address says, kept through pages that say nothing, and said again there."""
    said = st.query_params.get(name, "")
    kept = str(st.session_state.get(_KEPT[name], ""))
    if said and said != kept:
        keep(name, said)
        if name == TIMELINE and LINK not in st.query_params:
            keep(LINK, "")
        return said
    if kept and not said:
        st.query_params[name] = kept
    return kept


def _asked(request: Request, name: str) -> str:
    """From the request itself, or from the view it asks for."""
    said = request.query_params.get(name, "")
    return said or parse_qs(request.query_params.get("view", "")).get(name, [""])[-1]
