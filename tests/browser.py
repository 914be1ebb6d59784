"""Finds a Chrome or Chromium for the browser tests, and installs one where it may.

`python tests/browser.py` prints where it is; `--ensure` installs one if there is none.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome", "msedge")
MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
# Noto has the Arabic letters a bare system lacks.
INSTALLERS = {
    "apt-get": (
        ("apt-get", "update", "-qq"),
        ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-core"),
    ),
    "dnf": (("dnf", "install", "-y", "-q", "chromium", "google-noto-sans-arabic-fonts"),),
    "apk": (("apk", "add", "--quiet", "chromium", "font-noto-arabic"),),
    "pacman": (("pacman", "-Sy", "--noconfirm", "chromium", "noto-fonts"),),
}
ADVICE = (
    "The browser tests need Chrome or Chromium, and none was found or could be installed. Install one "
    "(on Debian: apt-get install chromium), or set TIMELINE_BROWSER to the path of one you have."
)
OWN_BROWSER = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def executable() -> str | None:
    """Path of a browser that starts, or None."""
    named = os.environ.get("TIMELINE_BROWSER")
    if named:
        return named if _starts(named) else None
    return next((path for path in _usual_places() if _starts(path)), None) or _playwrights_own()


def ensure() -> str | None:
    """Path of a browser, installed if need be: the system's package first, else Playwright's download."""
    if os.environ.get("TIMELINE_BROWSER"):
        return executable()
    return executable() or _after(_install_package) or _after(_download)


def _usual_places() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield from MACOS
    roots = filter(None, map(os.environ.get, WINDOWS_ROOTS))
    yield from (str(Path(root) / place) for root in roots for place in WINDOWS)


def _starts(path: str) -> bool:
    """Ubuntu's `chromium-browser` may be a script that only says to install a snap."""
    if not Path(path).is_file():
        return False
    if sys.platform == "win32":  # there, `--version` opens a window
        return True
    return _run((path, "--version"), quiet=True)


def _playwrights_own() -> str | None:
    command = (sys.executable, "-c", OWN_BROWSER)
    asked = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    path = asked.stdout.strip()
    return path if asked.returncode == 0 and path and _starts(path) else None


def _after(install) -> str | None:
    return executable() if install() else None


def _install_package() -> bool:
    manager = next((name for name in INSTALLERS if shutil.which(name)), None)
    if manager is None or not (_is_root() or _may_sudo()):
        return False
    prefix = () if _is_root() else ("sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive")
    # An update that fails may still leave a package list good enough to install from.
    return [_run(prefix + command) for command in INSTALLERS[manager]][-1]


def _download() -> bool:
    # Only root may add the system libraries Playwright's browser needs.
    with_libraries = ("--with-deps",) if _is_root() and sys.platform == "linux" else ()
    install = (sys.executable, "-m", "playwright", "install")
    return _run((*install, *with_libraries, "chromium")) or _run((*install, "chromium"))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _may_sudo() -> bool:
    return shutil.which("sudo") is not None and _run(("sudo", "-n", "true"), quiet=True)


def _run(command: tuple[str, ...], *, quiet: bool = False) -> bool:
    if not quiet:
        print("+", *command, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    output = subprocess.DEVNULL if quiet else None
    limit = 30 if quiet else 900
    try:
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, timeout=limit, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> int:
    path = ensure() if "--ensure" in sys.argv[1:] else executable()
    named = os.environ.get("TIMELINE_BROWSER")
    advice = f"TIMELINE_BROWSER names {named}, which does not start; name another or unset it." if named else ADVICE
    print(path or advice, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
