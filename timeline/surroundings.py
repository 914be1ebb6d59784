"""What an operator has set up round the program: its settings, the secrets of sign-in, the libraries."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

_PREFIX: Final = "TIMELINE_"
# All there are; docs/settings.md says what they do.
KNOWN: Final = frozenset(
    _PREFIX + name
    for name in (
        "ADMINS", "DATABASE_URL", "EMBED_ON", "FETCH", "HOSTS", "LOG", "METRICS_TOKEN", "OPEN_TO_ALL", "PROXIES",
        "RATE", "USER_RATE", "WORKER",
    )
)  # fmt: skip
_PINNED: Final = re.compile(r"([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)")
_LEAST_SECRET: Final = 32


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` is empty where all is well."""

    what: str
    advice: str = ""


def libraries(requirements: Path) -> Iterator[Finding]:
    """Whether what is installed is what the program was tested with; an image of the program has no list."""
    if not requirements.exists():
        return
    pinned = dict(_PINNED.findall(requirements.read_text("utf-8")))
    other = [name for name, wanted in pinned.items() if _numbers(_installed(name)) != _numbers(wanted)]
    if other:
        advice = f"not those of this program ({', '.join(sorted(other))}): pip install -r requirements.txt"
        yield Finding("libraries:", advice)
    else:
        yield Finding(f"libraries: all {len(pinned)} are those of this program")


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _numbers(version: str) -> list[int | str]:
    """1.2 and 1.002 are the same."""
    return [int(part) if part.isdecimal() else part for part in version.split(".")]


def settings(environment: Mapping[str, str], secrets: Sequence[Path]) -> Iterator[Finding]:
    """Names that are none, and whether people can sign in. `secrets` are the files Streamlit looks for."""
    unknown = sorted(name for name in environment if name.startswith(_PREFIX) and name not in KNOWN)
    for name in unknown:
        yield Finding(f"{name}:", "there is no such setting; docs/settings.md has all there are")
    for word in environment.get("TIMELINE_ADMINS", "").replace(",", " ").split():
        if "@" not in word:
            yield Finding("TIMELINE_ADMINS:", f"{word!r} is no address, so it names nobody")
    auth: dict[str, Any] = {}
    for file in secrets:
        try:
            auth |= tomllib.loads(file.read_text("utf-8")).get("auth", {})
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            yield Finding(f"{file}:", f"cannot be read, so nobody can sign in ({type(error).__name__})")
    if auth:
        yield from _sign_in(auth, environment)
    else:
        yield Finding("sign-in: none is set up; the program answers its own machine only")


def _sign_in(auth: Mapping[str, Any], environment: Mapping[str, str]) -> Iterator[Finding]:
    """Never a secret's words."""
    home, hosts = urlsplit(str(auth.get("redirect_uri", ""))), environment.get("TIMELINE_HOSTS", "").lower()
    wrong = []
    if not home.path.endswith("/oauth2callback"):
        wrong.append("redirect_uri does not end in /oauth2callback")
    if hosts and home.hostname not in hosts.replace(",", " ").split() and "*" not in hosts:
        wrong.append(f"TIMELINE_HOSTS does not name {home.hostname}")
    if len(str(auth.get("cookie_secret", ""))) < _LEAST_SECRET:
        wrong.append(f"cookie_secret is shorter than {_LEAST_SECRET} signs, and can be guessed")
    providers = [auth, *(part for part in auth.values() if isinstance(part, Mapping))]
    needed = ("client_id", "client_secret", "server_metadata_url")
    if not any(all(part.get(name) for name in needed) for part in providers):
        wrong.append(f"no provider has {', '.join(needed)}")
    yield from (Finding("sign-in:", words) for words in wrong)
    if not wrong:
        yield Finding(f"sign-in: people come back to {home.scheme}://{home.netloc}")
