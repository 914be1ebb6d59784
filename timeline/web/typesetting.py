"""Typesets one file in a process of its own: Typst keeps what it has laid out, and only its end gives that back.

Run as a program it reads what to typeset from its input and writes the file. It stands alone, to start at once.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, Final, Literal

import typst

# What the program ends with where some letter is in no font.
_LETTERS_MISSING: Final = 3
# Of a long file the process takes most of a gigabyte: others wait for their turn.
_ONE_AT_A_TIME: Final = Lock()
_LONGEST: Final = 600


class LettersMissingError(Exception):
    """A file that must hold all its letters has some that no font has."""


def typeset_apart(template: Path, given: Mapping[str, Any], fonts: Sequence[Path], *, strict: bool) -> bytes:
    """The file. Raises LettersMissingError where it is strict, and a letter is in no font."""
    asked = {"template": str(template), "given": given, "fonts": [str(font) for font in fonts], "strict": strict}
    with _ONE_AT_A_TIME:
        # Without the folder of this file, whose modules are none to be found by their bare names.
        done = subprocess.run(
            [sys.executable, "-P", __file__],
            input=json.dumps(asked).encode(), capture_output=True, timeout=_LONGEST, check=False,
        )  # fmt: skip
    if done.returncode == _LETTERS_MISSING:
        raise LettersMissingError
    if done.returncode:
        raise RuntimeError(f"the file could not be typeset: {done.stderr.decode(errors='replace')[-500:]}")
    return done.stdout


def _main() -> int:
    asked = json.load(sys.stdin.buffer)
    # Of a file that screen readers can read Typst asks that each letter be there.
    standard: Literal["ua-1"] | None = "ua-1" if asked["strict"] else None
    data = {"given": json.dumps(asked["given"], ensure_ascii=False)}
    try:
        made = typst.compile(
            Path(asked["template"]), font_paths=asked["fonts"], sys_inputs=data, pdf_standards=standard
        )
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _LETTERS_MISSING
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(_main())
