"""Memory that was let go goes back to the system.

The GNU C library keeps it for the thread that had it, and a server has dozens: with a million events that is half a
gigabyte which nobody uses.
"""

import ctypes
import sys
from typing import Final

# Of malloc.h; see mallopt(3).
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
_LARGE: Final = 1 << 20


def keep_little() -> None:
    """Few pools for all threads, and what is large is taken from the system and given back by itself.

    Another C library than GNU's has no such thing to set, and is left as it is.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(_ARENA_MAX, 2)
        mallopt(_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """What is free inside the pools goes back too; takes a tenth of a second with a million events."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
