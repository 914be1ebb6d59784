"""Who asks, and by which name of ours: what can be known of a request before anything is done for it."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TypeAlias

from starlette.types import Scope

from timeline.web.guard.settings import Network, Settings

Address: TypeAlias = IPv4Address | IPv6Address


def header(scope: Scope, name: bytes) -> str:
    """The first value of a header, empty where there is none."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def client(scope: Scope, proxies: Sequence[Network]) -> str:
    """The address that asks.

    What a proxy says counts only where the proxy is one of ours: anybody can write the header. It is read from the
    end, where our own proxies have written, up to the first address that is none of them.
    """
    came_from = (scope.get("client") or ("", 0))[0]
    told = [part.strip() for part in header(scope, b"x-forwarded-for").split(",")]
    for said in [part for part in told if part][::-1]:
        if not _is_among(came_from, proxies):
            break
        came_from = said
    return _bucket_of(came_from)


def _is_among(address: str, networks: Sequence[Network]) -> bool:
    known = _address(address)
    return known is not None and any(known.version == network.version and known in network for network in networks)


def _bucket_of(address: str) -> str:
    """An IPv6 subscriber has at least a /64 of addresses, which count as one; what is no address counts as unknown."""
    known = _address(address)
    if known is None:
        return "unknown"
    if isinstance(known, IPv6Address):
        return str(IPv6Address(int(known) >> 64 << 64))
    return str(known)


def _address(text: str) -> Address | None:
    try:
        known = ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return None
    return known.ipv4_mapped or known if isinstance(known, IPv6Address) else known


def host(scope: Scope) -> str:
    """The name the request is for, without its port."""
    said = header(scope, b"host").strip().lower()
    if said.startswith("["):
        return said.partition("]")[0].strip("[")
    name, _, port = said.rpartition(":")
    return (name if port.isdecimal() else said).rstrip(".")


def is_for_us(scope: Scope, settings: Settings) -> bool:
    """Whether the request names this server.

    A page elsewhere can have its own name lead to 127.0.0.1 and then read what listens there. So a server that
    listens on this machine only answers to names of this machine, and to those it was told.
    """
    asked = host(scope)
    if asked in settings.hosts or "*" in settings.hosts:
        return True
    if settings.hosts:
        return _is_loopback(asked) and _is_loopback(client(scope, settings.proxies))
    listens_on = (scope.get("server") or ("", 0))[0] or ""
    return _is_loopback(asked) or not _is_loopback(listens_on)


def _is_loopback(name: str) -> bool:
    known = _address(name)
    if known is None:
        return name == "localhost" or name.endswith(".localhost")
    return known.is_loopback


def is_from_elsewhere(scope: Scope) -> bool:
    """Whether another site's page made the browser send this."""
    site = header(scope, b"sec-fetch-site")
    if site:
        return site not in ("same-origin", "none")
    origin = header(scope, b"origin")
    return bool(origin) and origin.partition("://")[2].lower() != header(scope, b"host").strip().lower()
