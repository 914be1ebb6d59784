"""The texts of ours that a module says, for `make messages`: those inside f-strings too, which Babel would not see."""

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO

# As Babel wants it: line, function, what it was called with, comments.
Found = tuple[int, str, str | tuple[str | None, ...] | None, list[str]]


def texts_said(
    file: BinaryIO, keywords: Mapping[str, object], tags: Collection[str], options: object
) -> Iterator[Found]:
    """Every call of one of the functions `keywords` names, with the texts among its arguments."""
    calls = [node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id in keywords and call.args:
            texts = tuple(_text(argument) for argument in call.args)
            yield call.lineno, call.func.id, texts if len(texts) > 1 else texts[0], []


def _text(argument: ast.expr) -> str | None:
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None
