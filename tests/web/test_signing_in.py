"""Two people, an OpenID Connect provider, a browser: each sees what is theirs, and what they were invited to."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from app_harness import STREAMLIT

PEOPLE = (
    '{"sub": "amina", "email": "amina@example.org", "email_verified": true, "name": "Amina"}',
    '{"sub": "boris", "email": "boris@example.org", "email_verified": true, "name": "Boris"}',
)
SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a secret of the tests that is long enough"
client_id = "timeline"
client_secret = "of the tests"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


@pytest.fixture
def provider() -> Iterator[str]:
    """A provider of its own, which knows two people."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    claims = [word for one in PEOPLE for word in ("--user-claims", one)]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *claims]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address, give_up = f"http://127.0.0.1:{port}", time.monotonic() + 60
    while time.monotonic() < give_up and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/.well-known/openid-configuration", timeout=2).close()
            break
        except OSError:
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(timeout=20)


def signed_in(browser: Any, address: str, name: str) -> Any:
    page = browser.new_context(locale="en", viewport={"width": 1400, "height": 1000}).new_page()
    page.set_default_timeout(30_000)
    page.goto(address)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=name.lower()).click()
    page.get_by_role("button", name="Sign out").wait_for()
    return page


def test_people_sign_in_and_see_what_is_shared_with_them(
    browser: Any, serve: Callable[..., str], provider: str, tmp_path: Path
) -> None:
    secrets = tmp_path / "secrets.toml"
    # Streamlit puts its own port in.
    secrets.write_text(SECRETS.replace("{provider}", provider), "utf-8")
    address = serve((*STREAMLIT, "--secrets.files", str(secrets)))
    amina = signed_in(browser, address, "Amina")
    amina.get_by_label("Title of a new timeline").fill("Treaties of 1921")
    amina.get_by_role("button", name="Create").click()
    amina.get_by_role("link", name="People and sharing").wait_for()
    timeline = amina.url.partition("timeline=")[2]
    boris = signed_in(browser, address, "Boris")
    boris.get_by_text("You belong to no timeline yet.").wait_for()
    boris.goto(f"{address}/?timeline={timeline}")
    boris.get_by_text("There is no such timeline here").wait_for()
    assert boris.context.request.get(f"{address}/view/minimap?timeline={timeline}").status == 404
    assert "Treaties" not in boris.content()

    amina.get_by_role("link", name="People and sharing").click()
    amina.get_by_label("E-mail address").fill("boris@example.org")
    amina.get_by_role("button", name="Invite").click()
    amina.get_by_text("Copy this now").wait_for()
    boris.goto(address)
    boris.get_by_role("button", name="Accept").click()
    boris.get_by_role("link", name="Chronology").wait_for()
    assert boris.context.request.get(f"{address}/view/minimap?timeline={timeline}").status == 200
    # A viewer sees who is there, and adds nothing.
    assert boris.get_by_role("button", name="Add a report").count() == 0

    boris.get_by_role("button", name="Sign out").click()
    # The provider asks whether to sign out there too; here it is done.
    boris.wait_for_url(f"{provider}/**")
    boris.goto(address)
    boris.get_by_role("button", name="Sign in").wait_for()
    assert boris.context.request.get(f"{address}/view/minimap?timeline={timeline}").status == 404
