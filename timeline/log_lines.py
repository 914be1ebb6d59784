"""The log: a line of JSON each where TIMELINE_LOG is `json`, plain words else.

What is told of a request is what one needs to find a fault: which route, how long, with what outcome, by whom as a
number that means nothing elsewhere. Queries, searched words, documents and secrets are never among it; of an error,
its kind and place, for its message may quote any of them.
"""

import json
import logging
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

LOG: Final = logging.getLogger("timeline")
_OTHERS: Final = ("uvicorn", "uvicorn.error", "streamlit")
# A line a request is ours to write; a server's own would quote the address.
_TWICE: Final = "uvicorn.access"
_EXTRA: Final = "fields"


@dataclass(frozen=True, slots=True)
class Written:
    """One request, as it is told."""

    id: str
    method: str
    route: str
    status: int
    milliseconds: float
    who: str = ""

    def fields(self) -> dict[str, Any]:
        """For a line of JSON."""
        told = {"request": self.id, "method": self.method, "route": self.route, "status": self.status}
        return {**told, "ms": round(self.milliseconds, 1), **({"who": self.who} if self.who else {})}


class _AsJson(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        fields = getattr(record, _EXTRA, None)
        # A library's message may quote anything: of others' lines, the words without what was put into them.
        told |= fields or {"message": record.getMessage() if _is_ours(record) else str(record.msg)}
        if record.exc_info and record.exc_info[1] is not None:
            told["error"] = placed(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False)


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name == LOG.name or record.name.startswith(f"{LOG.name}.")


def placed(error: BaseException) -> dict[str, Any]:
    """An error's kind, and the places it went through, without its words."""
    frames = traceback.extract_tb(error.__traceback__)
    return {"kind": type(error).__name__, "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]}


def begin_log(kind: str) -> None:
    """Sets up this process's log: `json`, `plain` with a line a request, else plain with what went wrong only.

    A server configures its own loggers when it starts, so this is called after that.
    """
    handler = logging.StreamHandler()
    as_json = kind == "json"
    handler.setFormatter(_AsJson() if as_json else logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.handlers, LOG.propagate = [handler], False
    LOG.setLevel(logging.INFO if kind in ("json", "plain") else logging.WARNING)
    if as_json:
        twice = logging.getLogger(_TWICE)
        twice.handlers, twice.propagate = [logging.NullHandler()], False
    for name in _OTHERS if as_json else ():
        other = logging.getLogger(name)
        other.handlers, other.propagate = ([handler], False) if "." not in name else ([], True)


def tell(request: Written) -> None:
    """A line about a request; a fault of ours is an error, all else is information."""
    level = logging.ERROR if request.status >= 500 else logging.INFO
    words = f"{request.method} {request.route} {request.status} {request.milliseconds:.1f} ms {request.id}"
    LOG.log(level, "%s", words, extra={_EXTRA: request.fields()})


def tell_failure(error: BaseException, where: str) -> None:
    """A line about an error that nobody foresaw."""
    if any(isinstance(handler.formatter, _AsJson) for handler in LOG.handlers):
        LOG.error("failed", extra={_EXTRA: {"where": where, "error": placed(error)}})
    else:
        traceback.print_exception(error)
