"""Our frozen types to JSON and back.

A dataclass becomes an object with its name under `is`. Reading follows the annotations of the type that is
asked for, so a stored name can only ever become a class that type mentions.
"""

import json
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from timeline.store.errors import StoreError

_TAG: Final = "is"


def to_json(value: Any) -> str:
    """Compact JSON that keeps every script readable."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def encode(value: Any) -> Any:
    """The JSON value of a tree of our dataclasses, enums, tuples and plain values."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: encode(getattr(value, field.name)) for field in fields(value)}
        return {_TAG: type(value).__name__} | parts
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [encode(part) for part in value]
    return value


def decode(value: Any, hint: Any) -> Any:
    """The value of that type (a class, a tuple or a union of them) which `encode` wrote.

    Raises StoreError where the JSON is of another shape, as a later or earlier program may have left it.
    """
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return decode(value, _choose(value, get_args(hint)))
    if origin is tuple:
        return _decode_tuple(value, get_args(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        return _decode_dataclass(value, hint)
    if issubclass(hint, Enum):
        return _member(value, hint)
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise _mismatch(value, hint)
    return value


def _choose(value: Any, hints: tuple[Any, ...]) -> Any:
    """The one of a union's types that the JSON value was written from."""
    for hint in hints:
        if isinstance(hint, type) and is_dataclass(hint):
            fits = isinstance(value, dict) and value.get(_TAG) == hint.__name__
        elif isinstance(hint, type) and issubclass(hint, Enum):
            fits = value in [member.value for member in hint]
        else:
            fits = type(value) is hint or (hint is float and type(value) is int)
        if fits:
            return hint
    raise _mismatch(value, hints)


def _decode_tuple(value: Any, hints: tuple[Any, ...]) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _mismatch(value, hints)
    if len(hints) == 2 and hints[1] is Ellipsis:
        return tuple(decode(part, hints[0]) for part in value)
    if len(hints) != len(value):
        raise _mismatch(value, hints)
    return tuple(decode(part, hint) for part, hint in zip(value, hints, strict=True))


def _decode_dataclass(value: Any, kind: type) -> Any:
    if not isinstance(value, dict) or value.get(_TAG) != kind.__name__:
        raise _mismatch(value, kind)
    hints, required = _shape(kind)
    names = value.keys() - {_TAG}
    # A field that came later has its default in what was stored before it.
    if not required <= names <= hints.keys():
        raise _mismatch(value, kind)
    return kind(**{name: decode(value[name], hints[name]) for name in names})


@lru_cache
def fingerprint(*hints: Any) -> str:
    """A short name for how the types are written; it changes when one of them does."""
    parts: dict[str, str] = {}
    for hint in hints:
        _describe(hint, parts)
    return sha256(to_json(parts).encode()).hexdigest()[:16]


def _describe(hint: Any, parts: dict[str, str]) -> str:
    """The type's name; what its dataclasses and enums are made of goes into `parts`."""
    if get_args(hint):
        inner = ",".join(_describe(part, parts) for part in get_args(hint))
        return f"{'tuple' if get_origin(hint) is tuple else 'union'}[{inner}]"
    name = getattr(hint, "__name__", str(hint))
    if not isinstance(hint, type) or name in parts:
        return name
    if issubclass(hint, Enum):
        parts[name] = to_json([member.value for member in hint])
    elif is_dataclass(hint):
        parts[name] = ""
        parts[name] = to_json({field: _describe(part, parts) for field, part in _shape(hint)[0].items()})
    return name


@lru_cache
def _shape(kind: type) -> tuple[dict[str, Any], frozenset[str]]:
    """A dataclass's field types, and the fields that have no default."""
    hints = get_type_hints(kind)
    needed = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    return {field.name: hints[field.name] for field in fields(kind)}, frozenset(needed)


def _member(value: Any, kind: type[Enum]) -> Enum:
    try:
        return kind(value)
    except ValueError as error:
        raise _mismatch(value, kind) from error


def _mismatch(value: Any, hint: Any) -> StoreError:
    expected = getattr(hint, "__name__", "") if hint is not NoneType else "nothing"
    return StoreError(
        f"stored by another version of Timeline: {to_json(value)[:80]} is no {expected or hint}; "
        "read the document again"
    )
