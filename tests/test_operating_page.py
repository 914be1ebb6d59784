"""What an operator is told is so: every setting and command there is, and nginx takes the lines it is given."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

from timeline.cli import app
from timeline.surroundings import KNOWN

ROOT = Path(__file__).parent.parent
OPERATING = (ROOT / "docs" / "operating.md").read_text("utf-8")
SETTINGS = (ROOT / "docs" / "settings.md").read_text("utf-8")
DEPLOY = ROOT / "deploy"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def named(texts: list[str]) -> set[str]:
    return {name for text in texts for name in re.findall(r"\bTIMELINE_[A-Z_]+", text)}


def test_every_setting_is_told_and_every_one_told_is_a_setting() -> None:
    code = [path.read_text("utf-8") for path in [ROOT / "app.py", *(ROOT / "timeline").rglob("*.py")]]
    assert named([SETTINGS]) == named(code) == KNOWN
    files = [path.read_text("utf-8") for path in DEPLOY.rglob("*") if path.is_file()]
    assert named([OPERATING, *files]) <= named(code)


def test_every_command_told_is_a_command() -> None:
    commands = get_command(app).commands
    there = {name: set(getattr(command, "commands", ())) for name, command in commands.items()}
    told = re.findall(r"(?:^|`|-m )timeline ([a-z]+)(?: ([a-z]+)\b)?", OPERATING, flags=re.M)
    assert len(told) > 10
    assert [(name, sub) for name, sub in told if name not in there or (there[name] and sub not in there[name])] == []


def test_every_file_told_is_there() -> None:
    told = re.findall(r"deploy/[\w./@-]*\w", OPERATING)
    assert [name for name in told if not list(ROOT.glob(f"{name}*"))] == []
    services = re.findall(r"\btimeline-[a-z]+(?:\.timer|\.service)?\b", re.sub(r"/\S*", "", OPERATING))
    assert {name for name in services if not list((DEPLOY / "systemd").glob(f"{name}*"))} <= {"timeline-restored"}


@pytest.mark.skipif(not NGINX, reason="nginx is not installed")
def test_nginx_takes_the_site_it_is_given(tmp_path: Path) -> None:
    made = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost"]
    files = ["-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem")]
    subprocess.run(["openssl", "req", *made, *files], check=True, capture_output=True, timeout=30)
    site = (DEPLOY / "nginx" / "site.conf").read_text("utf-8").replace("/opt/timeline", str(ROOT))
    site = site.replace("/etc/letsencrypt/live/timeline.example.org", str(tmp_path)).replace("/var/log/nginx", "/dev")
    site = re.sub(r"/dev/timeline\.log", str(tmp_path / "log"), site)
    conf = tmp_path / "nginx.conf"
    conf.write_text(f"pid {tmp_path}/pid; events {{}} http {{ {site} }}", "utf-8")
    said = subprocess.run([str(NGINX), "-e", "stderr", "-t", "-c", str(conf)], capture_output=True, timeout=30)
    assert b"test is successful" in said.stderr, said.stderr.decode()
