"""A whole shared installation on loopback, for trying out and for tests: `make shared`.

PostgreSQL from a wheel, an OpenID Connect provider that lets in whoever is named, app processes, a worker, and
nginx where it is installed, with the lines of `deploy/nginx`. All of it is gone when it is stopped.
"""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from postgres import Server

ROOT: Final = Path(__file__).parent.parent
NGINX: Final = ROOT / "deploy" / "nginx"
PEOPLE: Final = ("amina", "boris", "chen", "dolores")
# As it would be run: what is acknowledged is on the disk.
DURABLE: Final = {"shared_buffers": "64MB"}
_SECRETS: Final = """[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{secret}"
client_id = "timeline"
client_secret = "for trying out"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""
_PROXY: Final = """daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{}}
http {{
    access_log off;
    {paths}
    include {lines}/sticky.conf;
    upstream timeline_app {{
        hash $timeline_route consistent;
        {servers}
        keepalive 32;
        keepalive_timeout 4s;
    }}
    server {{
        listen 127.0.0.1:{port};
        include {lines}/proxy.conf;
    }}
}}
"""
_PATHS: Final = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass
class SharedPlace:
    """`with SharedPlace() as place`: `place.address` is what people open, `place.apps` are the processes behind it.

    Without a `server` that runs already it starts one of its own.
    """

    server: Server | None = None
    processes: int = 2
    proxied: bool = True
    environment: dict[str, str] = field(default_factory=dict)

    def __enter__(self) -> "SharedPlace":
        """Starts everything, and waits until it answers."""
        self._open = ExitStack()
        try:
            self._start()
        except BaseException:
            self._open.close()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        """Stops everything; the data are gone."""
        self._open.close()

    def _start(self) -> None:
        self.folder = Path(self._open.enter_context(tempfile.TemporaryDirectory(prefix="timeline-shared-")))
        self.name = self._database().create()
        self.url = self._database().url(self.name)
        self.ports = free_ports(self.processes + 2)
        front, provider, *apps = self.ports
        self.provider = f"http://127.0.0.1:{provider}"
        self.apps = [f"http://127.0.0.1:{port}" for port in apps]
        where = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
        self.nginx = (shutil.which("nginx", path=where) or "") if self.proxied else ""
        self.address = f"http://127.0.0.1:{front}" if self.nginx else self.apps[0]
        self._write_secrets()
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        # All at once: whoever comes first to the new database makes its tables, and the others wait.
        for number in range(self.processes):
            self.start_app(number)
        self.running["provider"] = self._run("provider", _provider(provider))
        self.start_worker()
        if self.nginx:
            self._write_proxy(front, apps)
            command = [self.nginx, "-e", "stderr", "-c", str(self.folder / "nginx.conf")]
            self.running["nginx"] = self._run("nginx", command)
        self.wait()

    def wait(self) -> None:
        """Until all of it answers."""
        self._await("provider", f"{self.provider}/.well-known/openid-configuration")
        for number, address in enumerate(self.apps):
            self._await(f"app {number}", f"{address}/readyz")
        if self.nginx:
            self._await("nginx", f"{self.address}/healthz")
        if self.running["worker"].poll() is not None:
            raise RuntimeError(f"the worker has ended:\n{self.log('worker')}")

    def _database(self) -> Server:
        if self.server is None:
            self.server = Server(DURABLE)
            self._open.callback(self.server.stop)
            self.server.start()
        return self.server

    def start_app(self, number: int) -> None:
        """One app process, or the same again after it has ended."""
        command = ["-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(self.ports[2 + number])]
        asked = ["--server.headless", "true", "--secrets.files", str(self.folder / "secrets.toml")]
        self.running[f"app {number}"] = self._run(f"app {number}", [sys.executable, *command, *asked])

    def start_worker(self) -> None:
        """The worker, which reads in what people leave to it."""
        self.running["worker"] = self._run("worker", [sys.executable, "-m", "timeline", "work"])

    def _await(self, name: str, address: str) -> None:
        give_up = time.monotonic() + 90
        while time.monotonic() < give_up and self.running[name].poll() is None:
            try:
                with urllib.request.urlopen(address, timeout=5):
                    return
            except OSError:
                time.sleep(0.1)
        # A process that died says why.
        raise RuntimeError(f"{name} did not answer at {address}:\n{self.log(name)}")

    def log(self, name: str) -> str:
        """What a process has said."""
        return self._log(name).read_text("utf-8", "replace")

    def _run(self, name: str, command: Sequence[str]) -> "subprocess.Popen[bytes]":
        ours = {"TIMELINE_DATABASE_URL": self.url, "TIMELINE_ADMINS": f"{PEOPLE[0]}@example.org"}
        # The proxy says whom it speaks for.
        environment = {**os.environ, **ours, "TIMELINE_PROXIES": "127.0.0.1", **self.environment}
        log: IO[bytes] = self._open.enter_context(self._log(name).open("ab"))
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self._open.callback(_end, process)
        return process

    def _log(self, name: str) -> Path:
        return self.folder / f"{name.replace(' ', '-')}.log"

    def _write_secrets(self) -> None:
        file = self.folder / "secrets.toml"
        file.touch(mode=0o600)
        self.secret = secrets.token_urlsafe(32)
        words = {"address": self.address, "secret": self.secret, "provider": self.provider}
        file.write_text(_SECRETS.format(**words), "utf-8")

    def _write_proxy(self, port: int, apps: Sequence[int]) -> None:
        servers = " ".join(f"server 127.0.0.1:{app} max_fails=1 fail_timeout=5s;" for app in apps)
        paths = " ".join(f"{name}_temp_path {self.folder}/{name};" for name in _PATHS)
        # Started by root, its workers would else be somebody who may not enter the folder.
        user = "user root;" if os.geteuid() == 0 else ""
        words = {"user": user, "folder": self.folder, "lines": NGINX, "port": port, "servers": servers, "paths": paths}
        (self.folder / "nginx.conf").write_text(_PROXY.format(**words), "utf-8")


def _provider(port: int) -> list[str]:
    """The provider's command: it knows some people, and takes anybody at their word."""
    claims = (
        {"sub": name, "email": f"{name}@example.org", "email_verified": True, "name": name.title()} for name in PEOPLE
    )
    words = [word for one in claims for word in ("--user-claims", json.dumps(one))]
    return [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *words]


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody listens on now."""
    with ExitStack() as held:
        probes = [held.enter_context(closing(socket.socket())) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]


def _end(process: "subprocess.Popen[Any]") -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(timeout=20)


def main() -> None:
    """Runs until it is told to stop."""
    stop = threading.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: stop.set())
    print("Starting PostgreSQL, a provider to sign in with, two app processes, a worker and nginx ...", flush=True)
    with SharedPlace() as place:
        behind = "nginx" if place.nginx else "no proxy: nginx is not installed, so this is the first app process alone"
        print(f"\n  {place.address}   ({behind})\n")
        print(f"Sign in as one of {', '.join(PEOPLE)}; {PEOPLE[0]} looks after the installation.")
        print(f"App processes: {', '.join(place.apps)}; logs: {place.folder}")
        print("Ctrl-C stops everything, and all that was entered is gone.", flush=True)
        stop.wait()


if __name__ == "__main__":
    main()
