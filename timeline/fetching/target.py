"""A web address taken apart, and refused where it is none that may be fetched."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

_PORTS: Final = {"http": 80, "https": 443}
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Target:
    """What to connect to, and what to ask for there."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address as it is kept."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{name}{'' if self.port == _PORTS[self.scheme] else f':{self.port}'}{self.path}"


def target_of(url: str) -> Target | None:
    """The target of an address; None where it is no http(s) address with a name, or says who one is."""
    if len(url) > _LONGEST or any(sign.isspace() or not sign.isprintable() or sign == "\\" for sign in url):
        return None
    try:
        parts = urlsplit(url)
        port, host = parts.port, _ascii(parts.hostname or "")
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not host or "@" in parts.netloc:
        return None
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return Target(parts.scheme, host, port or _PORTS[parts.scheme], path + query)


def led_on(target: Target, location: str) -> Target | None:
    """Where a redirect leads."""
    return target_of(urljoin(target.url, location.strip()))


def _ascii(host: str) -> str:
    """A name in any script as the name system knows it. Raises ValueError."""
    if ":" in host:
        return host
    return host.rstrip(".").encode("idna").decode("ascii") if host.rstrip(".") else ""
