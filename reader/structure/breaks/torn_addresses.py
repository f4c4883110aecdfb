"""Addresses that an extractor tore apart, since it set their scheme and the rest in different runs.

The scheme ends a line, and what follows it stands on the next, set in by one blank; or this stands above the scheme
alone, and the rest, which had no room in a narrow column, below it.
"""

import re
from collections.abc import Sequence
from typing import Final

from reader.structure.lines import Line

_SCHEME: Final = "://"
_SCHEME_ALONE: Final = re.compile(r"(?:https?|ftp)://$")
_HOST: Final = re.compile(r"[A-Za-z0-9][\w-]*\.[!-~]+$")
_REST: Final = re.compile(r"[\w.?=&%#~/-][!-~]*$", re.ASCII)


def with_addresses(lines: Sequence[Line]) -> Sequence[Line]:
    """The same lines, addresses whole where they began."""
    if not any(line.text.endswith(_SCHEME) for line in lines):
        return lines
    result: list[Line] = []
    index = 0
    while index < len(lines):
        line, end = _whole(lines, index)
        result.append(line)
        index = end
    return result


def _whole(lines: Sequence[Line], index: int) -> tuple[Line, int]:
    """The line at `index` with its address whole, and the index behind the last piece of it."""
    line = lines[index]
    if line.text.endswith(_SCHEME) and _is_host(lines, index + 1):
        text, end = line.text + lines[index + 1].text, index + 2
    elif _is_host(lines, index) and _is_scheme(lines, index + 1) and not _is_host(lines, index + 2):
        text, end = lines[index + 1].text + line.text, index + 2
    else:
        return line, index + 1
    if end < len(lines) and _is_rest(lines[end]):
        text, end = text + lines[end].text, end + 1
    return line.with_text(text), end


def _is_host(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and lines[index].column == 1 and _HOST.match(lines[index].text) is not None


def _is_scheme(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and _SCHEME_ALONE.match(lines[index].text) is not None


def _is_rest(line: Line) -> bool:
    """Whether a line right below the others may be the end of an address."""
    return not line.empty_before and not line.column and not line.first and _REST.match(line.text) is not None
